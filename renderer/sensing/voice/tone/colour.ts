import { FRAME_SAMPLES, SAMPLE_RATE } from '../moment.ts';
import { fft, FFT_SIZE } from './fft.ts';

/*
 * How fast the sound's colour changes. Counting syllables (peaks of the envelope, after de Jong and
 * Wempe 2009) tells the pace of 10 s of speech with a spread of 10 %, this with 6 %, on the same
 * recordings: each frame of speech has its say, not only one in eight. Bands of 200 to 3500 Hz on
 * the mel scale, so that a telephone's voice and a headset's are heard alike.
 */

const BANDS = 10;
const LOW_HZ = 200;
const HIGH_HZ = 3500;
const WINDOW = 400;
const HOP = FRAME_SAMPLES / 4;
/** Spectra from which a later one is told: 4 hops are the 32 ms over which change is measured. */
const LAG = 4;
/** What is this far below the usual voice is not heard: powers, −30 and −20 dB. */
const FLOORS = { fine: 1e-3, coarse: 1e-2 };
/** Share of the way that the usual power goes with each frame of speech: about 1 s. */
const DRIFT = 0.03;

const mel = (hz: number): number => Math.log(1 + hz / 700);
const hz = (value: number): number => 700 * (Math.exp(value) - 1);

/** Which band a bin of the spectrum belongs to; −1 for none. */
const bandOf = Int8Array.from({ length: FFT_SIZE / 2 }, (_, bin) => {
  const at = (bin * SAMPLE_RATE) / FFT_SIZE;
  if (at < LOW_HZ || at >= hz(mel(HIGH_HZ))) return -1;
  return Math.floor(((mel(at) - mel(LOW_HZ)) / (mel(HIGH_HZ) - mel(LOW_HZ))) * BANDS);
});
const hann = Float64Array.from(
  { length: WINDOW },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (WINDOW - 1)),
);

interface Colour {
  readonly fine: Float64Array;
  readonly coarse: Float64Array;
}

const blank = (): Colour => ({ fine: new Float64Array(BANDS), coarse: new Float64Array(BANDS) });

export class ColourChange {
  readonly #samples = new Float64Array(2 * FRAME_SAMPLES);
  readonly #re = new Float64Array(FFT_SIZE);
  readonly #im = new Float64Array(FFT_SIZE);
  readonly #powers = [0, 1, 2, 3].map(() => new Float64Array(BANDS));
  #past: Colour[] = [0, 1, 2, 3].map(blank);
  #now: Colour[] = [0, 1, 2, 3].map(blank);
  #frames = 0;
  /** Mean power of a band in the frames of speech. */
  #usual: number | null = null;

  reset(): void {
    this.#samples.fill(0);
    this.#frames = 0;
  }

  /** @returns mean change over the frame, or null where what came before is not known */
  next(samples: Float32Array, isSpeech: boolean): { fine: number; coarse: number } | null {
    this.#samples.copyWithin(0, FRAME_SAMPLES);
    this.#samples.set(samples, FRAME_SAMPLES);
    this.#spectra(0);
    this.#spectra(2);
    if (isSpeech) this.#follow();
    if (this.#usual === null) return null;
    [this.#past, this.#now] = [this.#now, this.#past];
    const change = { fine: 0, coarse: 0 };
    this.#powers.forEach((powers, i) => {
      const [now, past] = [this.#now[i], this.#past[i]];
      if (!now || !past) return;
      for (const floor of ['fine', 'coarse'] as const) {
        shape(powers, (this.#usual ?? 0) * FLOORS[floor], now[floor]);
        change[floor] += distance(now[floor], past[floor]) / LAG;
      }
    });
    this.#frames += 1;
    // The first has no past; the second's past was cut from half a frame of zeros.
    return this.#frames > 2 ? change : null;
  }

  /** Two windows in one transform: one as its real, one as its imaginary part. */
  #spectra(first: number): void {
    const [re, im] = [this.#re.fill(0), this.#im.fill(0)];
    const start = FRAME_SAMPLES + (first + 1) * HOP - WINDOW;
    for (let i = 0; i < WINDOW; i += 1) {
      re[i] = (this.#samples[start + i] ?? 0) * (hann[i] ?? 0);
      im[i] = (this.#samples[start + HOP + i] ?? 0) * (hann[i] ?? 0);
    }
    fft(re, im);
    const [one, two] = [this.#powers[first]?.fill(0), this.#powers[first + 1]?.fill(0)];
    if (!one || !two) return;
    for (let bin = 1; bin < FFT_SIZE / 2; bin += 1) {
      const band = bandOf[bin] ?? -1;
      if (band < 0) continue;
      const [r, m] = [re[bin] ?? 0, im[bin] ?? 0];
      const [r2, m2] = [re[FFT_SIZE - bin] ?? 0, im[FFT_SIZE - bin] ?? 0];
      one[band] = (one[band] ?? 0) + ((r + r2) ** 2 + (m - m2) ** 2) / 4;
      two[band] = (two[band] ?? 0) + ((m + m2) ** 2 + (r2 - r) ** 2) / 4;
    }
  }

  #follow(): void {
    const sum = this.#powers.reduce((all, each) => all + each.reduce((a, b) => a + b, 0), 0);
    const mean = sum / (BANDS * this.#powers.length);
    if (mean === 0) return;
    this.#usual = this.#usual === null ? mean : this.#usual + (mean - this.#usual) * DRIFT;
  }
}

/** Logarithms of the bands above a floor, without their mean: what is left when level is taken away. */
function shape(powers: Float64Array, floor: number, into: Float64Array): void {
  let sum = 0;
  for (let band = 0; band < BANDS; band += 1) {
    const log = Math.log((powers[band] ?? 0) + floor);
    into[band] = log;
    sum += log;
  }
  for (let band = 0; band < BANDS; band += 1) into[band] = (into[band] ?? 0) - sum / BANDS;
}

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let band = 0; band < BANDS; band += 1) sum += ((a[band] ?? 0) - (b[band] ?? 0)) ** 2;
  return Math.sqrt(sum / BANDS);
}
