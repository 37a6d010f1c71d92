import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { analyse as analyseIn, beginnings, resultIn } from './made/run.ts';
import { wavOf } from './made/wav.ts';
import { demo, demoStereo, demoTruth } from './sound.ts';

/*
 * The offline door in the real runtime, on the bundled dialogue: its talk-overs are known.
 */

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-analyse-'));
});

test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const at = (name: string): string => path.join(folder, name);

const analyse = (...args: string[]) => analyseIn(folder, ...args);

test('finds the known talk-overs of two mono files, and no others', async () => {
  const { status, stdout } = await analyse(
    '--agent',
    demo.agent,
    '--customer',
    demo.customer,
    '--out',
    at('deep/er/result.json'),
  );
  expect(status).toBe(0);
  expect(stdout).toBe(`${at('deep/er/result.json')}\n`);
  const found = await resultIn(at('deep/er/result.json'));
  expect(found).toMatchObject({ version: 1, file: demo.agent, customerFile: demo.customer });
  expect(found.durationMs).toBe(50_000);
  for (const type of ['interruption', 'backchannel'] as const) {
    const real = await demoTruth(type);
    const reported = beginnings(found, type);
    expect(reported, type).toHaveLength(real.length);
    for (const [i, startMs] of real.entries()) {
      expect(Math.abs((reported[i] ?? 0) - startMs), `${type} ${i}`).toBeLessThan(500);
    }
  }
  for (const event of found.events) {
    if (event.type !== 'interruption') continue;
    expect(event.cueAtMs).toBeGreaterThan(event.startMs);
    expect(event.cueAtMs).toBeLessThan(event.startMs + 1500);
  }
});

test('writes the good ones, names what is wrong with the others, and exits with 2', async () => {
  const stereo = await demoStereo();
  await writeFile(at('call.wav'), stereo);
  await writeFile(at('cut.wav'), stereo.subarray(0, 400_000));
  await writeFile(at('empty.wav'), '');
  await writeFile(at('header.wav'), wavOf([new Float32Array(0), new Float32Array(0)], 16_000));
  await writeFile(at('text.wav'), 'Dear diary, today I was taken for a recording.');
  await writeFile(at('mine.wav'), stereo);
  await mkdir(at('out'));
  await writeFile(at('out/mine.json'), '{"not":"a result"}');
  await mkdir(at('other'));
  await writeFile(at('other/call.wav'), stereo);
  const { status, stdout, stderr } = await analyse(
    '--stereo',
    ...['cut.wav', 'empty.wav', 'header.wav', 'text.wav', 'gone.wav', 'mine.wav', 'call.wav'].map(
      at,
    ),
    demo.agent,
    at('other/call.wav'),
    '--out-dir',
    at('out'),
  );
  expect(status).toBe(2);
  expect(stdout).toBe(`${at('out/call.json')}\n`);
  for (const sentence of [
    `${at('cut.wav')} is cut off`,
    `${at('empty.wav')} is empty.`,
    `${at('header.wav')} is an audio file without any sound in it.`,
    `${at('text.wav')} is not audio`,
    `${at('gone.wav')} does not exist.`,
    `${at('out/mine.json')} exists and is not an earlier result`,
    `${demo.agent} has one channel`,
    `${at('other/call.wav')}: its result would have the same name`,
  ]) {
    expect(stderr).toContain(sentence);
  }
  expect(
    stderr
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('hearback: ')),
  ).toHaveLength(8);
  expect((await readdir(at('out'))).toSorted()).toEqual(['call.json', 'mine.json']);
  expect(await readFile(at('out/mine.json'), 'utf8')).toBe('{"not":"a result"}');

  // Left is the agent and right the customer: the same sound, the same result as from two files.
  const pair = await analyse(
    '--agent',
    demo.agent,
    '--customer',
    demo.customer,
    '--out',
    at('pair.json'),
  );
  expect(pair.status).toBe(0);
  const { file: _stereo, ...fromStereo } = await resultIn(at('out/call.json'));
  const { file: _agent, customerFile: _customer, ...fromPair } = await resultIn(at('pair.json'));
  expect(fromStereo).toEqual(fromPair);
});

test('says what is wrong with a command, and does nothing', async () => {
  const astray = await analyse('--faces', folder, '--out-dir', folder);
  expect(astray.status).toBe(2);
  expect(astray.stderr).toContain('--out-dir does not go with --faces, which takes --out FILE.');
  const nowhere = await analyse('--stereo', demo.agent, '--out-dir', path.join(demo.agent, 'x'));
  expect(nowhere.status).toBe(2);
  expect(nowhere.stderr).toContain('Results cannot be written there.');
  expect((await readdir(folder)).filter((name) => name !== 'profile')).toEqual([]);
});
