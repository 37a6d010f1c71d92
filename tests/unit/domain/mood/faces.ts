import { startMood, stepMood } from '#shared/domain/mood/mood.ts';
import type { MoodState } from '#shared/domain/mood/mood.ts';
import type { FaceFrame, MoodReading } from '#shared/model/mood.ts';
import { BLENDSHAPE_COUNT } from '#shared/model/mood.ts';

/** Places of the scores that the tests move. */
const place = {
  browDown: [1, 2],
  browInnerUp: [3],
  browOuterUp: [4, 5],
  jawOpen: [25],
  smile: [44, 45],
  upperLip: [48, 49],
} as const;

type Moved = Partial<Record<keyof typeof place, number>>;

export const rest: Moved = { browDown: 0.14, browInnerUp: 0.05, smile: 0.06, browOuterUp: 0.03 };
export const smile: Moved = { smile: 0.85, upperLip: 0.4 };
export const scowl: Moved = { browDown: 0.7 };
export const surprise: Moved = { browInnerUp: 0.8, browOuterUp: 0.7, jawOpen: 0.4 };

/** A picture with one straight, large, bright face, with all scores nought but the given ones. */
export function frameOf(moved: Moved = {}, changed: Partial<FaceFrame> = {}): FaceFrame {
  const blendshapes = Array.from({ length: BLENDSHAPE_COUNT }, () => 0);
  for (const [name, value] of Object.entries(moved)) {
    for (const i of place[name as keyof typeof place]) blendshapes[i] = value;
  }
  const face = { blendshapes, head: { yaw: 0, pitch: 0, roll: 0 }, size: 0.5 };
  return { atMs: 0, faces: 1, face, brightness: 0.5, ...changed };
}

/** A stretch of a call: what is seen for how long, and whether the customer talks. */
export interface Stretch {
  readonly forMs: number;
  /** Null for an empty picture. */
  readonly moved: Moved | null;
  readonly talking?: boolean;
}

/** Plays stretches at three pictures a second from `fromMs`. */
export function play(stretches: readonly Stretch[], from: MoodState = startMood(), fromMs = 0) {
  const readings: MoodReading[] = [];
  let state = from;
  let atMs = fromMs;
  for (const { forMs, moved, talking = false } of stretches) {
    for (const endMs = atMs + forMs; atMs < endMs; atMs += 333) {
      const frame = moved ? frameOf(moved, { atMs }) : frameOf({}, { atMs, faces: 0, face: null });
      const step = stepMood(state, frame, talking);
      state = step.state;
      readings.push(step.reading);
    }
  }
  return { state, readings, atMs };
}
