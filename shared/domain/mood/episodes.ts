import type { Ms } from '#shared/lib/units.ts';
import type { MoodReading } from '#shared/model/mood.ts';

/** The customer has looked more tense than at the start for a while. */
export interface MoodEpisode {
  readonly startMs: Ms;
  /** When it had lasted long enough to be told. */
  readonly atMs: Ms;
}

/** A change is lasting from here on; the issue's own number. Shorter ones are the give and take of talk. */
const LASTING_MS: Ms = 8_000;
/** A break of up to this long does not end a tense stretch: a glance aside, a polite smile, pictures missed. */
const BREAK_MS: Ms = 1_500;

/** What is remembered between readings. */
export interface EpisodeState {
  /** Whether this customer has looked other than tense: without it there is no change to tell of. */
  readonly known: boolean;
  readonly tense: { readonly startMs: Ms; readonly lastMs: Ms; readonly told: boolean } | null;
}

export interface EpisodeStep {
  readonly state: EpisodeState;
  /** Once for each tense stretch, at the moment it is known to last. */
  readonly episode: MoodEpisode | null;
}

export function startEpisodes(): EpisodeState {
  return { known: false, tense: null };
}

/** Takes one reading on, in the order of time. */
export function stepEpisodes(state: EpisodeState, { atMs, band }: MoodReading): EpisodeStep {
  const gone = state.tense && atMs - state.tense.lastMs > BREAK_MS;
  const before = gone ? null : state.tense;
  if (band !== 'tense') {
    const known = state.known || band !== 'unsure';
    return { state: { known, tense: before }, episode: null };
  }
  const startMs = before?.startMs ?? atMs;
  const due = state.known && !before?.told && atMs - startMs >= LASTING_MS;
  const tense = { startMs, lastMs: atMs, told: due || (before?.told ?? false) };
  return { state: { ...state, tense }, episode: due ? { startMs, atMs } : null };
}

/** The lasting tense stretches of a whole call. */
export function moodEpisodes(readings: readonly MoodReading[]): readonly MoodEpisode[] {
  const episodes: MoodEpisode[] = [];
  let state = startEpisodes();
  for (const reading of readings) {
    const step = stepEpisodes(state, reading);
    state = step.state;
    if (step.episode) episodes.push(step.episode);
  }
  return episodes;
}
