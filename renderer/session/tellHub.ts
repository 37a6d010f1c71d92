import type { Ms } from '#shared/lib/units.ts';
import type { Clock } from './clock.ts';

/** How long somebody who hangs up, or a closing app, waits for the hub to hear of the end. */
const TELL_LIMIT_MS: Ms = 1500;

/** Waits for the hub to be told, but not for long: it goes on being told for as long as it takes. */
export async function tellHub(clock: Clock, told: Promise<unknown> | undefined): Promise<void> {
  const limit = new Promise<void>((resolve) => void clock.after(TELL_LIMIT_MS, resolve));
  await Promise.race([told, limit]);
}
