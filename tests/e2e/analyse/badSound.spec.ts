import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { AnalysisFile } from '#shared/contract/engine.ts';
import { flacOf } from './made/flac.ts';
import { analyse, beginnings, resultIn } from './made/run.ts';
import * as made from './made/sounds.ts';
import { samplesOf, wavOf } from './made/wav.ts';
import type { Channel } from './made/wav.ts';
import { demo, demoTruth } from './sound.ts';

/*
 * Sound that is no speech, and speech that a line or a device spoilt, through the whole app: nothing
 * is flagged that did not happen, and what cannot be measured is said, never a zero.
 */

test.describe.configure({ mode: 'serial' });

/** A recording made here: its file's name, and its bytes. */
const recordings: readonly (readonly [string, (agent: Channel, customer: Channel) => Buffer])[] = [
  ['silence.wav', () => wavOf([made.silence(20), made.silence(20)], made.RATE)],
  ['tone.wav', () => wavOf([made.tone(20, 440), made.tone(20, 1000)], made.RATE)],
  ['music.wav', () => wavOf([made.music(40, 0), made.music(40, 1)], made.RATE)],
  ['clipped.wav', (a, c) => wavOf([made.clipped(a), made.clipped(c)], made.RATE)],
  ['band.wav', (a, c) => wavOf([made.telephone(a), made.telephone(c)], made.RATE)],
  [
    'telephone-8k.wav',
    (a, c) =>
      wavOf(
        [a, c].map((one) => made.atRate(made.telephone(one), 8000)),
        8000,
      ),
  ],
  ['dead-customer.wav', (a, c) => wavOf([a, made.silence(c.length / made.RATE)], made.RATE)],
  ['dead-agent.wav', (a, c) => wavOf([made.silence(a.length / made.RATE), c], made.RATE)],
  ['returns.wav', (a, c) => wavOf([a, made.cutOut(c, 12, 24)], made.RATE)],
  [
    'at-44100-24bit.wav',
    (a, c) =>
      wavOf(
        [a, c].map((one) => made.atRate(one, 44_100)),
        44_100,
        'pcm24',
      ),
  ],
  [
    'at-48000-float.wav',
    (a, c) =>
      wavOf(
        [a, c].map((one) => made.atRate(one, 48_000)),
        48_000,
        'float32',
      ),
  ],
  [
    'at-22050.wav',
    (a, c) =>
      wavOf(
        [a, c].map((one) => made.atRate(one, 22_050)),
        22_050,
      ),
  ],
  ['plain.flac', (a, c) => flacOf([a, c], made.RATE)],
];

let folder: string;
const found = new Map<string, AnalysisFile>();
const at = (name: string): string => path.join(folder, name);

function resultOf(name: string): AnalysisFile {
  const result = found.get(name);
  if (result === undefined) throw new Error(`${name} has no result.`);
  return result;
}

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-bad-sound-'));
  await mkdir(at('out'));
  const [agent, customer] = await Promise.all([samplesOf(demo.agent), samplesOf(demo.customer)]);
  for (const [name, make] of recordings) await writeFile(at(name), make(agent, customer));
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

test('every one of them is analysed, faster than it plays', async () => {
  test.setTimeout(300_000);
  const files = recordings.map(([name]) => at(name));
  const startedAt = performance.now();
  const { status, stdout, stderr } = await analyse(
    folder,
    '--stereo',
    ...files,
    '--out-dir',
    at('out'),
  );
  const tookMs = performance.now() - startedAt;
  expect(stderr).not.toContain('hearback: ');
  expect(status).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(recordings.length);
  let playsMs = 0;
  for (const [name] of recordings) {
    const result = await resultIn(at(`out/${path.parse(name).name}.json`));
    found.set(name, result);
    playsMs += result.durationMs;
    expect(result.file).toBe(at(name));
  }
  expect(tookMs).toBeLessThan(playsMs);
});

const nobody = { agent: null, customer: null };

for (const [name, reason] of [
  ['silence.wav', 'neverHeard'],
  ['tone.wav', 'notSpeech'],
  ['music.wav', 'notSpeech'],
] as const) {
  test(`${name}: no event, no zero, and why`, () => {
    const { events, metrics, notMeasured, durationMs } = resultOf(name);
    expect(events).toEqual([]);
    expect(metrics).toEqual({
      speechMs: nobody,
      overlapMs: null,
      silenceMs: null,
      heldMs: 0,
      shareOfSpeech: nobody,
      shareOfCall: nobody,
      interruptions: nobody,
      backchannels: nobody,
      turns: nobody,
      longestMonologueMs: nobody,
      medianResponseGapMs: nobody,
      longPauses: null,
    });
    expect(notMeasured).toMatchObject([
      { party: 'agent', reason, ms: durationMs },
      { party: 'customer', reason, ms: durationMs },
    ]);
  });
}

for (const [dead, heard] of [
  ['customer', 'agent'],
  ['agent', 'customer'],
] as const) {
  test(`a dead ${dead}’s channel: nothing about two, the other’s talk time, and why`, () => {
    const { events, metrics, notMeasured } = resultOf(`dead-${dead}.wav`);
    const about = events.filter(({ type }) => type === 'interruption' || type === 'backchannel');
    expect(about).toEqual([]);
    expect(metrics.interruptions).toEqual(nobody);
    expect(metrics.backchannels).toEqual(nobody);
    expect(metrics.shareOfSpeech).toEqual(nobody);
    expect(metrics.longPauses).toBeNull();
    expect(metrics.speechMs[dead]).toBeNull();
    expect(metrics.speechMs[heard]).toBeGreaterThan(10_000);
    expect(notMeasured).toMatchObject([{ party: dead, reason: 'neverHeard' }]);
    expect(notMeasured[0]?.figures).toContain('interruptions');
  });
}

/** Those of the found beginnings that no true one explains. */
async function falseOnes(name: string, type: 'interruption' | 'backchannel'): Promise<number[]> {
  const truth = await demoTruth(type);
  return beginnings(resultOf(name), type).filter(
    (startMs) => !truth.some((real) => Math.abs(real - startMs) < 500),
  );
}

for (const name of ['clipped.wav', 'band.wav', 'telephone-8k.wav', 'returns.wav']) {
  test(`${name}: no talk-over that was none`, async () => {
    expect(await falseOnes(name, 'interruption')).toEqual([]);
    const { events, metrics } = resultOf(name);
    expect(events.filter((e) => e.type === 'interruption' && e.by === 'customer')).toEqual([]);
    expect(metrics.shareOfSpeech.agent).toBeGreaterThan(0.2);
    expect(metrics.shareOfSpeech.agent).toBeLessThan(0.8);
  });
}

for (const name of [
  'band.wav',
  'telephone-8k.wav',
  'plain.flac',
  'at-44100-24bit.wav',
  'at-48000-float.wav',
  'at-22050.wav',
]) {
  test(`${name}: every known talk-over, and no other`, async () => {
    expect(await falseOnes(name, 'interruption')).toEqual([]);
    expect(beginnings(resultOf(name), 'interruption')).toHaveLength(
      (await demoTruth('interruption')).length,
    );
    expect(Math.abs(resultOf(name).durationMs - 50_000)).toBeLessThan(5);
  });
}

test('a file that ends early: its party is missing from there on, not silent', async () => {
  test.setTimeout(300_000);
  const [agent, customer] = await Promise.all([samplesOf(demo.agent), samplesOf(demo.customer)]);
  await writeFile(at('agent.wav'), wavOf([agent], made.RATE));
  for (const [seconds, lost] of [
    [40, false],
    [15, true],
  ] as const) {
    await writeFile(
      at('customer.wav'),
      wavOf([customer.subarray(0, seconds * made.RATE)], made.RATE),
    );
    const { status } = await analyse(
      folder,
      '--agent',
      at('agent.wav'),
      '--customer',
      at('customer.wav'),
      '--out',
      at('pair.json'),
    );
    expect(status).toBe(0);
    const { metrics, notMeasured, events } = await resultIn(at('pair.json'));
    const missing = notMeasured.find(({ reason }) => reason === 'missing');
    expect(missing?.party).toBe('customer');
    expect(Math.abs((missing?.ms ?? 0) - (50 - seconds) * 1000)).toBeLessThan(100);
    expect(metrics.interruptions.agent === null).toBe(lost);
    expect(metrics.shareOfSpeech.agent === null).toBe(lost);
    const late = events.filter((e) => e.type === 'interruption' && e.startMs > seconds * 1000);
    expect(late).toEqual([]);
  }
});
