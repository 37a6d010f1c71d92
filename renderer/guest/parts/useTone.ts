import { useEffect } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import { playNotes } from '#renderer/rtc/media/tones.ts';
import type { Note } from '#renderer/rtc/media/tones.ts';
import { useShown } from '../page/context.ts';

/** A sound that comes again and again. */
interface Tone {
  readonly notes: readonly Note[];
  /** From one beginning to the next. */
  readonly everyMs: Ms;
}

/** One soft tone and a pause, as a telephone at the other end sounds. */
export const RINGBACK: Tone = {
  notes: [{ atMs: 0, lengthMs: 1000, hz: 425, gain: 0.08 }],
  everyMs: 4000,
};

/**
 * Two notes, lower than a voice and no louder than a quiet one: who waits with the telephone at
 * the ear hears that the line lives, and nothing that would wear on them.
 */
export const HOLD_TONE: Tone = {
  notes: [
    { atMs: 0, lengthMs: 400, hz: 392, gain: 0.05 },
    { atMs: 250, lengthMs: 600, hz: 523.3, gain: 0.04 },
  ],
  everyMs: 10_000,
};

/** Plays a tone on the chosen loudspeaker for as long as the part is on screen; null is quiet. */
export function useTone(tone: Tone | null): void {
  const speakerId = useShown(({ media }) => media.speakerId);
  useEffect(() => {
    if (tone === null) return undefined;
    const scope = new AbortController();
    let playing = false;
    const play = async (): Promise<void> => {
      // A browser that allows no sound yet keeps one waiting; a second would only pile up.
      if (playing) return;
      playing = true;
      // No sound engine at all: the screen says it in words.
      await playNotes(tone.notes, speakerId, scope.signal).catch(() => undefined);
      playing = false;
    };
    void play();
    const timer = setInterval(() => void play(), tone.everyMs);
    return () => {
      clearInterval(timer);
      scope.abort();
    };
  }, [tone, speakerId]);
}
