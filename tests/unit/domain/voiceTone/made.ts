import { startTone, stepTone } from '#shared/domain/voiceTone/voiceTone.ts';
import type { ToneState } from '#shared/domain/voiceTone/voiceTone.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { BandChange, ToneFrame, ToneReading } from '#shared/model/voiceTone.ts';
import { TONE_BANDS } from '#shared/model/voiceTone.ts';

/** A way of speaking on a line, made up frame by frame. */
export interface Way {
  /** How fast the bands rise and fall. */
  readonly change: number;
  readonly voiceDbfs: number;
  readonly noiseDbfs: number;
  /** Half the width of the pitch's swing, semitones; null for a voice without pitch. */
  readonly swing: number | null;
}

export const usual: Way = { change: 0.5, voiceDbfs: -26, noiseDbfs: -60, swing: 3 };

/** A second of it: 24 frames of speech, then 8 of quiet. */
const SPEECH_FRAMES = 24;
const QUIET_FRAMES = 8;

/** A speaker whose frames follow one another; every second changes a little, the same each time. */
export class Talk {
  state: ToneState = startTone();
  readonly readings: ToneReading[] = [];
  #frame = 0;

  speak(seconds: number, way: Way = usual): ToneReading {
    for (let second = 0; second < seconds; second += 1) {
      for (let i = 0; i < SPEECH_FRAMES; i += 1) this.step(way, true, i);
      for (let i = 0; i < QUIET_FRAMES; i += 1) this.step(way, false, i);
    }
    return this.state.reading;
  }

  skip(ms: number): void {
    this.#frame += Math.round(ms / VAD_FRAME_MS);
  }

  step(way: Way, speech: boolean, i: number): void {
    this.#frame += 1;
    const before = this.state.reading;
    this.state = stepTone(this.state, this.#made(way, speech, i), speech);
    if (this.state.reading !== before) this.readings.push(this.state.reading);
  }

  #made(way: Way, speech: boolean, i: number): ToneFrame {
    const wave = Math.sin((2 * Math.PI * i) / 12);
    const change = way.change * (1 + 0.3 * wave);
    return {
      party: 'customer',
      atMs: this.#frame * VAD_FRAME_MS,
      levelDbfs: speech ? way.voiceDbfs + 4 * wave : way.noiseDbfs + wave,
      pitchHz: speech && way.swing !== null ? 150 * 2 ** ((way.swing * wave) / 12) : null,
      change: bandsMoving(change),
    };
  }
}

/** Bands whose levels have a variance of 1 and move so much from step to step. */
export function bandsMoving(mobility: number): BandChange {
  const each = (value: number): number[] => Array.from({ length: TONE_BANDS }, () => value);
  const steps = 4;
  return { steps, moved: each(steps * mobility ** 2), sums: each(0), squares: each(steps) };
}

/** Half a minute as usual, which is more than the start takes. */
export function afterTheStart(way: Way = usual): Talk {
  const talk = new Talk();
  talk.speak(45, way);
  return talk;
}
