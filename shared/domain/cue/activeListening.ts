import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment, RuleStep, Wanted } from './moment.ts';
import { nothing } from './moment.ts';
import { answersToHeardTurns } from './longTurn.ts';

/** This many listening signals in one long turn are no accident. Our own choice. */
const SIGNALS = 2;

/** Starts of the agent's last backchannels, oldest first, as many as it takes. */
export type ListeningMemory = readonly Ms[];

/**
 * Praise: the agent let the customer hear that they listen, at least twice in one long turn. Said
 * when the agent answers: in mid-turn it would take the eye off the customer.
 * @param talkOverMs start of the agent's last talk-over: a turn that was talked over is not praised
 */
export function activeListeningRule(
  before: ListeningMemory,
  { atMs, events }: CueMoment,
  talkOverMs: Ms | null,
): RuleStep<ListeningMemory> {
  if (events.length === 0) return nothing(before);
  const found = events.flatMap((event) =>
    event.type === 'backchannel' && event.by === 'agent' ? [event.startMs] : [],
  );
  const memory = [...before, ...found].slice(-SIGNALS);
  const wanted = answersToHeardTurns(events, talkOverMs).flatMap(({ turn }): Wanted[] => {
    const signals = memory.filter((ms) => ms >= turn.startMs && ms < turn.endMs);
    if (signals.length < SIGNALS) return [];
    return [{ kind: 'activeListening', tone: 'praise', atMs, aboutMs: turn.startMs }];
  });
  return { memory, wanted };
}
