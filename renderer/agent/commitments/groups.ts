import type { Zone } from '#shared/lib/localTime.ts';
import { localDay } from '#shared/lib/localTime.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Commitment } from '#shared/model/commitment.ts';

export const groupIds = ['overdue', 'today', 'week', 'later', 'undated'] as const;

export type GroupId = (typeof groupIds)[number];

/** Where an open commitment stands now, by the days of the calendar on the wall. */
export function groupOf({ dueAt }: Commitment, now: EpochMs, zone: Zone): GroupId {
  if (dueAt === null) return 'undated';
  if (dueAt <= now) return 'overdue';
  const days = localDay(dueAt, zone) - localDay(now, zone);
  if (days === 0) return 'today';
  return days <= 7 ? 'week' : 'later';
}

/** How many are overdue. */
export function overdueCount(open: readonly Commitment[], now: EpochMs): number {
  return open.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length;
}
