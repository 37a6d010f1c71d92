import type { Span } from '#shared/model/callSummary.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { defaultSummaryConfig } from './config.ts';

/**
 * The moments that the agent left after a long turn of the customer before answering: from the
 * turn's end to the answer.
 */
export function goodPausesOf(turnEvents: readonly TurnEvent[]): readonly Span[] {
  const { goodPauseMs, longTurnMs } = defaultSummaryConfig;
  const turns = turnEvents.filter((e) => e.type === 'turn' && e.party === 'customer');
  return turnEvents.flatMap((e): readonly Span[] => {
    if (e.type !== 'response' || e.by !== 'agent') return [];
    if (e.gapMs < goodPauseMs.from || e.gapMs >= goodPauseMs.below) return [];
    const answered = turns.findLast((turn) => turn.startMs < e.startMs);
    if (!answered || answered.type !== 'turn') return [];
    const endMs = e.startMs - e.gapMs;
    return endMs - answered.startMs >= longTurnMs ? [[endMs, e.startMs]] : [];
  });
}
