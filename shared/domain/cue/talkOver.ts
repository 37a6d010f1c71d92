import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment, RuleStep, Wanted } from './moment.ts';

/**
 * Two talk-overs that begin within this time are a habit. Once may be a slip; a second one before a
 * turn or two has passed is what the customer will remember. Our own choice, as are "two" and "strong".
 */
export const HABIT_MS: Ms = 60_000;

export interface TalkOverMemory {
  /** Start of the agent's last talk-over, whether or not a cue was shown for it. */
  readonly lastStartMs: Ms | null;
}

export const noTalkOver: TalkOverMemory = { lastStartMs: null };

/**
 * The agent talks over the customer; never the other way round. The second time within a minute it
 * is a habit, and said more strongly. The plain cue is wanted too: it stands in where the habit was
 * told a moment ago, or is switched off.
 */
export function talkOverRule(
  before: TalkOverMemory,
  { events }: CueMoment,
): RuleStep<TalkOverMemory> {
  let { lastStartMs } = before;
  const wanted: Wanted[] = [];
  for (const event of events) {
    if (event.type !== 'talkOver' || event.by !== 'agent') continue;
    const { startMs: aboutMs, atMs } = event;
    if (lastStartMs !== null && aboutMs - lastStartMs <= HABIT_MS) {
      wanted.push({ kind: 'talkOverHabit', tone: 'strong', atMs, aboutMs });
    }
    wanted.push({ kind: 'talkOver', tone: 'hint', atMs, aboutMs });
    lastStartMs = aboutMs;
  }
  return { memory: lastStartMs === before.lastStartMs ? before : { lastStartMs }, wanted };
}
