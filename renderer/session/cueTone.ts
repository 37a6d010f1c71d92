import type { CueTone } from '#shared/model/cue.ts';
import { playSoftly, SOFT } from '#renderer/rtc/media/tones.ts';
import type { Note } from '#renderer/rtc/media/tones.ts';

/** A hint is one low note, a strong one the same twice, praise rises: told apart without the eyes. */
export const cueNotes: Readonly<Record<CueTone, readonly Note[]>> = {
  hint: [{ atMs: 0, lengthMs: 240, hz: 392, gain: SOFT }],
  strong: [
    { atMs: 0, lengthMs: 200, hz: 392, gain: SOFT },
    { atMs: 260, lengthMs: 240, hz: 392, gain: SOFT },
  ],
  praise: [
    { atMs: 0, lengthMs: 200, hz: 523.3, gain: SOFT },
    { atMs: 160, lengthMs: 300, hz: 659.3, gain: SOFT },
  ],
};

/** Plays the sound of a cue once: see playSoftly. */
export function playCueTone(tone: CueTone, deviceId: string | null): () => void {
  return playSoftly(cueNotes[tone], deviceId);
}
