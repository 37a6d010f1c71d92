import type { CueTone } from '#shared/model/cue.ts';
import { playNotes } from '#renderer/rtc/media/tones.ts';
import type { Note } from '#renderer/rtc/media/tones.ts';

/**
 * Loudness of a cue's sound: about a quarter of the ring's (0.22). Under a voice in the headset it
 * is noticed without being jumped at.
 */
const SOFT = 0.06;

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

/**
 * Plays the soft sound of a cue to the agent alone: on the device that plays the customer's voice,
 * and not at all where that device is gone. It goes to an output and nowhere else: not into the
 * call, not to the voice detector.
 * @param deviceId null for the system's default
 * @returns the function that stops it early
 */
export function playCueTone(tone: CueTone, deviceId: string | null): () => void {
  const scope = new AbortController();
  void playNotes(cueNotes[tone], deviceId, scope.signal, 'silence');
  return () => scope.abort();
}
