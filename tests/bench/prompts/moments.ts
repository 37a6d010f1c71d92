import type { Ms } from '#shared/lib/units.ts';
import type { Situation } from '#shared/model/template.ts';
import type { DialogueTruth } from '#tests/accuracy/sharedData.ts';

/** A moment of a call at which somebody who knows what happened wants a kind of sentence to be there. */
export interface Moment {
  readonly what:
    | 'the first seconds'
    | 'a long stretch of the customer’s ended'
    | 'the agent talked over'
    | 'a fact was noted'
    | 'several facts and no question'
    | 'an action was noted'
    | 'it was promised'
    | 'goodbye';
  readonly atMs: Ms;
  readonly wanted: Situation;
}

/** The customer's speech from which a stretch is long; seconds, as in the truth. */
const LONG_S = 8;

/** What the truth beside a dialogue asks for: after each long stretch, and after each talk-over. */
export function truthMoments(truth: DialogueTruth): readonly Moment[] {
  return [
    ...longStretchEnds(truth).map((end): Moment => ({
      what: 'a long stretch of the customer’s ended',
      atMs: end * 1000,
      wanted: 'paraphrase',
    })),
    ...truth.events
      .filter(({ type, by }) => type === 'interruption' && by === 'agent')
      // The floor can be given back when one of the two has stopped, not while both speak.
      .map(({ end }): Moment => ({
        what: 'the agent talked over',
        atMs: end * 1000,
        wanted: 'yieldFloor',
      })),
  ];
}

/** Ends of the customer's speech, eight seconds or more of it without a turn of the agent's; seconds. */
function longStretchEnds({ speech, events }: DialogueTruth): readonly number[] {
  const backchannels = events.filter(({ type, by }) => type === 'backchannel' && by === 'agent');
  const turns = speech.agent.filter(
    ([start, end]) => !backchannels.some((each) => each.start < end && each.end > start),
  );
  const ends: number[] = [];
  const starts = [...turns.map(([start]) => start), Infinity];
  for (const [i, start] of starts.entries()) {
    const since = starts[i - 1] ?? 0;
    const spans = speech.customer.filter(([from]) => from >= since && from < start);
    const spoken = spans.reduce((sum, [from, to]) => sum + to - from, 0);
    const last = spans.at(-1);
    if (last && spoken >= LONG_S) ends.push(last[1]);
  }
  return ends;
}
