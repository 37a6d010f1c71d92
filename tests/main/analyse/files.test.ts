import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeInputs, openInputs, UnusableInput } from '#electron/main/analyse/inputs.ts';
import {
  checkReplaceable,
  ForeignFile,
  prepareFolder,
  writeResult,
} from '#electron/main/analyse/output.ts';
import { systemWords } from '#electron/main/analyse/words.ts';
import type { AnalysisFile } from '#shared/contract/engine.ts';

const nobody = { agent: null, customer: null };
const zero = { agent: 0, customer: 0 };
const result: AnalysisFile = {
  version: 1,
  file: 'a.wav',
  durationMs: 1000,
  speech: { agent: [[0, 500]], customer: [] },
  events: [
    {
      type: 'interruption',
      by: 'agent',
      startMs: 1,
      endMs: 2,
      cueAtMs: 3,
      yielded: true,
    },
  ],
  metrics: {
    speechMs: zero,
    overlapMs: 0,
    silenceMs: 0,
    heldMs: 0,
    shareOfSpeech: nobody,
    shareOfCall: nobody,
    interruptions: zero,
    backchannels: zero,
    turns: zero,
    longestMonologueMs: nobody,
    medianResponseGapMs: nobody,
    longPauses: 0,
  },
  notMeasured: [],
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-analyse-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);

describe('inputs', () => {
  const why = async (file: string): Promise<string> => {
    try {
      await closeInputs(await openInputs([file]));
      return 'opened';
    } catch (error) {
      return error instanceof UnusableInput ? error.message : `unexpected ${String(error)}`;
    }
  };

  it('reads pieces, and fewer bytes at the end', async () => {
    await writeFile(at('a.bin'), Uint8Array.of(1, 2, 3, 4, 5));
    const [input] = await openInputs([at('a.bin')]);
    expect(input?.bytes).toBe(5);
    expect(await input?.read(1, 2)).toEqual(Uint8Array.of(2, 3));
    expect(await input?.read(3, 100)).toEqual(Uint8Array.of(4, 5));
    expect(await input?.read(5, 100)).toHaveLength(0);
    if (input) await closeInputs([input]);
  });

  it('names what is missing, empty, or no file at all', async () => {
    await writeFile(at('empty.wav'), '');
    await mkdir(at('folder.wav'));
    expect(await why(at('gone.wav'))).toBe(`${at('gone.wav')} does not exist.`);
    expect(await why(at('empty.wav'))).toBe(`${at('empty.wav')} is empty.`);
    expect(await why(at('folder.wav'))).toBe(`${at('folder.wav')} is a folder, not a file.`);
    expect(await why(path.join(at('empty.wav'), 'x'))).toContain('a part of its path is a file');
  });

  it.skipIf(process.platform === 'win32')('does not wait at a pipe', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', at('pipe.wav')]);
    expect(await why(at('pipe.wav'))).toContain('is not an ordinary file');
  });

  it('says in words what the system refuses', () => {
    const refused = (code: string) => systemWords(Object.assign(new Error(code), { code }));
    expect(refused('EACCES')).toBe('may not be read or written by you.');
    expect(refused('ENOSPC')).toContain('the disk is full');
    expect(refused('EWEIRD')).toBe('could not be used (EWEIRD).');
  });
});

describe('results', () => {
  it('are written whole, replace an earlier result, and leave nothing beside', async () => {
    await writeResult(at('a.json'), result);
    await checkReplaceable(at('a.json'));
    await writeResult(at('a.json'), { ...result, durationMs: 2000 });
    expect(JSON.parse(await readFile(at('a.json'), 'utf8'))).toEqual({
      ...result,
      durationMs: 2000,
    });
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('never replace anything else', async () => {
    await checkReplaceable(at('new.json'));
    await writeFile(at('truth.json'), '{"id":"dev_001"}');
    await writeFile(at('text.json'), 'not even JSON');
    await mkdir(at('folder.json'));
    for (const name of ['truth.json', 'text.json', 'folder.json']) {
      await expect(checkReplaceable(at(name))).rejects.toBeInstanceOf(ForeignFile);
    }
  });

  it('leave nothing behind when they cannot be put in place', async () => {
    await mkdir(path.join(at('a.json'), 'in-the-way'), { recursive: true });
    await expect(writeResult(at('a.json'), result)).rejects.toThrow(
      /EISDIR|EEXIST|ENOTEMPTY|EPERM/,
    );
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('get their folder made, but not through a file', async () => {
    await prepareFolder(at('x/y'));
    expect(await readdir(at('x'))).toEqual(['y']);
    await writeFile(at('file'), '');
    const error: unknown = await prepareFolder(at('file')).catch((thrown: unknown) => thrown);
    expect(systemWords(error)).toBe('is a file, not a folder.');
  });
});
