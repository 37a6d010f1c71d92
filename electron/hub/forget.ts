import type { Ms } from '#shared/lib/units.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { briefly } from './log.ts';
import type { HubRecords } from './records.ts';

const everyDayMs = 24 * 3600 * 1000;

/**
 * Deletes links that expired longer ago than `afterMs`, now and once a day: customers' names are
 * not kept for ever. A failure is logged and tried again the next day.
 * @returns the function that stops it
 */
export async function keepForgetting(
  records: HubRecords,
  afterMs: Ms,
  clock: Clock,
  log: Log,
): Promise<() => void> {
  let stop: () => void = () => undefined;
  const forget = async (): Promise<void> => {
    try {
      const count = await records.invites.forgetBefore(clock.now() - afterMs);
      if (count > 0) log({ level: 'info', event: 'invites.forgotten', fields: { count } });
    } catch (error) {
      log({ level: 'warn', event: 'invites.notForgotten', fields: { error: briefly(error) } });
    }
  };
  const again = (): void => {
    stop = clock.after(everyDayMs, () => {
      again();
      void forget();
    });
  };
  again();
  await forget();
  return () => stop();
}
