import type { Movement } from '#shared/model/mood.ts';
import type { FeatureValues } from './features.ts';
import { features } from './features.ts';

/** The bands that a face can be given, in the order of the model's rows. */
export const tellableBands = ['positive', 'neutral', 'tense'] as const;

export type TellableBand = (typeof tellableBands)[number];

/** How likely each band is, were all three equally frequent; they add up to 1. */
export type Likelihoods = Readonly<Record<TellableBand, number>>;

/** A multinomial logistic regression; made by `resources/make-mood.ts`. */
export interface MoodWeights {
  /** Of each feature over the faces it was fitted to. */
  readonly mean: FeatureValues;
  readonly deviation: FeatureValues;
  /** Mean of each feature over the faces at rest: what a face is taken for until its own is known. */
  readonly neutral: FeatureValues;
  /** For each band a weight for each feature, in deviations from the mean, and an offset. */
  readonly bands: Readonly<
    Record<TellableBand, { readonly weights: readonly number[]; readonly offset: number }>
  >;
}

/** How likely each band is for a face with these features. */
export function likelihoods(values: FeatureValues, model: MoodWeights): Likelihoods {
  const scores = tellableBands.map((band) => score(values, band, model));
  const highest = Math.max(...scores);
  const raised = scores.map((one) => Math.exp(one - highest));
  const sum = raised.reduce((a, b) => a + b, 0);
  const [positive = 0, neutral = 0, tense = 0] = raised.map((one) => one / sum);
  return { positive, neutral, tense };
}

/** The likeliest band. */
export function likeliest(of: Likelihoods): TellableBand {
  return tellableBands.reduce((best, band) => (of[band] > of[best] ? band : best), 'neutral');
}

/**
 * The movements that speak most for a band against a face at rest, the weightiest first, at most
 * three. A movement that is missed (brows that are not raised) is no reason that can be shown.
 */
export function reasons(
  values: FeatureValues,
  band: TellableBand,
  model: MoodWeights,
): readonly Movement[] {
  if (band === 'neutral') return [];
  return features
    .map((movement, i) => {
      const moved = ((values[i] ?? 0) - (model.neutral[i] ?? 0)) / (model.deviation[i] ?? 1);
      const weight = (model.bands[band].weights[i] ?? 0) - (model.bands.neutral.weights[i] ?? 0);
      return { movement, moved, says: moved * weight };
    })
    .filter(({ moved, says }) => moved > 0 && says > LEAST_REASON)
    .sort((a, b) => b.says - a.says)
    .slice(0, 3)
    .map(({ movement }) => movement);
}

/** Log odds against neutral under which a movement is not worth naming: a tenth more likely. */
const LEAST_REASON = 0.1;

function score(values: FeatureValues, band: TellableBand, model: MoodWeights): number {
  const { weights, offset } = model.bands[band];
  return weights.reduce((sum, weight, i) => {
    const deviation = model.deviation[i] ?? 1;
    return sum + (weight * ((values[i] ?? 0) - (model.mean[i] ?? 0))) / deviation;
  }, offset);
}
