import type { Bar, Figure } from './figure.ts';
import { ratesOf, turnRates } from './rates.ts';
import type { TurnScore } from './score.ts';

/** What turn-taking must reach to be trusted. */
export const turnBars: readonly Bar[] = [
  { name: 'f1', value: 0.93 },
  { name: 'precision', value: 0.93 },
  { name: 'latencyP50', value: 750 },
  { name: 'latencyP95', value: 950 },
  { name: 'backchannelsFlagged', value: 3 },
  { name: 'backchannelsFound', value: 85 },
  { name: 'talkRatioError', value: 3 },
  { name: 'turnGapError', value: 80 },
];

/** The figures of a set of dialogues. */
export function turnFigures(score: TurnScore): readonly Figure[] {
  const rates = turnRates(score);
  const { hits, missed, falseAlarms } = score.interruptions;
  const backchannels = score.backchannels.hits + score.backchannels.missed;
  const figure =
    (better: Figure['better']) =>
    (name: string, value: number | null, unit: Figure['unit'], what: string): Figure => ({
      name,
      what,
      value,
      unit,
      better,
    });
  const [higher, lower, count] = [figure('higher'), figure('lower'), figure('neither')];
  return [
    count('dialogues', score.dialogues, '', 'dialogues analysed'),
    higher('f1', rates.f1, '', 'interruptions by the agent'),
    higher('precision', rates.precision, '', 'of those reported, true'),
    higher('recall', rates.recall, '', 'of the true ones, reported'),
    count('hits', hits, '', 'interruptions found'),
    count('misses', missed, '', 'interruptions not found'),
    count('falseAlarms', falseAlarms, '', 'interruptions reported that were none'),
    lower('latencyP50', rates.latencyP50, 'ms', 'from their first sound to the decision, median'),
    lower('latencyP95', rates.latencyP95, 'ms', 'the same, 95th percentile'),
    lower(
      'backchannelsFlagged',
      rates.backchannelsFlagged,
      '%',
      `of the agent’s ${backchannels} backchannels, reported as interruptions`,
    ),
    higher('backchannelsFound', rates.backchannelsFound, '%', 'of the same, credited'),
    count(
      'backchannelsWrong',
      score.backchannels.falseAlarms,
      '',
      'backchannels credited that were none',
    ),
    lower(
      'talkRatioError',
      rates.talkRatioError,
      '%',
      'agent’s share of speech, distance from the truth in points, mean of the dialogues',
    ),
    lower(
      'talkRatioErrorWorst',
      rates.talkRatioErrorWorst,
      '%',
      'the same, the worst of the dialogues',
    ),
    lower(
      'turnGapError',
      rates.turnGapError,
      'ms',
      'gap at a change of turns, distance from the truth, median',
    ),
    higher('turnGapsFound', rates.turnGapsFound, '%', 'of the changes of turn, reported'),
    higher(
      'customerF1',
      ratesOf(score.customerInterruptions).f1,
      '',
      'interruptions by the customer',
    ),
  ];
}
