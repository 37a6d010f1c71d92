import type { Standing } from '#shared/contract/templatesIpc.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { Bridge } from './bridge.ts';
import type { Clock } from './clock.ts';

/** A store that is busy, with a large import say, must not keep a customer waiting. */
const LIMIT_MS: Ms = 500;

const nothingKnown: Standing = { pins: [], use: [] };

/**
 * How the library's sentences stand now, for the order in one call. A call begins without it where it
 * cannot be had, or not soon enough.
 * @returns never rejects
 */
export function askStanding(ask: Bridge['templates.standing'], clock: Clock): Promise<Standing> {
  return new Promise((resolve) => {
    const cancel = clock.after(LIMIT_MS, () => resolve(nothingKnown));
    const answer = (standing: Standing): void => {
      cancel();
      resolve(standing);
    };
    ask().then(answer, () => answer(nothingKnown));
  });
}
