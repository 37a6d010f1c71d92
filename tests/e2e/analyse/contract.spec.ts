import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { AnalysisFile } from '#shared/contract/engine.ts';
import { defaultTurnConfig } from '#shared/domain/turn/config.ts';
import { flacOf } from './made/flac.ts';
import { analyse, beginnings, resultIn } from './made/run.ts';
import { RATE } from './made/sounds.ts';
import { samplesOf, wavOf } from './made/wav.ts';
import type { Channel } from './made/wav.ts';
import { demo } from './sound.ts';

/*
 * What `npm run analyse` promises, on recordings whose turns are known because they are put together
 * here from the bundled lines.
 */

test.describe.configure({ mode: 'serial' });

/** Seconds of the bundled tracks with nothing but one line in each. */
const customerLines = [
  [5.15, 8.69],
  [9.14, 14.21],
  [14.66, 16.9],
] as const;
const agentLine = [0.4, 4.45] as const;

const MONOLOGUE_MS = defaultTurnConfig.monologueMs + 15_000;
const PAUSE_MS = 5_000;
/** The beginning of the dialogue up to here, in the middle of a sentence. */
const PREFIX_MS = 30_000;

let folder: string;
let stdout: string;
const at = (name: string): string => path.join(folder, name);

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-contract-'));
  const [agent, customer] = await Promise.all([samplesOf(demo.agent), samplesOf(demo.customer)]);
  const cut = (from: Channel, [fromS, toS]: readonly [number, number]): Channel =>
    from.subarray(fromS * RATE, toS * RATE);
  const begin = (from: Channel): Channel => from.subarray(0, (PREFIX_MS / 1000) * RATE);
  const story: Channel[] = [];
  for (let length = 0, i = 0; length < (MONOLOGUE_MS / 1000) * RATE; i += 1) {
    const line = cut(customer, customerLines[i % customerLines.length] ?? [0, 0]);
    story.push(line, new Float32Array(0.3 * RATE));
    length += line.length + 0.3 * RATE;
  }
  const told = joined(story);
  const answer = joined([
    new Float32Array(told.length + (PAUSE_MS / 1000) * RATE),
    cut(agent, agentLine),
    new Float32Array(3 * RATE),
  ]);
  const padded = joined([told, new Float32Array(answer.length - told.length)]);
  await writeFile(at('whole.flac'), flacOf([agent, customer], RATE));
  await writeFile(at('begin.wav'), wavOf([begin(agent), begin(customer)], RATE));
  await writeFile(at('story.wav'), wavOf([answer, padded], RATE));
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

function joined(parts: readonly Channel[]): Channel {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const result = (name: string): Promise<AnalysisFile> => resultIn(at(`out/${name}.json`));

test('takes FLAC and WAV together, and names each result after its input', async () => {
  test.setTimeout(300_000);
  const files = ['whole.flac', 'begin.wav', 'story.wav'].map(at);
  const run = await analyse(folder, '--stereo', ...files, '--out-dir', at('out'));
  stdout = run.stdout;
  expect(run.status).toBe(0);
  expect(stdout.trim().split('\n')).toEqual(
    ['whole', 'begin', 'story'].map((name) => at(`out/${name}.json`)),
  );
});

test('has the promised form', async () => {
  const text = await readFile(at('out/whole.json'), 'utf8');
  const raw: unknown = JSON.parse(text);
  expect(Object.keys(raw as object)).toEqual([
    'version',
    'file',
    'durationMs',
    'speech',
    'events',
    'metrics',
    'notMeasured',
  ]);
  expect(raw).toMatchObject({ version: 1, file: at('whole.flac'), durationMs: 50_000 });
  const { speech, events } = await result('whole');
  for (const spans of [speech.agent, speech.customer]) {
    let lastMs = 0;
    for (const [startMs, endMs] of spans) {
      expect(startMs).toBeGreaterThanOrEqual(lastMs);
      expect(endMs).toBeGreaterThan(startMs);
      lastMs = endMs;
    }
    expect(lastMs).toBeLessThanOrEqual(50_000);
  }
  for (const event of events) {
    expect(Object.keys(event).toSorted()).toEqual(keysOf[event.type]);
  }
});

const keysOf = {
  interruption: ['by', 'cueAtMs', 'endMs', 'startMs', 'type', 'yielded'],
  backchannel: ['by', 'endMs', 'startMs', 'type'],
  response: ['atMs', 'by', 'gapMs', 'type'],
  longPause: ['endMs', 'startMs', 'type'],
  monologue: ['by', 'endMs', 'startMs', 'type'],
  simultaneousStart: ['startMs', 'type'],
  terminalOverlap: ['by', 'startMs', 'type'],
} as const satisfies Record<AnalysisFile['events'][number]['type'], readonly string[]>;

test('is causal: what was decided by some moment does not hang on what comes after it', async () => {
  const [whole, begin] = [await result('whole'), await result('begin')];
  const decided = (found: AnalysisFile) =>
    found.events.flatMap((event) =>
      event.type === 'interruption' && event.endMs < PREFIX_MS - 2000
        ? [[event.by, event.startMs, event.endMs, event.cueAtMs]]
        : [],
    );
  expect(decided(begin).length).toBeGreaterThan(0);
  expect(decided(begin)).toEqual(decided(whole));
  // A decision that was made before the cut is made whether or not the speech has ended.
  const early = (found: AnalysisFile) =>
    found.events.flatMap((e) =>
      e.type === 'interruption' && e.cueAtMs < PREFIX_MS - 500 ? [e.cueAtMs] : [],
    );
  expect(early(begin)).toEqual(early(whole));
  expect(beginnings(begin, 'backchannel')).toEqual(
    beginnings(whole, 'backchannel').filter((startMs) => startMs < PREFIX_MS - 2000),
  );
});

test('tells a monologue, the long pause after it and the answer', async () => {
  const { events, metrics, durationMs } = await result('story');
  const [monologue, ...others] = events.filter((e) => e.type === 'monologue');
  expect(others).toEqual([]);
  expect(monologue).toMatchObject({ by: 'customer' });
  const lengthMs = monologue?.type === 'monologue' ? monologue.endMs - monologue.startMs : 0;
  expect(lengthMs).toBeGreaterThan(defaultTurnConfig.monologueMs);
  const answerMs = durationMs - 3000 - 4050;
  const pause = events.findLast((e) => e.type === 'longPause' && e.endMs < durationMs - 3500);
  const pauseMs = pause?.type === 'longPause' ? pause.endMs - pause.startMs : 0;
  expect(Math.abs(pauseMs - PAUSE_MS)).toBeLessThan(900);
  const answer = events.find((e) => e.type === 'response' && e.by === 'agent');
  const gapMs = answer?.type === 'response' ? answer.gapMs : 0;
  expect(Math.abs(gapMs - PAUSE_MS)).toBeLessThan(900);
  expect(Math.abs((answer?.type === 'response' ? answer.atMs : 0) - answerMs)).toBeLessThan(400);
  expect(metrics.longestMonologueMs.customer).toBeGreaterThan(defaultTurnConfig.monologueMs);
  // One answer is too few for a middle value: null, and it says so.
  expect(metrics.medianResponseGapMs.agent).toBeNull();
  expect((await result('story')).notMeasured).toContainEqual({
    party: 'agent',
    reason: 'tooFewAnswers',
    ms: null,
    spans: [],
    figures: ['responseGap'],
  });
});
