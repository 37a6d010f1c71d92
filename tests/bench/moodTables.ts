import type { Section } from './figure.ts';
import { judged } from './moodFigures.ts';
import { reliability, scoreOf } from './moodScore.ts';
import type { StillAnswer } from './moodStills.ts';

/** Breakdowns of the answers to stills. */
export function stillTables(answers: readonly StillAnswer[]): readonly Section[] {
  const by = (pick: (answer: StillAnswer) => string) =>
    [...new Set(answers.map(pick))].toSorted().flatMap((group) => {
      const of = judged(
        answers.filter((answer) => pick(answer) === group),
        ({ band }) => band,
      );
      if (of.length === 0) return [];
      const { answeredShare, balancedAccuracy, bands } = scoreOf(of);
      return {
        group,
        answered: two(answeredShare),
        balancedAccuracy: two(balancedAccuracy),
        positiveRecall: two(bands.positive.recall),
        neutralRecall: two(bands.neutral.recall),
        tenseRecall: two(bands.tense.recall),
        tensePrecision: two(bands.tense.precision),
      };
    });
  return [
    {
      name: 'byLabelQuality',
      title: 'By how the label came about',
      rows: by(({ still }) => still.labelQuality),
    },
    { name: 'bySource', title: 'By source', rows: by(({ still }) => still.source) },
    {
      name: 'reliability',
      title: 'How often answers of each confidence were right',
      rows: reliability(judged(answers, ({ band }) => band)),
    },
    { name: 'others', title: 'What is said of none of the bands', rows: otherRows(answers) },
    { name: 'mistakes', title: 'Stills that were given a wrong band', rows: mistakes(answers) },
  ];
}

function otherRows(answers: readonly StillAnswer[]): Section['rows'] {
  return ['sad', 'surprised'].map((mood) => {
    const of = answers.filter(({ still }) => still.mood === mood);
    const share = (band: StillAnswer['band']) =>
      of.length === 0 ? null : two(of.filter((answer) => answer.band === band).length / of.length);
    return {
      mood,
      unsure: share(null),
      neutral: share('neutral'),
      tense: share('tense'),
      positive: share('positive'),
    };
  });
}

/** One row a still and band; how many of the deals said so. */
function mistakes(answers: readonly StillAnswer[]): Section['rows'] {
  const found = new Map<string, { file: string; truth: string; said: string; times: number }>();
  for (const { still, band } of answers) {
    if (band === null || band === still.mood) continue;
    if (still.mood === 'sad' || still.mood === 'surprised') continue;
    const key = `${still.file} ${band}`;
    const times = (found.get(key)?.times ?? 0) + 1;
    found.set(key, { file: still.file, truth: still.mood, said: band, times });
  }
  return [...found.values()];
}

function two(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
