import { playNotes } from './tones.ts';
import type { Note } from './tones.ts';

/** Loudness: about a quarter of a ring's (0.22), noticed under no voice without being jumped at. */
const SOFT = 0.06;

/** Whether the line was lost, or is back. */
export type LineTone = 'lost' | 'back';

/** Two notes down where it is lost, the same two up where it is back: told apart without the eyes. */
export const lineNotes: Readonly<Record<LineTone, readonly Note[]>> = {
  lost: [
    { atMs: 0, lengthMs: 180, hz: 440, gain: SOFT },
    { atMs: 160, lengthMs: 280, hz: 329.6, gain: SOFT },
  ],
  back: [
    { atMs: 0, lengthMs: 180, hz: 329.6, gain: SOFT },
    { atMs: 160, lengthMs: 280, hz: 440, gain: SOFT },
  ],
};

/**
 * Plays it once, on the device that plays the other's voice and nowhere else: not into the call.
 * Not at all where that device is gone.
 * @param deviceId null for the system's default
 * @returns the function that stops it early
 */
export function playLineTone(tone: LineTone, deviceId: string | null): () => void {
  const scope = new AbortController();
  // No sound engine at all: the screen says it in words.
  void playNotes(lineNotes[tone], deviceId, scope.signal, 'silence').catch(() => undefined);
  return () => scope.abort();
}
