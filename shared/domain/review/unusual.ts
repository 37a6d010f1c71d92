import type { CallFigures } from '#shared/model/callFigures.ts';
import { figureNames } from '#shared/model/callFigures.ts';

/** How many of an agent's calls before this one are looked back on. */
export const USUAL_CALLS = 60;
/** With fewer than this many measured calls nobody has a usual yet. */
const ENOUGH_CALLS = 20;
/** Standard deviations from a person's own mean from which a call is unusual for them. */
const UNUSUAL_DEVIATIONS = 2;

/**
 * The smallest spread that is believed, for people whose calls are all alike: two deviations of
 * these are differences that a listener would notice. Our own choices.
 */
const leastDeviation: Readonly<Record<keyof CallFigures, number>> = {
  durationMs: 60_000,
  shareOfSpeech: 0.05,
  interruptions: 0.75,
  backchannels: 1.5,
  longestMonologueMs: 10_000,
  responseGapMs: 200,
  longPauses: 0.75,
};

/** A figure that lies far from what is usual for this person. */
export interface UnusualFigure {
  readonly figure: keyof CallFigures;
  readonly value: number;
  readonly mean: number;
  /** Distance from the mean in standard deviations; negative: below it. */
  readonly deviations: number;
}

/**
 * What about a call is unusual for the agent whose call it is: figures at least two standard
 * deviations from the mean of their own earlier calls. A person is only ever compared with
 * themselves, and unusual is neither good nor bad.
 * @param before the figures of that agent's calls before this one
 */
export function unusualFigures(
  call: CallFigures,
  before: readonly CallFigures[],
): readonly UnusualFigure[] {
  return figureNames.flatMap((figure) => {
    const value = call[figure];
    const past = before.flatMap((each) => each[figure] ?? []);
    if (value === null || past.length < ENOUGH_CALLS) return [];
    const mean = past.reduce((a, b) => a + b, 0) / past.length;
    const variance = past.reduce((a, b) => a + (b - mean) ** 2, 0) / (past.length - 1);
    const deviations = (value - mean) / Math.max(Math.sqrt(variance), leastDeviation[figure]);
    return Math.abs(deviations) >= UNUSUAL_DEVIATIONS ? [{ figure, value, mean, deviations }] : [];
  });
}
