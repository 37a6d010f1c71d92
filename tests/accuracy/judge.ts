import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { Score } from './score.ts';
import { addScores, matchMoments, noScore } from './score.ts';
import type { DialogueTruth } from './sharedData.ts';

/** A dialogue's truth, and what was found in it. */
export interface Heard {
  readonly truth: DialogueTruth;
  readonly events: readonly TurnEvent[];
}

/** Matches found events of a kind with the true ones by their starts, over all dialogues. */
export function judge(
  heard: readonly Heard[],
  type: 'interruption' | 'backchannel',
  by: Party,
  toleranceMs: number,
): { readonly score: Score; readonly delaysMs: readonly number[] } {
  let score: Score = noScore;
  const delaysMs: number[] = [];
  for (const { truth, events } of heard) {
    const starts = truth.events
      .filter((e) => e.type === type && e.by === by)
      .map((e) => e.start * 1000);
    const found = events.filter((e) => e.type === type && e.by === by);
    const matched = matchMoments(
      starts,
      found.map((e) => e.startMs),
      toleranceMs,
    );
    score = addScores(score, matched.score);
    for (const [i, j] of matched.pairs) {
      const event = found[j];
      const startMs = starts[i];
      if (event?.type !== 'interruption' || startMs === undefined) continue;
      delaysMs.push(event.cueAtMs - startMs);
    }
  }
  return { score, delaysMs };
}
