import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadArguments } from '#tests/bench/figure.ts';
import { changed, makeDialogues } from '#tests/bench/generate.ts';
import { quietLine, stereoWav } from '#tests/bench/pcm.ts';
import { ofSeeds } from '#tests/bench/stress.ts';
import { recordingsIn, truthBeside } from '#tests/bench/truth.ts';
import { turns } from '#tests/bench/turns.ts';
import { readTurnsOptions } from '#tests/bench/turnsOptions.ts';
import { judged } from './judged.ts';

describe('dialogues with their truth', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-truth-'));
    const truth = { turns: [], totals: { talk_ratio_agent: 0.4 }, events: [] };
    await writeFile(path.join(folder, 'b.flac'), '');
    await writeFile(path.join(folder, 'b.json'), JSON.stringify(truth));
    await writeFile(path.join(folder, 'alone.wav'), '');
    await writeFile(path.join(folder, 'a.wav'), '');
    await writeFile(path.join(folder, 'a.json'), '{"turns":3}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are those that have both, in order', async () => {
    const names = (await recordingsIn(folder)).map((file) => path.basename(file));
    expect(names).toEqual(['a.wav', 'b.flac']);
    expect(await recordingsIn(path.join(folder, 'nowhere'))).toEqual([]);
  });

  it('have noise and echo only where it says so', async () => {
    expect(await truthBeside(path.join(folder, 'b.flac'))).toMatchObject({ noise: [], echo: null });
  });

  it('are refused by name where the truth is none', async () => {
    await expect(truthBeside(path.join(folder, 'a.wav'))).rejects.toThrow(/a\.json.*not a truth/);
  });

  it('cannot be made without the script, which is said', async () => {
    const { recordings, why } = await makeDialogues(folder, [1, 2]);
    expect(recordings).toEqual([]);
    expect(why).toContain('make_dialogues.py');
  });
});

describe('harder dialogues', () => {
  it('come from a script in which one thing was changed', () => {
    expect(changed('a=1; b=2', ['b=2', 'b=3'])).toBe('a=1; b=3');
  });

  it('are not made when that thing is not there, or there twice', () => {
    expect(changed('a=1', ['b=2', 'b=3'])).toBeNull();
    expect(changed('b=2; b=2', ['b=2', 'b=3'])).toBeNull();
  });

  it('are compared with those of the same seeds', () => {
    const one = judged([]);
    const other = { ...one, recording: '/x/dev_005.flac' };
    expect(ofSeeds([one, other], [901, 920])).toEqual([one]);
  });
});

describe('a written recording', () => {
  it('has its two channels in turn, clipped to full scale', () => {
    const wav = stereoWav(Float32Array.of(0.5, 2), Float32Array.of(-0.5, 0));
    expect(wav.length).toBe(44 + 8);
    expect(wav.readUInt32LE(40)).toBe(8);
    const samples = [0, 1, 2, 3].map((i) => wav.readInt16LE(44 + 2 * i));
    expect(samples).toEqual([16_384, -16_383, 32_767, 0]);
  });

  it('has a quiet line at −72 dBFS, the same every time', () => {
    const quiet = quietLine(16_000);
    const power = quiet.reduce((sum, sample) => sum + sample * sample, 0) / quiet.length;
    expect(10 * Math.log10(power)).toBeCloseTo(-72, 0);
    expect(quietLine(16_000)).toEqual(quiet);
  });
});

describe('the options of turns', () => {
  it('refuse a named folder without dialogues, rather than skip it', async () => {
    await expect(turns.run(['--data', '/nowhere'])).rejects.toThrow(BadArguments);
  });

  it('are a folder and whether to make harder ones', () => {
    expect(readTurnsOptions([])).toEqual({ folder: null, stress: false });
    expect(readTurnsOptions(['--stress', '--data', '/x'])).toEqual({ folder: '/x', stress: true });
  });

  it.each([['--data'], ['--data='], ['x'], ['--nope']])('are not "%s"', (option) => {
    expect(() => readTurnsOptions([option])).toThrow(BadArguments);
  });
});
