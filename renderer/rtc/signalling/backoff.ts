import type { Ms } from '#shared/lib/units.ts';

interface Pace {
  readonly first: Ms;
  readonly longest: Ms;
}

/** Somebody waits in a call, or at the door: a network that is back must be found at once. */
const URGENT: Pace = { first: 250, longest: 1500 };

/** Nobody waits: a hub that thousands come back to needs them spread. */
const IDLE: Pace = { first: 600, longest: 8000 };

/**
 * How long to wait before the hub is tried again: doubling up to a bound, and a random half of it
 * taken off, so that clients which lost the same hub do not come back as one.
 * @param round how often every address was tried in vain; 0 for the first wait
 * @param random from 0 to 1
 */
export function waitBefore(round: number, urgent: boolean, random: number): Ms {
  const { first, longest } = urgent ? URGENT : IDLE;
  const wait = Math.min(first * 2 ** Math.min(round, 30), longest);
  return wait * (1 - random / 2);
}

/**
 * How long one attempt may take. An attempt that began while packets were lost only goes on when
 * TCP sends again, seconds after the network is back, so the first ones are short; a slow line
 * (round trips of a second, and connecting takes four) gets through with the later ones.
 * @param failures attempts in vain before this one
 */
export function attemptTime(failures: number): Ms {
  return Math.min(2000 * 1.5 ** Math.min(failures, 20), 6000);
}
