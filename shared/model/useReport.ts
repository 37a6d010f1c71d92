import type { EpochMs, Ms } from '../lib/units.ts';

/*
 * A report of one call's sentences names roughly when the call was, so that the hub need not keep for
 * ever which ones it has counted.
 */

/** As coarse as this, so that an id leads to no call. */
const PERIOD_MS: Ms = 30 * 24 * 3600 * 1000;

/**
 * A report counts up to this many periods after its own: half a year, for a machine that was away
 * from its team's hub. What arrives later is lost to the figures.
 */
const COUNTED_PERIODS = 6;

/** The name of a period: five digits, so that those of later ones come after it. */
const periodAt = (at: EpochMs): string => String(Math.floor(at / PERIOD_MS)).padStart(5, '0');

/** @param random so that a report that comes twice counts once, and stands for nobody */
export const useReportId = (at: EpochMs, random: string): string => `${periodAt(at)}-${random}`;

/**
 * Whether a report may be added to the figures: neither so old that it might have been counted and
 * forgotten, nor of a time to come, whose id would stay for long. One that names no period is from an
 * older app, and its id is kept.
 */
export function isCounted(reportId: string, now: EpochMs): boolean {
  const period = /^(\d{5})-/.exec(reportId)?.[1];
  if (period === undefined) return true;
  return (
    period >= periodAt(now - COUNTED_PERIODS * PERIOD_MS) && period <= periodAt(now + PERIOD_MS)
  );
}

/**
 * Reports of periods before this one are counted by no hub any more; one period is left to clocks
 * that differ.
 */
export const forgottenBefore = (now: EpochMs): string =>
  periodAt(now - (COUNTED_PERIODS + 1) * PERIOD_MS);
