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
  /** Every change into a band. */
  readonly changes: readonly Change[];
}

/** One change of a known expression, and what became of it. */
export interface Change {
  /** The sequence's name. */
  readonly of: string;
  /** Between two of its pictures. */
  readonly everyMs: Ms;
  readonly startMs: Ms;
  readonly from: Stretch['truth'];
  readonly to: TellableBand;
  /** Until it was seen; null where it never was. */
  readonly delayMs: Ms | null;
  /** What was said most while it lasted. */
  readonly said: MoodReading['band'] | null;
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
  { name, stretches }: Pick<Sequence, 'name' | 'stretches'>,
  readings: readonly MoodReading[],
): SequenceScore {
  const everyMs = Math.round((readings[1]?.atMs ?? 0) - (readings[0]?.atMs ?? 0));
  let samples = 0;
  let right = 0;
  let unsure = 0;
  const changes: Change[] = [];
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
    const from = stretches[i - 1]?.truth;
    if (from === undefined || from === truth) return;
    const seen = within.find(({ band }) => band === truth);
    const delayMs = seen ? seen.atMs - startMs : null;
    const said = mostOf(within.map(({ band }) => band));
    changes.push({ of: name, everyMs, startMs, from, to: truth, delayMs, said });
  });
  return { samples, right, unsure, changes };
}

function mostOf<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Several scores as one. */
export function together(scores: readonly SequenceScore[]): SequenceScore {
  const sum = (pick: (score: SequenceScore) => number) =>
    scores.reduce((total, score) => total + pick(score), 0);
  return {
    samples: sum(({ samples }) => samples),
    right: sum(({ right }) => right),
    unsure: sum(({ unsure }) => unsure),
    changes: scores.flatMap(({ changes }) => changes),
  };
}
