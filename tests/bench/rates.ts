import { figures, quantile } from '#tests/accuracy/score.ts';
import type { Score } from '#tests/accuracy/score.ts';
import type { TurnScore } from './score.ts';

type Rate = number | null;

/** Precision, recall and F1; null where there was nothing to find, or nothing was reported. */
export function ratesOf(score: Score): {
  readonly f1: Rate;
  readonly precision: Rate;
  readonly recall: Rate;
} {
  const { hits, missed, falseAlarms } = score;
  const { f1, precision, recall } = figures(score);
  return {
    f1: hits + missed + falseAlarms === 0 ? null : f1,
    precision: hits + falseAlarms === 0 ? null : precision,
    recall: hits + missed === 0 ? null : recall,
  };
}

const mean = (values: readonly number[]): Rate =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const percent = (part: number, whole: number): Rate => (whole === 0 ? null : (100 * part) / whole);

/** The figures that have bars, of any set of dialogues; shares of f1 in 0..1, others in percent. */
export function turnRates(score: TurnScore) {
  const trueBackchannels = score.backchannels.hits + score.backchannels.missed;
  const ratioErrors = score.talkRatioErrors.map((error) => error * 100);
  return {
    ...ratesOf(score.interruptions),
    latencyP50: quantile(score.latenciesMs, 0.5),
    latencyP95: quantile(score.latenciesMs, 0.95),
    backchannelsFlagged: percent(score.backchannelsFlagged, trueBackchannels),
    backchannelsFound: percent(score.backchannels.hits, trueBackchannels),
    talkRatioError: mean(ratioErrors),
    talkRatioErrorWorst: ratioErrors.length === 0 ? null : Math.max(...ratioErrors),
    turnGapError: quantile(score.gapErrorsMs, 0.5),
    turnGapsFound: percent(score.gapErrorsMs.length, score.changes),
  };
}
