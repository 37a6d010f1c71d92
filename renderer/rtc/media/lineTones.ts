import { playSoftly, SOFT } from './tones.ts';
import type { Note } from './tones.ts';

/** Whether the line was lost, or is back. */
export type LineTone = 'lost' | 'back';

/** Two notes down where it is lost, the same two up where it is back: told apart without the eyes. */
const lineNotes: Readonly<Record<LineTone, readonly Note[]>> = {
  lost: [
    { atMs: 0, lengthMs: 180, hz: 440, gain: SOFT },
    { atMs: 160, lengthMs: 280, hz: 329.6, gain: SOFT },
  ],
  back: [
    { atMs: 0, lengthMs: 180, hz: 329.6, gain: SOFT },
    { atMs: 160, lengthMs: 280, hz: 440, gain: SOFT },
  ],
};

/** Plays it once: see playSoftly. */
export function playLineTone(tone: LineTone, deviceId: string | null): () => void {
  return playSoftly(lineNotes[tone], deviceId);
}
