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
  | 'close'
  | 'goodbye';

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
 * What the conversation asks for. These press, hold side by side, and stand in order of when they
 * began, the latest first:
 * - a talk-over a moment ago, and no long speech of the customer finished since: give the floor back
 *   (once they have finished, reflecting back serves them better than an apology);
 * - the customer looked more tense a moment ago: acknowledge;
 * - an action was noted a moment ago, with nothing new since, and not promised aloud yet: commit;
 * - something new to reflect back (a fact, or a long speech, since the last paraphrase or promise):
 *   reflect, with a question beside it where several facts are noted and none was asked;
 * - something was promised aloud a moment ago: close; goodbye has begun a moment ago: say it.
 * Where none of them does, the first of these that holds: the first seconds, not greeted yet: open;
 * goodbye, or a promise: close; several facts and no question: ask; it was reflected back: solve; else
 * listen.
 * @returns at least one
 */
export function occasionsOf(progress: Progress, config: PromptConfig): readonly Occasion[] {
  const pressing = pressingOf(progress, config).toSorted((a, b) => b.sinceMs - a.sinceMs);
  if (pressing.length > 0) return pressing.map(({ occasion }) => occasion);
  return [calmOccasionOf(progress, config)];
}

interface Pressing {
  readonly occasion: Occasion;
  readonly sinceMs: Ms;
}

function pressingOf(progress: Progress, config: PromptConfig): readonly Pressing[] {
  const { atMs, talkOverMs, longSpeechMs, tenseMs, actionMs, committedMs, wrapUpMs } = progress;
  const newsMs = latest(progress.factMs, longSpeechMs);
  // What was said before an action was noted has led to it: it needs no reflecting any more.
  const isNews = after(newsMs, latest(progress.paraphrasedMs, promisedMsOf(progress)));
  const reflect = questionIsDue(progress, config) ? 'reflectAndAsk' : 'reflect';
  const pressing: Pressing[] = [];
  const press = (occasion: Occasion, sinceMs: Ms | null, forMs: Ms, holds = true): void => {
    if (holds && sinceMs !== null && atMs - sinceMs < forMs) pressing.push({ occasion, sinceMs });
  };
  press('yield', talkOverMs, config.yieldMs, !after(longSpeechMs, talkOverMs));
  press('acknowledge', tenseMs, config.acknowledgeMs);
  press('commit', actionMs, config.commitMs, after(actionMs, committedMs) && !isNews);
  press(reflect, newsMs, Infinity, isNews);
  press('close', committedMs, config.closeMs, !after(wrapUpMs, committedMs));
  press('goodbye', wrapUpMs, config.closeMs);
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
  goodbye: ['closing', 'anythingMissed', 'commit', 'acknowledge'],
};

/** The situations that must be on the panel: the first of each occasion, in their order. */
export function firstsOf(occasions: readonly Occasion[]): readonly Situation[] {
  const firsts = occasions.flatMap((occasion) =>
    situationsFor[occasion].slice(0, BESIDES[occasion] ?? 1),
  );
  return [...new Set(firsts)];
}

/** Occasions of which more than one situation is wanted on the panel. */
const BESIDES: Partial<Readonly<Record<Occasion, number>>> = { reflectAndAsk: 2, close: 2 };

/** All situations that fit: those that must be there, then the rest of each occasion. */
export function situationsOf(occasions: readonly Occasion[]): readonly Situation[] {
  const rest = occasions.flatMap((occasion) => situationsFor[occasion]);
  return [...new Set([...firstsOf(occasions), ...rest])];
}
