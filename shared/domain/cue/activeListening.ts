import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment, RuleStep, Wanted } from './moment.ts';
import { nothing } from './moment.ts';
import { answersToLongTurns } from './longTurn.ts';

/** This many listening signals in one long turn are no accident. Our own choice. */
const SIGNALS = 2;

export interface ListeningMemory {
  /** Starts of the agent's last backchannels, oldest first, as many as it takes. */
  readonly signalsMs: readonly Ms[];
  /** Start of the agent's last talk-over. */
  readonly talkOverMs: Ms;
}

export const noListening: ListeningMemory = { signalsMs: [], talkOverMs: -Infinity };

/**
 * Praise: the agent let the customer hear that they listen, at least twice in one long turn, and did
 * not talk over it. Said when the agent answers: in mid-turn it would take the eye off the customer.
 */
export function activeListeningRule(
  before: ListeningMemory,
  { atMs, events }: CueMoment,
): RuleStep<ListeningMemory> {
  if (events.length === 0) return nothing(before);
  const memory = remember(before, events);
  const { signalsMs, talkOverMs } = memory;
  const wanted = answersToLongTurns(events).flatMap(({ turn }): Wanted[] => {
    const signals = signalsMs.filter((ms) => ms >= turn.startMs && ms < turn.endMs);
    if (signals.length < SIGNALS || talkOverMs >= turn.startMs) return [];
    return [{ kind: 'activeListening', tone: 'praise', atMs, aboutMs: turn.startMs }];
  });
  return { memory, wanted };
}

function remember(before: ListeningMemory, events: CueMoment['events']): ListeningMemory {
  let { signalsMs, talkOverMs } = before;
  for (const event of events) {
    if (event.type === 'backchannel' && event.by === 'agent') {
      signalsMs = [...signalsMs, event.startMs].slice(-SIGNALS);
    }
    if (event.type === 'talkOver' && event.by === 'agent') talkOverMs = event.startMs;
  }
  return { signalsMs, talkOverMs };
}
