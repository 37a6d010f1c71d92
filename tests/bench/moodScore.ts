import type { TellableBand } from '#shared/domain/mood/model.ts';
import { tellableBands } from '#shared/domain/mood/model.ts';

/** What was said of one face whose band is known. */
export interface Answer {
  readonly truth: TellableBand;
  /** Null where it was left unsure. */
  readonly band: TellableBand | null;
  /** How sure the likeliest band was, 0..1, also where nothing was said. */
  readonly confidence: number;
}

export interface BandScore {
  readonly band: TellableBand;
  readonly faces: number;
  readonly answered: number;
  /** Of the answered faces of this band, how many were given it; null where none. */
  readonly recall: number | null;
  /** Of the answers of this band, how many were right; null where none. */
  readonly precision: number | null;
}

export interface MoodScore {
  readonly answeredShare: number | null;
  readonly balancedAccuracy: number | null;
  readonly bands: Readonly<Record<TellableBand, BandScore>>;
}

/** Recall and precision over the answered; balanced accuracy is the mean recall of the bands. */
export function scoreOf(answers: readonly Answer[]): MoodScore {
  const answered = answers.filter(({ band }) => band !== null);
  const scoreBand = (band: TellableBand): BandScore => {
    const truly = answered.filter(({ truth }) => truth === band);
    const said = answered.filter((answer) => answer.band === band);
    const right = truly.filter((answer) => answer.band === band).length;
    return {
      band,
      faces: answers.filter(({ truth }) => truth === band).length,
      answered: truly.length,
      recall: shareOf(right, truly.length),
      precision: shareOf(right, said.length),
    };
  };
  const bands = {
    positive: scoreBand('positive'),
    neutral: scoreBand('neutral'),
    tense: scoreBand('tense'),
  };
  const recalls = tellableBands.flatMap((band) => bands[band].recall ?? []);
  return {
    answeredShare: shareOf(answered.length, answers.length),
    balancedAccuracy: shareOf(
      recalls.reduce((sum, recall) => sum + recall, 0),
      recalls.length,
    ),
    bands,
  };
}

/** How often answers of each confidence were right: what 80 % sure is worth. */
export function reliability(answers: readonly Answer[]) {
  const edges = [0.6, 0.7, 0.8, 0.9, 1.01];
  const answered = answers.filter(({ band }) => band !== null);
  return edges.slice(1).map((to, i) => {
    const from = edges[i] ?? 0;
    const within = answered.filter(({ confidence }) => confidence >= from && confidence < to);
    return {
      confidence: `${from}–${Math.min(1, to)}`,
      answers: within.length,
      meanConfidence: roundedShare(
        within.reduce((sum, { confidence }) => sum + confidence, 0),
        within.length,
      ),
      right: roundedShare(within.filter(({ truth, band }) => truth === band).length, within.length),
    };
  });
}

/** Null where there is nothing to divide by. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** The same with two decimals, for tables. */
export function roundedShare(part: number, whole: number): number | null {
  const share = shareOf(part, whole);
  return share === null ? null : Math.round(share * 100) / 100;
}
