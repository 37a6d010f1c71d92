import { useEffect, useState } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import { isReading } from './moodState.ts';
import type { MoodState } from './moodState.ts';
import { moodWords } from './moodWords.ts';

/**
 * A word stays at least this long before another takes its place. Our own choice: long enough to be
 * read in a glance, and short beside the seconds over which the reading itself is smoothed.
 */
export const STAYS_MS: Ms = 1_500;

/**
 * The same without flicker: what was seen changes at a pace that can be read. What somebody decided
 * (off, stopped, hold) shows at once.
 */
export function useSteadyMood(state: MoodState): MoodState {
  // Each word that comes is a turn of its own, also one that was there before.
  const [shown, setShown] = useState({ state, turn: 0 });
  const [restedTurn, setRestedTurn] = useState(-1);
  const { turn } = shown;
  useEffect(() => {
    const timer = setTimeout(() => setRestedTurn(turn), STAYS_MS);
    return () => clearTimeout(timer);
  }, [turn]);
  if (state === shown.state) return state;
  const sameWords = keyOf(state) === keyOf(shown.state);
  const decided = !isReading(state) || !isReading(shown.state);
  if (!sameWords && !decided && restedTurn !== turn) return shown.state;
  setShown({ state, turn: sameWords ? turn : turn + 1 });
  return state;
}

function keyOf(state: MoodState): string {
  const { word, detail } = moodWords(state);
  return `${word} ${detail}`;
}
