import type { Ms } from '#shared/lib/units.ts';
import type { Situation } from '#shared/model/template.ts';
import type { PromptConfig } from './config.ts';

/** What the conversation asks for now. */
export type Occasion =
  | 'opening'
  | 'yield'
  | 'acknowledge'
  | 'commit'
  | 'reflect'
  | 'reflectAndAsk'
  | 'ask'
  | 'listen'
  | 'solve'
  | 'close';

/** What the occasion is judged by: only moments and counts. */
export interface Progress {
  readonly atMs: Ms;
  /** When a fact was last noted; null when there is none. */
  readonly factMs: Ms | null;
  readonly factCount: number;
  /** When a paraphrase was last said. */
  readonly paraphrasedMs: Ms | null;
  /** When an open or clarifying question was last said. */
  readonly askedMs: Ms | null;
  /** When the customer's last long speech ended. */
  readonly longSpeechMs: Ms | null;
  /** When the agent last talked over the customer, until the yielding sentence is said. */
  readonly talkOverMs: Ms | null;
  /** When the customer was last told to look more tense, until it is acknowledged. */
  readonly tenseMs: Ms | null;
  /** When an action was last noted or changed that still stands; null when there is none. */
  readonly actionMs: Ms | null;
  /** When something was last promised aloud. */
  readonly committedMs: Ms | null;
  /** When it was asked whether anything is missing, or the agent began to say goodbye. */
  readonly wrapUpMs: Ms | null;
  readonly greeted: boolean;
}

/** A call of which nothing is known yet. */
export const noProgress: Progress = {
  atMs: 0,
  factMs: null,
  factCount: 0,
  paraphrasedMs: null,
  askedMs: null,
  longSpeechMs: null,
  talkOverMs: null,
  tenseMs: null,
  actionMs: null,
  committedMs: null,
  wrapUpMs: null,
  greeted: false,
};

/**
 * The occasion, by the first rule that holds:
 * 1. a talk-over a moment ago, and no long speech of the customer finished since: give the floor
 *    back (once they have finished, reflecting back serves them better than an apology);
 * 2. the customer looked more tense a moment ago: acknowledge;
 * 3. an action was noted a moment ago, with nothing new since, and not promised aloud yet: commit;
 * 4. something new to reflect back (a fact, or a long speech, since the last paraphrase or promise):
 *    reflect,
 *    with a question beside it where several facts are noted and none was asked;
 * 5. the first seconds, not greeted yet: open;
 * 6. something was promised, aloud or as a note, or goodbye has begun: close;
 * 7. several facts and no question: ask; 8. it was reflected back: solve; 9. else listen.
 */
export function occasionOf(progress: Progress, config: PromptConfig): Occasion {
  const { atMs, paraphrasedMs, talkOverMs, longSpeechMs, tenseMs, actionMs } = progress;
  const finished = talkOverMs !== null && after(longSpeechMs, talkOverMs);
  if (talkOverMs !== null && !finished && atMs - talkOverMs < config.yieldMs) return 'yield';
  if (tenseMs !== null && atMs - tenseMs < config.acknowledgeMs) return 'acknowledge';

  const promisedMs = latest(progress.committedMs, actionMs);
  // What was said before an action was noted has led to it: it needs no reflecting any more.
  const isNews = after(latest(progress.factMs, longSpeechMs), latest(paraphrasedMs, promisedMs));
  const toPromise = actionMs !== null && after(actionMs, progress.committedMs) && !isNews;
  if (toPromise && atMs - actionMs < config.commitMs) return 'commit';

  const questionIsDue = progress.askedMs === null && progress.factCount >= config.severalFacts;
  if (isNews) return questionIsDue ? 'reflectAndAsk' : 'reflect';
  if (!progress.greeted && atMs < config.openingMs) return 'opening';
  if (latest(progress.wrapUpMs, promisedMs) !== null) return 'close';
  if (questionIsDue) return 'ask';
  return paraphrasedMs === null ? 'listen' : 'solve';
}

/** Whether `a` happened, and later than `b` if that happened at all. */
function after(a: Ms | null, b: Ms | null): boolean {
  return a !== null && (b === null || a > b);
}

function latest(a: Ms | null, b: Ms | null): Ms | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** For each occasion, the situations whose templates fit, best first. */
export const situationsFor: Readonly<Record<Occasion, readonly Situation[]>> = {
  opening: ['greeting', 'listening', 'openQuestion'],
  yield: ['yieldFloor', 'listening', 'acknowledge', 'openQuestion'],
  acknowledge: ['acknowledge', 'paraphrase', 'apologise', 'listening', 'openQuestion'],
  commit: ['commit', 'anythingMissed', 'paraphrase', 'clarify', 'closing'],
  reflect: ['paraphrase', 'acknowledge', 'clarify', 'openQuestion', 'apologise'],
  reflectAndAsk: ['paraphrase', 'openQuestion', 'acknowledge', 'clarify', 'apologise'],
  ask: ['openQuestion', 'clarify', 'commit', 'apologise', 'customerIsRight', 'noKnownFix'],
  listen: ['listening', 'openQuestion', 'acknowledge', 'clarify', 'apologise', 'paraphrase'],
  solve: [
    'commit',
    'apologise',
    'customerIsRight',
    'anythingMissed',
    'ownMistake',
    'noKnownFix',
    'sayingNo',
    'holdTransfer',
    'openQuestion',
    'clarify',
  ],
  close: ['anythingMissed', 'closing', 'commit', 'acknowledge'],
};
