import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment, RuleStep } from './moment.ts';
import { nothing } from './moment.ts';
import { answersToLongTurns } from './longTurn.ts';

/**
 * An answer counts as given at once below this gap: before the customer had ended, or in the same
 * breath. The human norm is about 200 ms face to face (Stivers and others 2009, ten languages) and
 * about 500 ms in video calls, and neither may ever be called too fast; half of the smaller one
 * leaves room for the error of measuring a gap.
 */
export const AT_ONCE_BELOW_MS: Ms = 100;

/**
 * A single answer at once means nothing: people foresee the end of a turn, and overlap its last
 * word. Only several in this time say something, and only where they are most of the answers to
 * long turns: whoever waits more often than not has no such habit.
 */
const AT_ONCE_TIMES = 3;
const AT_ONCE_WITHIN_MS: Ms = 300_000;

/** The agent's last answers to long turns, oldest first. */
export interface AtOnceMemory {
  readonly answers: readonly { readonly atMs: Ms; readonly atOnce: boolean }[];
}

export const noAnswers: AtOnceMemory = { answers: [] };

/** The agent answers long turns of the customer at once, again and again. */
export function answeredAtOnceRule(
  before: AtOnceMemory,
  { atMs, events }: CueMoment,
): RuleStep<AtOnceMemory> {
  const found = answersToLongTurns(events);
  const last = found.at(-1);
  if (last === undefined) return nothing(before);
  const answers = [
    ...before.answers,
    ...found.map(({ response }) => ({
      atMs: response.atMs,
      atOnce: response.gapMs < AT_ONCE_BELOW_MS,
    })),
  ].filter((answer) => atMs - answer.atMs < AT_ONCE_WITHIN_MS);
  const memory = { answers };
  const times = answers.filter((answer) => answer.atOnce).length;
  const { response } = last;
  const now = response.gapMs < AT_ONCE_BELOW_MS;
  if (!now || times < AT_ONCE_TIMES || times * 2 <= answers.length) return nothing(memory);
  const wanted = { kind: 'answeredAtOnce', tone: 'hint', atMs, aboutMs: response.startMs } as const;
  return { memory, wanted: [wanted] };
}
