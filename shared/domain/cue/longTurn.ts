import type { Ms } from '#shared/lib/units.ts';
import type { Response, Turn, TurnEvent } from '#shared/model/turnEvent.ts';

/**
 * A customer's turn from this length on is a long one. In quick exchanges ("Which month?" "March.")
 * an answer at once is lively and right; after 10 s, three or four sentences, something was told that
 * deserves a moment. Our own choice; the summary is content with a little less (see SummaryConfig).
 */
export const LONG_TURN_MS: Ms = 10_000;

/** The agent's answer to a long turn of the customer. */
export interface LongTurnAnswer {
  readonly turn: Turn;
  readonly response: Response;
}

/**
 * The answers that praise may look at: those to turns that the agent has not talked over.
 * @param talkOverMs start of the agent's last talk-over, or null
 */
export function answersToHeardTurns(
  events: readonly TurnEvent[],
  talkOverMs: Ms | null,
): readonly LongTurnAnswer[] {
  return answersToLongTurns(events).filter(
    ({ turn }) => talkOverMs === null || talkOverMs < turn.startMs,
  );
}

/** The agent's answers to long turns among events that were found in one moment. */
export function answersToLongTurns(events: readonly TurnEvent[]): readonly LongTurnAnswer[] {
  const answers: LongTurnAnswer[] = [];
  let turn: Turn | null = null;
  for (const event of events) {
    if (event.type === 'turn') turn = event;
    if (event.type !== 'response' || event.by !== 'agent') continue;
    if (turn?.party === 'customer' && turn.endMs - turn.startMs >= LONG_TURN_MS) {
      answers.push({ turn, response: event });
    }
  }
  return answers;
}
