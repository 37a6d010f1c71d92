import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planOf } from '#electron/main/analyse/plan.ts';

const stereo = (files: string[]) => ({ kind: 'stereo', files, outDir: 'out' }) as const;

describe('where results go', () => {
  it('names each after its recording', () => {
    const { recordings, collisions } = planOf(stereo(['x/a.flac', 'b.c.wav']), false);
    expect(recordings.map(({ output }) => output)).toEqual([
      path.join('out', 'a.json'),
      path.join('out', 'b.c.json'),
    ]);
    expect(recordings.map(({ inputs }) => inputs)).toEqual([['x/a.flac'], ['b.c.wav']]);
    expect(collisions).toEqual([]);
  });

  it('lets the first of two with the same name have it, and names both', () => {
    const { recordings, collisions } = planOf(stereo(['a.flac', 'x/a.wav', 'b.wav']), false);
    expect(recordings.map(({ inputs }) => inputs[0])).toEqual(['a.flac', 'b.wav']);
    expect(collisions).toHaveLength(1);
    expect(collisions[0]).toContain('x/a.wav');
    expect(collisions[0]).toContain('a.flac');
  });

  it('minds capitals only where the file system does', () => {
    expect(planOf(stereo(['A.wav', 'a.wav']), false).collisions).toEqual([]);
    expect(planOf(stereo(['A.wav', 'a.wav']), true).collisions).toHaveLength(1);
  });

  it('puts a pair where it was told', () => {
    const command = { kind: 'pair', agent: 'a.wav', customer: 'c.wav', out: 'r.json' } as const;
    expect(planOf(command, false).recordings).toEqual([
      { kind: 'pair', inputs: ['a.wav', 'c.wav'], output: 'r.json' },
    ]);
  });
});
