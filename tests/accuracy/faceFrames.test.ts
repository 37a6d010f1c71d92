import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { faceFramesOf, sharedModelFile } from './faceFrames.ts';
import { sharedDataDir } from './sharedData.ts';

/*
 * What the eye itself sees, before anything is made of it. Needs the model and the faces beside the
 * project; skipped where they are absent.
 */

const clipsDir = path.join(sharedDataDir, 'video');
const there = existsSync(sharedModelFile) && existsSync(clipsDir);

describe.skipIf(!there)('faces in clips', () => {
  test('one head is one face, and its turns are followed; two heads are two', async () => {
    const seen = new Map(
      (await faceFramesOf(clipsDir)).map(({ file, frames }) => [file, frames] as const),
    );
    const pair = seen.get('headpose_female-and-male.mp4') ?? [];
    expect(pair.length).toBeGreaterThan(5);
    expect(pair.filter(({ faces }) => faces === 2).length / pair.length).toBeGreaterThan(0.8);
    expect(pair.every(({ face, faces }) => faces === 1 || face === null)).toBe(true);
    const one = seen.get('headpose_female.mp4') ?? [];
    const yaws = one.flatMap(({ face }) => (face ? [face.head.yaw] : []));
    expect(yaws.length / one.length).toBeGreaterThan(0.8);
    expect(Math.max(...yaws) - Math.min(...yaws)).toBeGreaterThan(20);
  }, 120_000);
});
