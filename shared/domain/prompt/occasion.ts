import type { Ms } from '#shared/lib/units.ts';
import type { Situation } from '#shared/model/template.ts';
import type { PromptConfig } from './config.ts';

/** What the conversation asks for now. */
export type Occasion =
  'opening' | 'yield' | 'acknowledge' | 'reflect' | 'listen' | 'solve' | 'close';

/** What the occasion is judged by: only moments and counts. */
export interface Progress {
  readonly atMs: Ms;
  /** When a fact was last noted; null when there is none. */
  readonly factMs: Ms | null;
  /** When a paraphrase was last said. */
  readonly paraphrasedMs: Ms | null;
  /** When the customer's last long speech ended. */
  readonly longSpeechMs: Ms | null;
  /** When the agent last talked over the customer, until the yielding sentence is said. */
  readonly talkOverMs: Ms | null;
  /** When the customer was last told to look more tense, until it is acknowledged. */
  readonly tenseMs: Ms | null;
  /** When something was promised, or asked whether anything is missing. */
  readonly wrapUpMs: Ms | null;
  readonly greeted: boolean;
}

/**
 * The occasion, by the first rule that holds:
 * 1. a talk-over a moment ago, and no long speech of the customer finished since: give the floor
 *    back (once they have finished, reflecting back serves them better than an apology);
 * 2. the customer looked more tense a moment ago: acknowledge;
 * 3. something new to reflect back (a fact, or a long speech, since the last paraphrase): reflect;
 * 4. the first seconds, not greeted yet: open;
 * 5. something was promised: close; 6. it was reflected back: solve; 7. else listen.
 */
export function occasionOf(progress: Progress, config: PromptConfig): Occasion {
  const { atMs, factMs, paraphrasedMs, longSpeechMs, talkOverMs, wrapUpMs, tenseMs, greeted } =
    progress;
  const finished = talkOverMs !== null && longSpeechMs !== null && longSpeechMs > talkOverMs;
  if (talkOverMs !== null && !finished && atMs - talkOverMs < config.yieldMs) return 'yield';
  if (tenseMs !== null && atMs - tenseMs < config.acknowledgeMs) return 'acknowledge';
  const news = Math.max(factMs ?? -1, longSpeechMs ?? -1);
  if (news >= 0 && news > (paraphrasedMs ?? -1)) return 'reflect';
  if (!greeted && atMs < config.openingMs) return 'opening';
  if (wrapUpMs !== null) return 'close';
  return paraphrasedMs === null ? 'listen' : 'solve';
}

/** For each occasion, the situations whose templates fit, best first. */
export const situationsFor: Readonly<Record<Occasion, readonly Situation[]>> = {
  opening: ['greeting', 'listening', 'openQuestion'],
  yield: ['yieldFloor', 'listening', 'acknowledge', 'openQuestion'],
  acknowledge: ['acknowledge', 'paraphrase', 'listening', 'openQuestion', 'apologise'],
  reflect: ['paraphrase', 'acknowledge', 'clarify', 'openQuestion', 'apologise'],
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
