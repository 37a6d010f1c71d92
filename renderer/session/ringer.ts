import type { Ms } from '#shared/lib/units.ts';
import { playNotes } from '#renderer/rtc/media/tones.ts';
import type { Note } from '#renderer/rtc/media/tones.ts';

/** Two soft tones, a fourth apart, as one hears them across a room; then a long breath. */
const ring: readonly Note[] = [
  { atMs: 0, lengthMs: 450, hz: 587.3, gain: 0.22 },
  { atMs: 0, lengthMs: 450, hz: 1174.7, gain: 0.05 },
  { atMs: 500, lengthMs: 700, hz: 440, gain: 0.22 },
  { atMs: 500, lengthMs: 700, hz: 880, gain: 0.05 },
];

const BREATH_MS: Ms = 1600;

/** Rings until the signal aborts. @param deviceId asked again for every ring */
export type StartRinging = (deviceId: () => string | null, signal: AbortSignal) => void;

export const startRinging: StartRinging = (deviceId, signal) => {
  const again = async (): Promise<void> => {
    while (!signal.aborted) {
      await playNotes(ring, deviceId(), signal);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, BREATH_MS);
        signal.addEventListener(
          'abort',
          () => {
            clearTimeout(timer);
            resolve();
          },
          { once: true },
        );
      });
    }
  };
  void again();
};
