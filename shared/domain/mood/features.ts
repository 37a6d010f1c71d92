import type { Movement } from '#shared/model/mood.ts';
import type { Strengths } from './movements.ts';

/**
 * The movements that the model weighs, few on purpose: with faces of about a hundred people to learn
 * from, each further score made it worse on people it had not seen.
 *
 * Left out for a reason: narrowed eyes, because how narrow eyes are at rest goes by their shape, and a
 * model that weighs them calls some peoples tense; where the
 * eyes look and how the head is held tell tense from neutral very well in posed pictures, but in a
 * call they tell where the camera stands.
 */
export const features = [
  'smile',
  'cheeksRaised',
  'browsLowered',
  'browsRaised',
  'innerBrowsRaised',
] as const satisfies readonly Movement[];

/** Those that words move too. */
export const mouthFeatures: ReadonlySet<Movement> = new Set<Movement>(['smile', 'cheeksRaised']);

/** One number for each of `features`, 0..1. */
export type FeatureValues = readonly number[];

/**
 * What the model sees of a face. The square root stretches the low end, where most of what tells two
 * faces at rest apart lies: many scores stay under 0.1 until a movement is strong.
 */
export function featureValues(strengths: Strengths): FeatureValues {
  return features.map((movement) => Math.sqrt(Math.max(0, strengths[movement])));
}
