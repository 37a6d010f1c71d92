import { addScores, noScore } from '#tests/accuracy/score.ts';
import type { Score } from '#tests/accuracy/score.ts';
import type { Figure } from './figure.ts';
import { ratesOf } from './rates.ts';
import { joined, lengthMs, sharedMs } from './rttm.ts';
import type { Stretch } from './rttm.ts';

/** Everybody on the agent's line: what was said, what was heard, and talk-overs with nobody. */
export interface OneLine {
  readonly truth: readonly Stretch[];
  readonly found: readonly Stretch[];
  readonly talkOvers: number;
}

/** One speaker against the rest. */
export interface TwoSides {
  readonly interruptions: Score;
  readonly backchannels: Score;
  readonly backchannelsFlagged: number;
}

/** The figures of the meetings; all start with `meetings`. */
export function meetingFigures(
  excerpts: number,
  lines: readonly OneLine[],
  sides: readonly TwoSides[],
): readonly Figure[] {
  const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
    all.reduce((total, one) => total + of(one), 0);
  const spokenMs = sum(lines, ({ truth }) => lengthMs(truth));
  const foundMs = sum(lines, ({ found }) => lengthMs(joined(found, 0)));
  const hitMs = sum(lines, ({ truth, found }) => sharedMs(truth, joined(found, 0)));
  const share = (ms: number): number | null => (spokenMs === 0 ? null : (100 * ms) / spokenMs);
  const interruptions = sides.reduce((total, one) => addScores(total, one.interruptions), noScore);
  const backchannels = sides.reduce((total, one) => addScores(total, one.backchannels), noScore);
  const rates = ratesOf(interruptions);
  const trueInterruptions = interruptions.hits + interruptions.missed;
  const trueBackchannels = backchannels.hits + backchannels.missed;
  const line = 'meetings, all on one line:';
  const split = 'meetings cut apart:';
  const figure = (
    better: Figure['better'],
    name: string,
    value: number | null,
    unit: Figure['unit'],
    what: string,
  ): Figure => ({ name: `meetings${name}`, what, value, unit, better });
  return [
    figure('neither', 'Excerpts', excerpts, '', 'real meeting excerpts'),
    figure(
      'lower',
      'MissedOnOneLine',
      share(spokenMs - hitMs),
      '%',
      `${line} of the annotated speech, not heard`,
    ),
    figure(
      'lower',
      'InventedOnOneLine',
      share(foundMs - hitMs),
      '%',
      `${line} heard where none is annotated, as a share of the annotated`,
    ),
    figure(
      'lower',
      'TalkOversOnOneLine',
      sum(lines, ({ talkOvers }) => talkOvers),
      '',
      `${line} talk-overs reported, all of them false`,
    ),
    figure('neither', 'Interruptions', trueInterruptions, '', `${split} interruptions`),
    figure('higher', 'F1', rates.f1, '', `${split} interruptions`),
    figure('higher', 'Precision', rates.precision, '', `${split} of those reported, true`),
    figure('higher', 'Recall', rates.recall, '', `${split} of the true ones, reported`),
    figure('neither', 'Backchannels', trueBackchannels, '', `${split} backchannels`),
    figure(
      'lower',
      'BackchannelsFlagged',
      sum(sides, (one) => one.backchannelsFlagged),
      '',
      `${split} reported as interruptions`,
    ),
    figure(
      'higher',
      'BackchannelsFound',
      trueBackchannels === 0 ? null : (100 * backchannels.hits) / trueBackchannels,
      '%',
      `${split} credited`,
    ),
  ];
}
