import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { Bench } from './page/main.ts';

/* What one side of a link between two pages counts. */

export const statesOf = (page: Page) => page.evaluate(() => window.bench.states);

export const stats = async (
  page: Page,
): Promise<NonNullable<Awaited<ReturnType<Bench['stats']>>>> => {
  const found = await page.evaluate(() => window.bench.stats());
  if (found === null) throw new Error('the link is over');
  return found;
};

/** Waits until a figure of this page's statistics has grown by more than `by` from now. */
export async function grows(
  page: Page,
  figure: (of: Awaited<ReturnType<typeof stats>>) => number | null,
  by: number,
): Promise<void> {
  const before = figure(await stats(page)) ?? 0;
  await expect.poll(async () => (figure(await stats(page)) ?? 0) - before).toBeGreaterThan(by);
}

/** How much sound was lost between two looks, and how much had to be made up, in words. */
export function lostBetween(before: LinkStats, after: LinkStats): string {
  const grown = (of: (from: LinkStats) => number | null): number =>
    (of(after) ?? 0) - (of(before) ?? 0);
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  const lost = grown(({ audio }) => audio.packetsLost);
  const expected = lost + grown(({ audio }) => audio.packetsReceived);
  const madeUp = grown(({ audio }) => audio.concealed);
  return `lost ${share(lost, expected)}, made up ${share(
    madeUp,
    grown(({ audio }) => audio.played),
  )}`;
}
