import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { faceFramesOf } from '#tests/accuracy/faceFrames.ts';
import type { SeenFile } from '#tests/accuracy/faceFrames.ts';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';
import type { Sequence, Stretch } from './moodSequences.ts';

const clipsDir = path.join(sharedDataDir, 'video');

/** Between two pictures: the slowest, the usual and the fastest that the app looks. */
const EVERY_MS = [500, 1000 / 3, 200] as const;

/** Times in seconds; between two stretches one picture fades into the next. */
const timelineSchema = z.array(
  z.object({ label: z.string(), start: z.number(), end: z.number(), still: z.string() }),
);

const truths: Readonly<Record<string, Stretch['truth']>> = {
  happy: 'positive',
  neutral: 'neutral',
  angry: 'tense',
  tense: 'tense',
};

/**
 * The clips beside the project, each at every pace: those with a timeline, and real heads that turn, which are neutral
 * all along. Nobody talks in the former; in the latter people move as if they did.
 */
export async function clips(): Promise<{
  readonly timed: readonly Sequence[];
  readonly turning: readonly Sequence[];
  /** The stills that the former are made of. */
  readonly stillsShown: ReadonlySet<string>;
}> {
  const seen: SeenFile[] = [];
  for (const every of EVERY_MS) seen.push(...(await faceFramesOf(clipsDir, every)));
  const sequences = seen.map(({ file, frames }) => ({
    name: path.basename(file, path.extname(file)),
    frames: frames.map((frame) => ({ frame, talking: false })),
  }));
  const timed = sequences.filter(({ name }) => name.startsWith('moods_'));
  return {
    timed: timed.map(({ name, frames }) => ({ name, frames, stretches: timelineOf(name) })),
    turning: sequences
      .filter(({ name }) => name.startsWith('headpose_'))
      .map(({ name, frames }) => ({ name, frames, stretches: [] })),
    stillsShown: new Set(timed.flatMap(({ name }) => labelsOf(name).map(({ still }) => still))),
  };
}

/** A change counts from the middle of its fade. Neighbours of one band are one stretch. */
function timelineOf(name: string): readonly Stretch[] {
  const labels = labelsOf(name);
  const stretches: Stretch[] = [];
  labels.forEach(({ label, start, end }, i) => {
    const truth = truths[label] ?? 'other';
    const from = ((labels[i - 1]?.end ?? start) + start) / 2;
    const to = ((labels[i + 1]?.start ?? end) + end) / 2;
    const last = stretches.at(-1);
    const startMs = last?.truth === truth ? last.startMs : from * 1000;
    if (last?.truth === truth) stretches.pop();
    stretches.push({ truth, startMs, endMs: to * 1000 });
  });
  return stretches;
}

function labelsOf(name: string) {
  return timelineSchema.parse(
    JSON.parse(readFileSync(path.join(clipsDir, `${name}.json`), 'utf8')),
  );
}
