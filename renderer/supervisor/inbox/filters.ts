import type { CallFilters } from '#shared/contract/desk.ts';
import { noFilters } from '#shared/contract/desk.ts';
import type { EpochMs } from '#shared/lib/units.ts';

const DAY = 24 * 3_600_000;

/** How far back a list looks, in days; null: as far as there are calls. */
export const periods = { all: null, day: 1, week: 7, month: 30, quarter: 90 } as const;
export type PeriodName = keyof typeof periods;
export const periodNames = Object.keys(periods) as readonly PeriodName[];

/** What a list is narrowed to. A period is kept by its name, so that it goes along with the time. */
export interface Choice {
  readonly filters: CallFilters;
  readonly period: PeriodName;
}

/** The list a supervisor begins with: what nobody reviewed. */
export const firstChoice: Choice = { filters: { ...noFilters, inbox: 'waiting' }, period: 'all' };

/** The filters as the hub is asked with them. */
export function askedWith({ filters, period }: Choice, now: EpochMs): CallFilters {
  const days = periods[period];
  return { ...filters, text: filters.text.trim(), from: days === null ? null : now - days * DAY };
}

/** Whether more than the inbox's tab narrows the list. */
export function isNarrowed({ filters, period }: Choice): boolean {
  const { inbox: _tab, ...rest } = filters;
  const { inbox: _none, ...free } = noFilters;
  return period !== 'all' || JSON.stringify(rest) !== JSON.stringify(free);
}
