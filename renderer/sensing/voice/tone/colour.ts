import type { BandChange } from '#shared/model/voiceTone.ts';
import { TONE_BANDS } from '#shared/model/voiceTone.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../moment.ts';
import { fft, FFT_SIZE } from './fft.ts';

/*
 * How fast the sound's bands rise and fall, from which the pace is told: for each band the levels
 * and their steps, of which the domain makes Hjorth's mobility (B. Hjorth, 1970), the spread of the
 * steps beside the spread of the levels. Unlike a count of syllables each frame of speech has its
 * say, and how lively somebody speaks is divided out. Bands of 200 to 3500 Hz on the mel scale, so
 * that a telephone's voice and a headset's are heard alike.
 */

const LOW_HZ = 200;
const HIGH_HZ = 3500;
/** 25 ms of sound a step, one step every 8 ms. */
const WINDOW = 400;
const STEPS = 4;
const HOP = FRAME_SAMPLES / STEPS;
/** What is this far below the usual voice is not heard: power, −25 dB. */
const FLOOR = 10 ** -2.5;
/** Share of the way that the usual power goes with each frame of speech: about 1 s. */
const DRIFT = 0.03;
/** Gaussian smoothing over 16 ms (one deviation) on either side: ripples are not syllables. */
const DEVIATION_STEPS = 2;
const REACH = 2 * DEVIATION_STEPS;
const bell = Float64Array.from({ length: 2 * REACH + 1 }, (_, i) =>
  Math.exp(-0.5 * ((i - REACH) / DEVIATION_STEPS) ** 2),
);
const bellSum = bell.reduce((a, b) => a + b, 0);

const mel = (hz: number): number => Math.log(1 + hz / 700);
const hz = (value: number): number => 700 * (Math.exp(value) - 1);

/** Which band a bin of the spectrum belongs to; −1 for none. */
const bandOf = Int8Array.from({ length: FFT_SIZE / 2 }, (_, bin) => {
  const at = (bin * SAMPLE_RATE) / FFT_SIZE;
  if (at < LOW_HZ || at >= hz(mel(HIGH_HZ))) return -1;
  return Math.floor(((mel(at) - mel(LOW_HZ)) / (mel(HIGH_HZ) - mel(LOW_HZ))) * TONE_BANDS);
});
const hann = Float64Array.from(
  { length: WINDOW },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (WINDOW - 1)),
);

/** Levels that are needed for one frame's smoothed ones, and one more for the first difference. */
const KEPT = STEPS + 2 * REACH + 1;

export class ColourChange {
  readonly #samples = new Float64Array(2 * FRAME_SAMPLES);
  readonly #re = new Float64Array(FFT_SIZE);
  readonly #im = new Float64Array(FFT_SIZE);
  readonly #powers = Array.from({ length: STEPS }, () => new Float64Array(TONE_BANDS));
  /** Levels of each band, oldest first. */
  readonly #levels = Array.from({ length: TONE_BANDS }, () => new Float64Array(KEPT));
  #frames = 0;
  /** Mean power of a band in the frames of speech. */
  #usual: number | null = null;

  reset(): void {
    this.#samples.fill(0);
    this.#frames = 0;
  }

  /**
   * @returns what moved, or null where what came before is not known. Smoothing looks ahead, so it
   * is about the 32 ms before these samples.
   */
  next(samples: Float32Array, isSpeech: boolean): BandChange | null {
    this.#samples.copyWithin(0, FRAME_SAMPLES);
    this.#samples.set(samples, FRAME_SAMPLES);
    this.#spectra(0);
    this.#spectra(2);
    if (isSpeech) this.#follow();
    if (this.#usual === null) return null;
    const floor = this.#usual * FLOOR;
    this.#levels.forEach((levels, band) => {
      levels.copyWithin(0, STEPS);
      this.#powers.forEach((powers, step) => {
        levels[KEPT - STEPS + step] = Math.log((powers[band] ?? 0) + floor);
      });
    });
    this.#frames += 1;
    // As many frames as the levels reach back, and one whose window was cut from zeros.
    return this.#frames > Math.ceil(KEPT / STEPS) + 1 ? this.#summed() : null;
  }

  #summed(): BandChange {
    const [moved, sums, squares]: [number[], number[], number[]] = [[], [], []];
    for (const levels of this.#levels) {
      let [bandMoved, sum, square] = [0, 0, 0];
      let before = smoothed(levels, REACH);
      for (let step = 1; step <= STEPS; step += 1) {
        const level = smoothed(levels, REACH + step);
        bandMoved += (level - before) ** 2;
        sum += level;
        square += level ** 2;
        before = level;
      }
      moved.push(bandMoved);
      sums.push(sum);
      squares.push(square);
    }
    return { steps: STEPS, moved, sums, squares };
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
    const mean = sum / (TONE_BANDS * this.#powers.length);
    if (mean === 0) return;
    this.#usual = this.#usual === null ? mean : this.#usual + (mean - this.#usual) * DRIFT;
  }
}

/** The level at a step, with its neighbours on both sides. */
function smoothed(levels: Float64Array, at: number): number {
  let sum = 0;
  for (let i = 0; i < bell.length; i += 1) sum += (bell[i] ?? 0) * (levels[at - REACH + i] ?? 0);
  return sum / bellSum;
}
