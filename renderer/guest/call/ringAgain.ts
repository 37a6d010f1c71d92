import type { Seat } from '#shared/contract/hub.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { LinkResult } from '#renderer/rtc/signalling/types.ts';

/** Five waits of five to ten seconds: about as long as somebody listens to a ringing tone. */
const MOST_TRIES = 6;

interface RingSurroundings {
  /** The ring has not been given up meanwhile. */
  readonly wanted: () => boolean;
  readonly pause: (ms: Ms) => Promise<void>;
  /** 0 … 1 */
  readonly random: () => number;
}

/**
 * Rings, and again by itself where the hub has too much to do: it says when to come back, and some
 * chance is added, so that not all who were refused come back at once.
 * @returns the first other answer, or the last one
 */
export async function ringAgain(
  ring: () => Promise<LinkResult<Seat>>,
  { wanted, pause, random }: RingSurroundings,
): Promise<LinkResult<Seat>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ring();
    if (answer.ok || answer.error.error !== 'busy' || tries >= MOST_TRIES) return answer;
    const waitMs = (answer.error.retryAfterS ?? 5) * 1000;
    await pause(waitMs * (1 + random()));
    if (!wanted()) return answer;
  }
}
