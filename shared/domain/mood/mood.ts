import type { Ms } from '#shared/lib/units.ts';
import type { Face, FaceFrame, MoodReading } from '#shared/model/mood.ts';
import type { MoodConfig } from './config.ts';
import { defaultMoodConfig } from './config.ts';
import type { FeatureValues } from './features.ts';
import { features, featureValues, mouthFeatures } from './features.ts';
import { strengthsOf } from './movements.ts';
import { readable } from './readable.ts';
import type { Learning } from './rest.ts';
import { againstRest, learnRest, nothingLearnt } from './rest.ts';
import type { Shown } from './show.ts';
import { nothingShown, showNext } from './show.ts';
import { bandAt, likelyBands, unsureAt, verdictOf } from './verdict.ts';

/** The last expression, smoothed. */
interface Smooth {
  readonly values: FeatureValues;
  readonly eyesWide: number;
  /** Since when a face has been seen. */
  readonly sinceMs: Ms;
  readonly atMs: Ms;
}

/** What is remembered of this customer's face within a call: never a picture, never stored. */
export interface MoodState {
  readonly config: MoodConfig;
  readonly learning: Learning;
  /** Null before the first face, and after a while without one. */
  readonly smooth: Smooth | null;
  readonly shown: Shown;
}

export interface MoodStep {
  readonly state: MoodState;
  readonly reading: MoodReading;
}

/** The band of one picture by itself, where nothing is known about how this face looks at rest. */
export function readStill(frame: FaceFrame, config: MoodConfig = defaultMoodConfig): MoodReading {
  const view = readable(frame, config);
  if ('unsure' in view) return unsureAt(frame.atMs, view.unsure);
  const strengths = strengthsOf(view.face);
  const values = featureValues(strengths);
  const likely = likelyBands(values, strengths.eyesWide, config.model);
  const band = verdictOf(likely, config.sure);
  return band
    ? bandAt(frame.atMs, band, likely[band], values, config.model)
    : unsureAt(frame.atMs, 'ambiguous');
}

/** The start of a call, or of watching again after consent was given anew. */
export function startMood(config: MoodConfig = defaultMoodConfig): MoodState {
  return { config, learning: nothingLearnt, smooth: null, shown: nothingShown };
}

/**
 * Takes one picture on. Pictures come in the order of their time, two to five a second.
 * @param talking whether the customer speaks: their mouth then moves with the words
 */
export function stepMood(before: MoodState, frame: FaceFrame, talking: boolean): MoodStep {
  const { atMs } = frame;
  const state = forget(before, atMs);
  const { config } = state;
  const view = readable(frame, config);
  if ('unsure' in view) return { state, reading: unsureAt(atMs, view.unsure) };
  const { face } = view;
  if (farFromUsual(face, state)) return { state, reading: unsureAt(atMs, 'turnedAway') };

  const smooth = smoothed(state, face, atMs, talking);
  const values = againstRest(smooth.values, state.learning, config.model);
  const likely = likelyBands(values, smooth.eyesWide, config.model);
  const verdict = verdictOf(likely, config.sureInCall);
  const shown = showNext(state.shown, verdict, likely, atMs, config);
  const { yaw, pitch } = face.head;
  const learning = learnRest(
    state.learning,
    {
      atMs,
      talking,
      values: featureValues(strengthsOf(face)),
      yaw,
      pitch,
      shownNeutral: shown.band === 'neutral' && shown.wanted === null,
    },
    config.model,
  );
  const next: MoodState = { config, learning, smooth, shown };
  const tooEarly = atMs - smooth.sinceMs < config.firstMs;
  const notYet = likely.tense > likely.positive && learning.rest === null;
  const noChange = shown.band === 'tense' && learning.samples.length < USUAL_SAMPLES;
  if (tooEarly || notYet || noChange) return { state: next, reading: unsureAt(atMs, 'learning') };
  const reading = shown.band
    ? bandAt(atMs, shown.band, likely[shown.band], values, config.model)
    : unsureAt(atMs, 'ambiguous');
  return { state: next, reading };
}

/** After a while without a face the expression is forgotten, after a longer one the face itself. */
function forget(state: MoodState, atMs: Ms): MoodState {
  if (!state.smooth) return state;
  const { forgetExpressionMs, forgetFaceMs } = state.config;
  const awayMs = atMs - (state.learning.atMs ?? atMs);
  if (awayMs > forgetFaceMs) return startMood(state.config);
  if (atMs - state.smooth.atMs <= forgetExpressionMs) return state;
  return { ...state, shown: nothingShown };
}

/** Looks from which on it is known how the head is usually held: 2 s at three a second. */
const USUAL_SAMPLES = 6;

function farFromUsual({ head }: Face, { learning, config }: MoodState): boolean {
  const { rest, samples } = learning;
  if (!rest || samples.length < USUAL_SAMPLES) return false;
  const farthest = Math.max(Math.abs(head.yaw - rest.yaw), Math.abs(head.pitch - rest.pitch));
  return farthest > config.fromUsualDeg;
}

function smoothed(state: MoodState, face: Face, atMs: Ms, talking: boolean): Smooth {
  const { config, learning } = state;
  const strengths = strengthsOf(face);
  const values = featureValues(strengths);
  const before =
    state.smooth && atMs - state.smooth.atMs <= config.forgetExpressionMs ? state.smooth : null;
  const share = before ? 1 - Math.exp((before.atMs - atMs) / config.smoothMs) : 1;
  return {
    values: values.map((value, i) => {
      const movement = features[i];
      const rest = learning.rest?.values[i] ?? config.model.neutral[i] ?? value;
      const discounted = talking && movement !== undefined && mouthFeatures.has(movement);
      const seen = discounted ? rest + config.talkingShare * (value - rest) : value;
      const pace = discounted ? share * config.talkingShare : share;
      const old = before?.values[i] ?? seen;
      return old + pace * (seen - old);
    }),
    eyesWide: (before?.eyesWide ?? strengths.eyesWide) * (1 - share) + strengths.eyesWide * share,
    sinceMs: before?.sinceMs ?? atMs,
    atMs,
  };
}
