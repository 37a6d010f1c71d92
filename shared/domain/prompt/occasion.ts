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
 * What the conversation asks for, most pressing first. These press, and hold side by side:
 * 1. a talk-over a moment ago, and no long speech of the customer finished since: give the floor
 *    back (once they have finished, reflecting back serves them better than an apology);
 * 2. the customer looked more tense a moment ago: acknowledge;
 * 3. an action was noted a moment ago, with nothing new since, and not promised aloud yet: commit;
 * 4. something new to reflect back (a fact, or a long speech, since the last paraphrase or promise):
 *    reflect, with a question beside it where several facts are noted and none was asked.
 * Where none of them does, the first of these that holds:
 * 5. the first seconds, not greeted yet: open;
 * 6. something was promised, aloud or as a note, or goodbye has begun: close;
 * 7. several facts and no question: ask; 8. it was reflected back: solve; 9. else listen.
 * @returns at least one
 */
export function occasionsOf(progress: Progress, config: PromptConfig): readonly Occasion[] {
  const pressing = pressingOf(progress, config);
  return pressing.length > 0 ? pressing : [calmOccasionOf(progress, config)];
}

function pressingOf(progress: Progress, config: PromptConfig): readonly Occasion[] {
  const { atMs, talkOverMs, longSpeechMs, tenseMs, actionMs, committedMs } = progress;
  const pressing: Occasion[] = [];
  const finished = talkOverMs !== null && after(longSpeechMs, talkOverMs);
  if (talkOverMs !== null && !finished && atMs - talkOverMs < config.yieldMs) {
    pressing.push('yield');
  }
  if (tenseMs !== null && atMs - tenseMs < config.acknowledgeMs) pressing.push('acknowledge');
  // What was said before an action was noted has led to it: it needs no reflecting any more.
  const isNews = after(
    latest(progress.factMs, longSpeechMs),
    latest(progress.paraphrasedMs, promisedMsOf(progress)),
  );
  const toPromise = actionMs !== null && after(actionMs, committedMs) && !isNews;
  if (toPromise && atMs - actionMs < config.commitMs) pressing.push('commit');
  if (isNews) pressing.push(questionIsDue(progress, config) ? 'reflectAndAsk' : 'reflect');
  return pressing;
}

function calmOccasionOf(progress: Progress, config: PromptConfig): Occasion {
  if (!progress.greeted && progress.atMs < config.openingMs) return 'opening';
  if (latest(progress.wrapUpMs, promisedMsOf(progress)) !== null) return 'close';
  if (questionIsDue(progress, config)) return 'ask';
  return progress.paraphrasedMs === null ? 'listen' : 'solve';
}

function promisedMsOf({ committedMs, actionMs }: Progress): Ms | null {
  return latest(committedMs, actionMs);
}

function questionIsDue({ askedMs, factCount }: Progress, { severalFacts }: PromptConfig): boolean {
  return askedMs === null && factCount >= severalFacts;
}

/** Whether `a` happened, and later than `b` if that happened at all. */
function after(a: Ms | null, b: Ms | null): boolean {
  return a !== null && (b === null || a > b);
}

function latest(a: Ms | null, b: Ms | null): Ms | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** For each occasion, the situations whose templates fit, best first. */
const situationsFor: Readonly<Record<Occasion, readonly Situation[]>> = {
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

/**
 * The situations for all that the conversation asks for: the first of each occasion in their order,
 * then the rest of the most pressing one.
 */
export function situationsOf(occasions: readonly Occasion[]): readonly Situation[] {
  const firsts = occasions.flatMap((occasion) => situationsFor[occasion].slice(0, 1));
  const rest = occasions.flatMap((occasion) => situationsFor[occasion]);
  return [...new Set([...firsts, ...rest])];
}
