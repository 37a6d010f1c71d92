import type { Dbfs, Ms } from '#shared/lib/units.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';
import { FRAME_MS } from '../moment.ts';
import { ColourChange } from './colour.ts';
import type { CustomerSound } from './customerSound.ts';
import { PitchTracker } from './pitch.ts';

/** Probability from which a frame teaches how loud the voice usually is. */
const SPEECH = 0.5;

/**
 * From the customer's sound to what is heard of its tone, one frame after the other. Plain
 * arithmetic on 96 ms of sound, which is all it remembers: the same in the worker and in Node.
 */
export class ToneExtractor {
  readonly #pitch = new PitchTracker();
  readonly #colour = new ColourChange();
  #lastMs: Ms | null = null;

  hear(
    sound: CustomerSound,
    heard: {
      readonly atMs: Ms;
      readonly levelDbfs: Dbfs;
      readonly speechProbability: number;
    },
  ): ToneFrame {
    const { atMs, levelDbfs } = heard;
    // Sound was lost in between: what is on both sides of a gap must not be compared.
    if (this.#lastMs !== null && atMs - this.#lastMs > FRAME_MS * 1.5) {
      this.#pitch.reset();
      this.#colour.reset();
    }
    this.#lastMs = atMs;
    return {
      party: 'customer',
      atMs,
      levelDbfs,
      pitchHz: this.#pitch.next(sound),
      change: this.#colour.next(sound, heard.speechProbability >= SPEECH),
    };
  }
}
