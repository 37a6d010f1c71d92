import type { Ms } from '#shared/lib/units.ts';
import type { FaceFrame, Movement, MoodReading, UnsureReason } from '#shared/model/mood.ts';
import type { MoodConfig } from './config.ts';
import { defaultMoodConfig } from './config.ts';
import type { Strengths } from './movements.ts';
import { strengthsOf } from './movements.ts';
import { readable } from './readable.ts';

/** What is remembered of this customer's face within a call: never a picture, never stored. */
export interface MoodState {
  readonly config: MoodConfig;
  /** Smoothed strengths, and when they were last taken on; null before the first face. */
  readonly smooth: { readonly strengths: Strengths; readonly atMs: Ms } | null;
}

export interface MoodStep {
  readonly state: MoodState;
  readonly reading: MoodReading;
}

/** The answer where nothing can be told. */
function unsureAt(atMs: Ms, unsure: UnsureReason): MoodReading {
  return { atMs, band: 'unsure', confidence: 0, why: [], unsure };
}

function judge(atMs: Ms, seen: Strengths): MoodReading {
  const told = (band: 'positive' | 'neutral' | 'tense', confidence: number, why: Movement[]) => ({
    atMs,
    band,
    confidence: Math.min(1, confidence),
    why,
    unsure: null,
  });
  if (seen.smile > 0.5) return told('positive', 0.5 + seen.smile / 2, ['smile']);
  const frown = seen.browsLowered - seen.innerBrowsRaised;
  if (frown > 0.3) return told('tense', 0.4 + frown / 2, ['browsLowered']);
  if (frown > 0.2 || seen.smile > 0.35) return unsureAt(atMs, 'ambiguous');
  return told('neutral', 0.6, []);
}

/** The band of one picture by itself, where nothing is known about how this face looks at rest. */
export function readStill(frame: FaceFrame, config: MoodConfig = defaultMoodConfig): MoodReading {
  const view = readable(frame, config);
  return 'unsure' in view
    ? unsureAt(frame.atMs, view.unsure)
    : judge(frame.atMs, strengthsOf(view.face));
}

/** The start of a call, or of watching again after consent was given anew. */
export function startMood(config: MoodConfig = defaultMoodConfig): MoodState {
  return { config, smooth: null };
}

/**
 * Takes one picture on.
 * @param talking whether the customer speaks: their mouth then moves with the words
 */
export function stepMood(state: MoodState, frame: FaceFrame, talking: boolean): MoodStep {
  const view = readable(frame, state.config);
  if ('unsure' in view) return { state, reading: unsureAt(frame.atMs, view.unsure) };
  const seen = strengthsOf(view.face);
  const before = state.smooth;
  const share = before ? 1 - Math.exp((before.atMs - frame.atMs) / state.config.smoothMs) : 1;
  const strengths = Object.fromEntries(
    Object.entries(seen).map(([movement, value]) => {
      const old = before?.strengths[movement as Movement] ?? value;
      const pace = talking && movement === 'jawDropped' ? share / 2 : share;
      return [movement, old + pace * (value - old)];
    }),
  ) as unknown as Strengths;
  return {
    state: { ...state, smooth: { strengths, atMs: frame.atMs } },
    reading: judge(frame.atMs, strengths),
  };
}
