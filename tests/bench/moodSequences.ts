import type { TellableBand } from '#shared/domain/mood/model.ts';
import type { MoodConfig } from '#shared/domain/mood/config.ts';
import { startMood, stepMood } from '#shared/domain/mood/mood.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { FaceFrame, MoodReading } from '#shared/model/mood.ts';

/** A stretch of known expression; `other` is none of the bands. */
export interface Stretch {
  readonly truth: TellableBand | 'other';
  readonly startMs: Ms;
  readonly endMs: Ms;
}

/** One person's pictures in the order of time. */
export interface Sequence {
  readonly name: string;
  readonly stretches: readonly Stretch[];
  readonly frames: readonly { readonly frame: FaceFrame; readonly talking: boolean }[];
}

export interface SequenceScore {
  /** Samples of the three bands outside the margin around changes. */
  readonly samples: number;
  readonly right: number;
  readonly unsure: number;
  /** Delay until each change into a band was seen; null where it never was. */
  readonly delaysMs: readonly (Ms | null)[];
}

/** Samples nearer to a change than this are not judged. */
const MARGIN_MS: Ms = 1_000;

/** What the stage says of a sequence, picture by picture. */
export function readingsOf(
  { frames }: Pick<Sequence, 'frames'>,
  config?: MoodConfig,
): readonly MoodReading[] {
  let state = startMood(config);
  return frames.map(({ frame, talking }) => {
    const step = stepMood(state, frame, talking);
    state = step.state;
    return step.reading;
  });
}

/** Judges what was said of a sequence. The first stretch has no change before it. */
export function scoreSequence(
  { stretches }: Pick<Sequence, 'stretches'>,
  readings: readonly MoodReading[],
): SequenceScore {
  let samples = 0;
  let right = 0;
  let unsure = 0;
  const delaysMs: (Ms | null)[] = [];
  stretches.forEach(({ truth, startMs, endMs }, i) => {
    if (truth === 'other') return;
    const within = readings.filter(({ atMs }) => atMs >= startMs && atMs < endMs);
    const last = i === stretches.length - 1;
    const judged = within.filter(
      ({ atMs }) => atMs >= startMs + MARGIN_MS && (last || atMs < endMs - MARGIN_MS),
    );
    samples += judged.length;
    right += judged.filter(({ band }) => band === truth).length;
    unsure += judged.filter(({ band }) => band === 'unsure').length;
    if (i === 0 || stretches[i - 1]?.truth === truth) return;
    const seen = within.find(({ band }) => band === truth);
    delaysMs.push(seen ? seen.atMs - startMs : null);
  });
  return { samples, right, unsure, delaysMs };
}

/** Several scores as one. */
export function together(scores: readonly SequenceScore[]): SequenceScore {
  const sum = (pick: (score: SequenceScore) => number) =>
    scores.reduce((total, score) => total + pick(score), 0);
  return {
    samples: sum(({ samples }) => samples),
    right: sum(({ right }) => right),
    unsure: sum(({ unsure }) => unsure),
    delaysMs: scores.flatMap(({ delaysMs }) => delaysMs),
  };
}
