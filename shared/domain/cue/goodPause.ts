import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment, Wanted } from './moment.ts';
import { answersToHeardTurns } from './longTurn.ts';

/*
 * A pause before the answer that is felt as thinking about what was said: longer than the usual gap
 * of a video call (about 500 ms), and no long pause yet (2 s; see TurnConfig).
 */
const GOOD_PAUSE_FROM_MS: Ms = 500;
const GOOD_PAUSE_BELOW_MS: Ms = 2_000;

/**
 * Praise: after a long turn of the customer the agent left a good pause, and then spoke.
 * @param talkOverMs start of the agent's last talk-over: a turn that was talked over is not praised
 */
export function goodPauseRule(
  { atMs, events }: CueMoment,
  talkOverMs: Ms | null,
): readonly Wanted[] {
  const good = answersToHeardTurns(events, talkOverMs).find(
    ({ response }) => response.gapMs >= GOOD_PAUSE_FROM_MS && response.gapMs < GOOD_PAUSE_BELOW_MS,
  );
  if (!good) return [];
  return [{ kind: 'goodPause', tone: 'praise', atMs, aboutMs: good.turn.endMs }];
}
