/** Chance from a seed: the same seed, the same answers. */
export interface Random {
  /** 0 <= n < 1 */
  next(): number;
  /** A whole number, 0 <= n < below. */
  int(below: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Mulberry32 (public domain): 32 bits of state are plenty to choose messages with. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    pick: (from) => {
      const found = from[int(from.length)];
      if (found === undefined && from.length === 0) throw new Error('Nothing to pick from.');
      return found as (typeof from)[number];
    },
    chance: (probability) => next() < probability,
  };
}
