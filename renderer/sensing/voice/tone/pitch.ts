import { FRAME_SAMPLES, SAMPLE_RATE } from '../moment.ts';

/*
 * The fundamental of the voice by normalised autocorrelation. On 4 kHz, which keeps the harmonics
 * below 1.5 kHz: enough also where a telephone has cut the fundamental itself away, and 16 times
 * cheaper than on all samples.
 */

const DECIMATION = 4;
const RATE = SAMPLE_RATE / DECIMATION;
const FRAME = FRAME_SAMPLES / DECIMATION;
/** Three frames, 96 ms: two periods of 60 Hz beside the longest lag. */
const HISTORY = 3 * FRAME;
const MIN_HZ = 60;
const MAX_HZ = 400;
const SHORTEST = Math.floor(RATE / MAX_HZ) - 1;
const LONGEST = Math.ceil(RATE / MIN_HZ) + 1;
const WINDOW = 160;

/** Correlation of a period with the next at which a frame counts as voiced. */
const VOICED = 0.6;
/** A shorter lag is taken when it is this good beside the best: multiples of a period fit as well. */
const NEARLY = 0.87;

const TAPS = 24;
const lowPass = Float64Array.from({ length: TAPS }, (_, i) => {
  const x = i - (TAPS - 1) / 2;
  const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / TAPS);
  return (Math.sin((2 * Math.PI * 1300 * x) / SAMPLE_RATE) / (Math.PI * x)) * window;
});

export class PitchTracker {
  readonly #raw = new Float64Array(TAPS + FRAME_SAMPLES);
  readonly #slow = new Float64Array(HISTORY);
  readonly #score = new Float64Array(LONGEST + 2);

  reset(): void {
    this.#raw.fill(0);
    this.#slow.fill(0);
  }

  /** @returns Hz, or null where no clear voice is heard in the last 80 ms */
  next(samples: Float32Array): number | null {
    this.#takeIn(samples);
    const slow = this.#slow;
    const at = HISTORY - WINDOW;
    let own = 1e-12;
    for (let i = at; i < HISTORY; i += 1) own += (slow[i] ?? 0) ** 2;
    let best = 0;
    for (let lag = SHORTEST; lag <= LONGEST; lag += 1) {
      let cross = 0;
      let other = 1e-12;
      for (let i = at; i < HISTORY; i += 1) {
        const before = slow[i - lag] ?? 0;
        cross += (slow[i] ?? 0) * before;
        other += before * before;
      }
      const score = cross / Math.sqrt(own * other);
      this.#score[lag] = score;
      best = Math.max(best, score);
    }
    return best < VOICED ? null : this.#firstPeak(best * NEARLY);
  }

  #firstPeak(atLeast: number): number | null {
    const score = this.#score;
    for (let lag = SHORTEST + 1; lag < LONGEST; lag += 1) {
      const here = score[lag] ?? 0;
      const [left, right] = [score[lag - 1] ?? 0, score[lag + 1] ?? 0];
      if (here < atLeast || here < left || here < right) continue;
      const bend = left - 2 * here + right;
      const hz = RATE / (lag + (bend === 0 ? 0 : (0.5 * (left - right)) / bend));
      return hz >= MIN_HZ && hz <= MAX_HZ ? hz : null;
    }
    return null;
  }

  #takeIn(samples: Float32Array): void {
    const raw = this.#raw;
    raw.copyWithin(0, FRAME_SAMPLES);
    raw.set(samples, TAPS);
    this.#slow.copyWithin(0, FRAME);
    for (let i = 0; i < FRAME; i += 1) {
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap += 1) {
        sum += (raw[(i + 1) * DECIMATION + tap] ?? 0) * (lowPass[tap] ?? 0);
      }
      this.#slow[HISTORY - FRAME + i] = sum;
    }
  }
}
