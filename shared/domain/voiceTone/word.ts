import type { Limits } from './config.ts';

export type Direction = 'more' | 'less' | 'same' | 'unknown';

/** What is said now, and what is about to be said once it has held. */
export interface WordState {
  readonly said: Direction;
  readonly next: Direction;
  /** Readings in a row that `next` was wanted. */
  readonly held: number;
}

export const noWord: WordState = { said: 'unknown', next: 'unknown', held: 0 };

/**
 * One word over time: it takes more to say that something changed than to go on saying so, and a
 * change is said once it has held. What cannot be told is not said at once.
 */
export function followWord(
  state: WordState,
  value: number | null,
  limits: Limits,
  holdReadings: number,
): WordState {
  const wanted = wantedWord(state, value, limits);
  if (wanted === state.said) return { said: wanted, next: wanted, held: 0 };
  const held = state.next === wanted ? state.held + 1 : 1;
  const atOnce = wanted === 'unknown' || (state.said === 'unknown' && wanted === 'same');
  if (atOnce || held >= holdReadings) return { said: wanted, next: wanted, held: 0 };
  return { said: state.said === 'unknown' ? 'same' : state.said, next: wanted, held };
}

/** The word that a value asks for beside what is said now, before it has held. */
export function wantedWord({ said }: WordState, value: number | null, limits: Limits): Direction {
  if (value === null) return 'unknown';
  if (value >= (said === 'more' ? limits.moreEnds : limits.more)) return 'more';
  if (value <= (said === 'less' ? limits.lessEnds : limits.less)) return 'less';
  return 'same';
}
