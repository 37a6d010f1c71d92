import type { TellableBand } from '#shared/domain/mood/model.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import type { KnownStill } from './moodFaces.ts';
import type { Sequence, Stretch } from './moodSequences.ts';

/*
 * One person's call, made from stills. No two stills show one person, so what an expression does to a
 * face is taken from another person's still, against the average face at rest, and laid over the
 * scores of a neutral face. Then it trembles, sways, blinks, and talks every other four seconds.
 */

/** Between two pictures; what the app does when nothing is short. */
const EVERY_MS = 1000 / 3;
const STRETCH_MS = 8_000;
/**
 * Noise of one score from picture to picture at its largest, at a score of a half. It makes a standard
 * deviation of about 0.05; the real heads in the turning clips have 0.02 to 0.05 where they are still.
 */
const TREMBLE = 0.12;
const SWAY_DEG = 5;
const TALK_MS = 4_000;
/** Which scores the words move, and how far: jaw, funnel, pucker, lips, corners, upper lip, inner brows. */
const talk: readonly (readonly [place: number, upTo: number])[] = [
  [25, 0.5],
  [32, 0.2],
  [38, 0.5],
  [34, 0.2],
  [35, 0.2],
  [44, 0.2],
  [45, 0.2],
  [48, 0.15],
  [49, 0.15],
  [3, 0.1],
];
const blinks: readonly number[] = [9, 10];

/** A neutral start, then what `bands` say, eight seconds each. */
export function composed(
  rest: KnownStill,
  bands: readonly TellableBand[],
  shown: Readonly<Partial<Record<TellableBand, KnownStill>>>,
  averageRest: readonly number[],
): Sequence {
  const random = chance(rest.file.length * 7919 + bands.length);
  const own = scoresOf(rest);
  const stretches: Stretch[] = bands.map((truth, i) => ({
    truth,
    startMs: i * STRETCH_MS,
    endMs: (i + 1) * STRETCH_MS,
  }));
  const frames: { frame: FaceFrame; talking: boolean }[] = [];
  for (let atMs = 0; atMs < bands.length * STRETCH_MS; atMs += EVERY_MS) {
    const still = shown[bands[Math.floor(atMs / STRETCH_MS)] ?? 'neutral'];
    const talking = Math.floor(atMs / TALK_MS) % 2 === 1;
    const scores = own.map((score, i) => {
      const change = still ? (scoresOf(still)[i] ?? 0) - (averageRest[i] ?? 0) : 0;
      const target = Math.min(1, Math.max(0, score + change));
      const tremble = Math.sqrt(target * (1 - target)) * (random() + random() - 1);
      return target + TREMBLE * tremble;
    });
    if (talking) {
      const open = random();
      for (const [place, upTo] of talk) {
        scores[place] = (scores[place] ?? 0) + upTo * (open + random() - 0.7);
      }
    }
    if (random() < 0.07) for (const place of blinks) scores[place] = 0.9;
    frames.push({ talking, frame: frameOf(rest.frame, scores, atMs) });
  }
  return { name: rest.file, stretches, frames };
}

/** The mean scores of the neutral faces among these. */
export function averageRestOf(stills: readonly KnownStill[]): readonly number[] {
  const atRest = stills.filter(({ mood, frame }) => mood === 'neutral' && frame.face);
  const [first] = atRest;
  return first
    ? scoresOf(first).map(
        (_, i) => atRest.reduce((sum, still) => sum + (scoresOf(still)[i] ?? 0), 0) / atRest.length,
      )
    : [];
}

function scoresOf({ frame }: KnownStill): readonly number[] {
  return frame.face?.blendshapes ?? [];
}

function frameOf(like: FaceFrame, scores: readonly number[], atMs: number): FaceFrame {
  const sway = (periodMs: number) => SWAY_DEG * Math.sin((2 * Math.PI * atMs) / periodMs);
  return {
    atMs,
    faces: 1,
    brightness: like.brightness,
    face: {
      blendshapes: scores.map((score) => Math.min(1, Math.max(0, score))),
      head: { yaw: sway(5_300), pitch: sway(7_900), roll: sway(11_000) / 2 },
      size: like.face?.size ?? 0.5,
    },
  };
}

/** Numbers from 0 to 1, the same every time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
