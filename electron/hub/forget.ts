import type { Ms } from '#shared/lib/units.ts';
import { forgottenBefore } from '#shared/model/useReport.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { briefly } from './log.ts';
import type { HubRecords } from './records.ts';

const everyDayMs = 24 * 3600 * 1000;

type Forgetful = Pick<HubRecords, 'teams'> & {
  readonly invites: Pick<HubRecords['invites'], 'forgetBefore'>;
  readonly summaries: Pick<HubRecords['summaries'], 'forgetBefore'>;
  readonly teamTemplates: Pick<HubRecords['teamTemplates'], 'forgetReports'>;
};

/**
 * Deletes, now and once a day, what is not to be kept: links that expired longer ago than `afterMs`,
 * for customers' names are not kept for ever; summaries, with all that hangs on them, of teams that
 * keep them for some days only; and which reports of sentences were counted, once none of them can
 * come again. A failure is logged and tried again the next day.
 * @returns the function that stops it, and waits for what is under way
 */
export async function keepForgetting(
  records: Forgetful,
  afterMs: Ms,
  clock: Clock,
  log: Log,
): Promise<() => Promise<void>> {
  let stop: () => void = () => undefined;
  const stopping = new AbortController();

  /** The store deletes some thousands at a time, so that others get their turn in between. */
  const forgetAll = async (some: () => Promise<number>): Promise<number> => {
    let all = 0;
    let count: number;
    do {
      count = await some();
      all += count;
    } while (count > 0 && !stopping.signal.aborted);
    return all;
  };

  const forget = async (what: string, some: () => Promise<number>): Promise<void> => {
    try {
      const count = await forgetAll(some);
      if (count > 0) log({ level: 'info', event: `${what}.forgotten`, fields: { count } });
    } catch (error) {
      log({ level: 'warn', event: `${what}.notForgotten`, fields: { error: briefly(error) } });
    }
  };

  const forgetSummaries = async (now: number): Promise<number> => {
    for (const { teamId, keepDays } of await records.teams.list()) {
      if (keepDays === null) continue;
      const count = await records.summaries.forgetBefore(teamId, now - keepDays * everyDayMs);
      if (count > 0) return count;
    }
    return 0;
  };

  const forgetLinks = (): Promise<void> =>
    forget('invites', () => records.invites.forgetBefore(clock.now() - afterMs));
  const forgetCalls = (): Promise<void> => {
    const now = clock.now();
    return forget('summaries', () => forgetSummaries(now));
  };
  const forgetReports = (): Promise<void> => {
    const before = forgottenBefore(clock.now());
    return forget('useReports', () => records.teamTemplates.forgetReports(before));
  };

  let underWay: Promise<unknown> = Promise.resolve();
  const again = (): void => {
    stop = clock.after(everyDayMs, () => {
      again();
      underWay = underWay.then(forgetLinks).then(forgetCalls).then(forgetReports);
    });
  };
  again();
  await forgetLinks();
  // Not waited for: years of calls are many, and new ones come in meanwhile.
  underWay = forgetCalls().then(forgetReports);
  return async () => {
    stopping.abort();
    stop();
    await underWay;
  };
}
