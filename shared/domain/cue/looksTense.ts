import type { CueMoment, Wanted } from './moment.ts';

/**
 * The customer has looked more tense for a while: the words of the issue's own prompt. Once for each
 * such stretch, a soft hint and never a strong one, for an expression is a guess.
 */
export function looksTenseRule({ atMs, tenseSinceMs }: CueMoment): readonly Wanted[] {
  if (tenseSinceMs === null) return [];
  return [{ kind: 'looksTense', tone: 'hint', atMs, aboutMs: tenseSinceMs }];
}
