import type { EpochMs, Ms } from '#shared/lib/units.ts';

/*
 * Who of the hubs is there and who leads, from what was heard, as a pure function of time.
 */

/** How often a hub says that it is there. */
export const BEAT_EVERY_MS: Ms = 1000;

/** A hub that was not heard for this long is gone. Four beats: a busy machine may miss one. */
export const SILENT_AFTER_MS: Ms = 4000;

export interface Member {
  readonly heardAt: EpochMs;
  /** The term of its lead; null for one that does not lead. */
  readonly term: number | null;
}

export type Members = ReadonlyMap<string, Member>;

/** A term is one hub's: who has it now is the same hub under another name. */
export function withBeat(members: Members, hub: string, heard: Member): Members {
  const others = [...members].filter(
    ([name, { term }]) => name !== hub && (term === null || term !== heard.term),
  );
  return new Map([...others, [hub, heard]]);
}

export function without(members: Members, hub: string): Members {
  const left = new Map(members);
  left.delete(hub);
  return left;
}

/** Those that have fallen silent by now. */
export function silent(members: Members, now: EpochMs): readonly string[] {
  return [...members].flatMap(([hub, { heardAt }]) =>
    now - heardAt > SILENT_AFTER_MS ? [hub] : [],
  );
}

export interface Leader {
  readonly hub: string;
  readonly term: number;
}

/** The one with the highest term; null where nobody says to lead. */
export function leaderOf(members: Members): Leader | null {
  let leader: Leader | null = null;
  for (const [hub, { term }] of members) {
    if (term !== null && term > (leader?.term ?? -1)) leader = { hub, term };
  }
  return leader;
}
