import type { Ms } from '#shared/lib/units.ts';
import type { MoodReading, UnsureReason } from '#shared/model/mood.ts';
import type { MoodConfig } from './config.ts';
import type { FeatureValues } from './features.ts';
import { features } from './features.ts';
import type { Likelihoods, MoodWeights, TellableBand } from './model.ts';
import { likelihoods, likeliest, reasons } from './model.ts';

/**
 * Raised brows and wide eyes are surprise, or emphasis, or a question: none of the bands. The limits
 * lie between made faces that show surprise and those at rest; with a smile it is a glad one.
 */
const RAISED_BROWS = 0.45;
const WIDE_EYES = 0.08;
const SMILE = 0.5;

/** The answer where nothing can be told. */
export function unsureAt(atMs: Ms, unsure: UnsureReason): MoodReading {
  return { atMs, band: 'unsure', confidence: 0, why: [], unsure };
}

/** The answer of a band, with the movements that it rests on. */
export function bandAt(
  atMs: Ms,
  band: TellableBand,
  confidence: number,
  values: FeatureValues,
  model: MoodWeights,
): MoodReading {
  return { atMs, band, confidence, why: reasons(values, band, model), unsure: null };
}

/** How likely each band is; none is where a face shows surprise. */
export function likelyBands(
  values: FeatureValues,
  eyesWide: number,
  model: MoodWeights,
): Likelihoods {
  return surprised(values, eyesWide)
    ? { positive: 0, neutral: 0, tense: 0 }
    : likelihoods(values, model);
}

/** The band that is likely enough to be told, or null: it could be either, or is none. */
export function verdictOf(likely: Likelihoods, sure: MoodConfig['sure']): TellableBand | null {
  const band = likeliest(likely);
  return likely[band] >= sure[band] ? band : null;
}

function surprised(values: FeatureValues, eyesWide: number): boolean {
  const strength = (movement: (typeof features)[number]) =>
    (values[features.indexOf(movement)] ?? 0) ** 2;
  if (strength('smile') >= SMILE) return false;
  const brows = (strength('browsRaised') + strength('innerBrowsRaised')) / 2;
  return brows > RAISED_BROWS || eyesWide > WIDE_EYES;
}
