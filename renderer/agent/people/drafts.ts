import type { Ms } from '#shared/lib/units.ts';
import type { Membership, TeamRole } from '#shared/model/people.ts';
import { MAX_AGENT_FIRST_MS, emailSchema, teamSettingsShape } from '#shared/model/people.ts';

const HOUR_MS: Ms = 3_600_000;

/** What somebody is in a team, or that they are not in it. */
export const placeRoles = ['none', 'agent', 'supervisor'] as const;
export type PlaceRole = (typeof placeRoles)[number];

export function roleIn(memberships: readonly Membership[], teamId: string): PlaceRole {
  return memberships.find((each) => each.teamId === teamId)?.role ?? 'none';
}

/** The same places with another role in one team; their order, which says where calls belong, stays. */
export function withRole(
  memberships: readonly Membership[],
  teamId: string,
  role: PlaceRole,
): readonly Membership[] {
  if (role === 'none') return memberships.filter((each) => each.teamId !== teamId);
  const place = { teamId, role: role satisfies TeamRole };
  const isIn = memberships.some((each) => each.teamId === teamId);
  return isIn
    ? memberships.map((each) => (each.teamId === teamId ? place : each))
    : [...memberships, place];
}

export function samePlaces(one: readonly Membership[], other: readonly Membership[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether an address is one, or is left out. */
export function isAddressOrNone(typed: string): boolean {
  return typed.trim() === '' || emailSchema.safeParse(typed.trim()).success;
}

/** Hours as they are shown: 0.5, 8. */
export function hoursOf(ms: Ms): number {
  return Math.round((ms / HOUR_MS) * 100) / 100;
}

/** "8", "0.5" or "0,5" hours, from 0 to a week; null for anything else. */
export function readHours(typed: string): Ms | null {
  if (!/^\d{1,3}(?:[.,]\d{1,2})?$/.test(typed.trim())) return null;
  const ms = Math.round(Number(typed.trim().replace(',', '.')) * HOUR_MS);
  return ms <= MAX_AGENT_FIRST_MS ? ms : null;
}

/** A whole number of days as a team takes it; null for anything else. */
export function readDays(typed: string): number | null {
  if (!/^\d{1,4}$/.test(typed.trim())) return null;
  const days = teamSettingsShape.keepDays.safeParse(Number(typed));
  return days.success ? days.data : null;
}

/** Whether a change deletes summaries that would have stayed. @param before null keeps all */
export function shortens(before: number | null, after: number | null): boolean {
  return after !== null && (before === null || after < before);
}
