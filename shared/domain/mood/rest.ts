import type { Ms } from '#shared/lib/units.ts';
import type { FeatureValues } from './features.ts';
import { features, mouthFeatures } from './features.ts';
import type { MoodWeights } from './model.ts';
import { likelihoods } from './model.ts';

/** How this customer's face looks at rest, and how the head is usually held. */
export interface Rest {
  readonly values: FeatureValues;
  readonly yaw: number;
  readonly pitch: number;
}

/** What has been learnt of a face at rest. Its size does not grow with the call. */
export interface Learning {
  /** The looks of the first moments, at most SAMPLES. */
  readonly samples: readonly Rest[];
  readonly rest: Rest | null;
  /** Of the last sample or the last step of adapting. */
  readonly atMs: Ms | null;
  /** For how long a look was held back because it was tense from the very start. */
  readonly heldBackMs: Ms;
}

/** One look, with what is known of the moment. */
export interface Look extends Rest {
  readonly atMs: Ms;
  readonly talking: boolean;
  /** Whether what is shown and seen now is neutral: only then a known rest adapts. */
  readonly shownNeutral: boolean;
}

/** Ten seconds at three pictures a second: a few expressions cannot move the median of so many. */
const SAMPLES = 30;
const SAMPLE_EVERY_MS: Ms = 200;
/** A pause in the samples counts as this much time at most. */
const LONGEST_STEP_MS: Ms = 500;
/** A single face of unknown rest is this likely glad, or tense, when it is not learnt from. */
const GLAD = 0.5;
const TENSE_FROM_START = 0.9;
const TENSER = 0.6;
/** After so long of the same, a face that looks tense from the start is how this customer looks. */
const HOLD_BACK_MS: Ms = 30_000;
/** Time constant of adapting to light and posture; slow against any expression. */
const ADAPT_MS: Ms = 90_000;
/**
 * How far the own rest replaces that of the average face: most of the way at the end, half of that
 * after 2 s. Not all of it: what was learnt may have been an expression.
 */
const FULL_TRUST = 0.9;
/**
 * With the own rest known the same movement of the brows says more: the model's weights have to make
 * do with faces whose rest differs. More than this finds more, and more that is not there.
 */
const BROW_GAIN = 1.3;
const HALF_TRUST_SAMPLES = 5;

export const nothingLearnt: Learning = { samples: [], rest: null, atMs: null, heldBackMs: 0 };

/** The features of a face as if its rest were the average one; what the model then sees is change. */
export function againstRest(
  values: FeatureValues,
  { samples, rest }: Learning,
  model: MoodWeights,
): FeatureValues {
  if (!rest) return values;
  const trust = (FULL_TRUST * samples.length) / (samples.length + HALF_TRUST_SAMPLES);
  return values.map((value, i) => {
    const atRest = rest.values[i] ?? 0;
    const movement = features[i];
    const gain = movement && mouthFeatures.has(movement) ? 1 : BROW_GAIN;
    const change = (1 + trust * (gain - 1)) * (value - atRest);
    return atRest + trust * ((model.neutral[i] ?? 0) - atRest) + change;
  });
}

/** Takes one look on where it may show the face at rest. */
export function learnRest(before: Learning, look: Look, model: MoodWeights): Learning {
  const sinceMs = before.atMs === null ? SAMPLE_EVERY_MS : look.atMs - before.atMs;
  if (sinceMs < SAMPLE_EVERY_MS) return before;
  const stepMs = Math.min(sinceMs, LONGEST_STEP_MS);
  const { rest } = before;
  if (before.samples.length >= SAMPLES && rest) {
    if (!look.shownNeutral || look.talking) return { ...before, atMs: look.atMs };
    return { ...before, atMs: look.atMs, rest: drifted(rest, look, stepMs / ADAPT_MS) };
  }
  const alone = likelihoods(look.values, model);
  const timed = { ...before, atMs: look.atMs };
  if (alone.positive >= GLAD) return timed;
  if (rest && likelihoods(againstRest(look.values, before, model), model).tense >= TENSER)
    return timed;
  if (!rest && alone.tense >= TENSE_FROM_START && before.heldBackMs < HOLD_BACK_MS) {
    return { ...timed, heldBackMs: before.heldBackMs + stepMs };
  }
  const { yaw, pitch } = look;
  const samples = [...before.samples, { values: quietMouth(look, model), yaw, pitch }];
  return { ...timed, samples, rest: medianOf(samples) };
}

/** Brows and eyes tell something while the customer talks, the mouth does not. */
function quietMouth({ values, talking }: Look, model: MoodWeights): FeatureValues {
  if (!talking) return values;
  return values.map((value, i) => {
    const movement = features[i];
    return movement && mouthFeatures.has(movement) ? (model.neutral[i] ?? value) : value;
  });
}

function drifted(rest: Rest, look: Rest, share: number): Rest {
  const towards = (from: number, to: number) => from + share * (to - from);
  return {
    values: rest.values.map((value, i) => towards(value, look.values[i] ?? value)),
    yaw: towards(rest.yaw, look.yaw),
    pitch: towards(rest.pitch, look.pitch),
  };
}

function medianOf(samples: readonly Rest[]): Rest {
  const of = (pick: (sample: Rest) => number) => median(samples.map(pick));
  return {
    values: features.map((_, i) => of(({ values }) => values[i] ?? 0)),
    yaw: of(({ yaw }) => yaw),
    pitch: of(({ pitch }) => pitch),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
