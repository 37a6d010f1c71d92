import type { FaceFrame, MoodReading, MoodTrend } from '#shared/model/mood.ts';
import type { EpisodeState, MoodEpisode } from './episodes.ts';
import { startEpisodes, stepEpisodes } from './episodes.ts';
import type { MoodState } from './mood.ts';
import { startMood, stepMood } from './mood.ts';
import type { TrendState } from './trend.ts';
import { startTrend, stepTrend } from './trend.ts';

/** All that is known of the customer's expression in a running call. In memory only. */
export interface LiveMood {
  /** Whether the customer may be looked at now; without it every picture is passed over. */
  readonly allowed: boolean;
  readonly mood: MoodState;
  readonly episodes: EpisodeState;
  readonly trend: TrendState;
  /** The last; null before the first look. */
  readonly reading: MoodReading | null;
}

export interface LiveMoodStep {
  readonly state: LiveMood;
  /** A tense stretch that has just been found to last. */
  readonly episode: MoodEpisode | null;
}

/** Nobody may be looked at yet. */
export const nobodySeen: LiveMood = {
  allowed: false,
  mood: startMood(),
  episodes: startEpisodes(),
  trend: startTrend(),
  reading: null,
};

/** Consent came or went. Whatever was known is forgotten either way: a yes begins anew. */
export function allowMood(state: LiveMood, allowed: boolean): LiveMood {
  return state.allowed === allowed ? state : { ...nobodySeen, allowed };
}

/**
 * Takes one picture on, in the order of time.
 * @param talking whether the customer speaks
 */
export function look(state: LiveMood, frame: FaceFrame, talking: boolean): LiveMoodStep {
  if (!state.allowed) return { state, episode: null };
  const seen = stepMood(state.mood, frame, talking);
  const { state: episodes, episode } = stepEpisodes(state.episodes, seen.reading);
  const trend = stepTrend(state.trend, seen.reading);
  return {
    state: { ...state, mood: seen.state, episodes, trend, reading: seen.reading },
    episode,
  };
}

/** The expression beside the start of the call; null where either cannot be told. */
export function trendOf({ trend }: LiveMood): MoodTrend | null {
  return trend.trend;
}
