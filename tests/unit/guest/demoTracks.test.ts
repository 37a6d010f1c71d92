import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as ort from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';

/* The demo rests on its two tracks: here the voice detector of the app itself listens to them. */

type Span = readonly [startMs: number, endMs: number];

interface Truth {
  readonly durationMs: number;
  readonly speech: { readonly agent: readonly Span[]; readonly customer: readonly Span[] };
  readonly events: readonly {
    readonly type: string;
    readonly startMs?: number;
    readonly endMs?: number;
    readonly gapMs?: number;
    readonly atMs?: number;
  }[];
}

const FRAME = 512;
const FRAME_MS = 32;

const folder = path.join(import.meta.dirname, '../../../resources/speech');
const truth = JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as Truth;

function readTrack(by: 'agent' | 'customer'): Float32Array {
  const file = readFileSync(path.join(folder, `demo-${by}.wav`));
  expect(file.toString('latin1', 8, 16)).toBe('WAVEfmt ');
  expect([file.readUInt16LE(20), file.readUInt16LE(22), file.readUInt32LE(24)]).toEqual([
    1, 1, 16_000,
  ]);
  const samples = new Float32Array((file.length - 44) / 2);
  return samples.map((_, i) => file.readInt16LE(44 + i * 2) / 32_768);
}

/** The detector's probability of speech for each 32 ms. */
async function listen(samples: Float32Array): Promise<number[]> {
  ort.env.wasm.numThreads = 1;
  const vad = path.dirname(createRequire(import.meta.url).resolve('@ricky0123/vad-web'));
  const model = readFileSync(path.join(vad, 'silero_vad_v5.onnx'));
  const session = await ort.InferenceSession.create(model);
  let state: ort.Tensor = new ort.Tensor('float32', new Float32Array(256), [2, 1, 128]);
  const sr = new ort.Tensor('int64', new BigInt64Array([16_000n]), [1]);
  const heard: number[] = [];
  for (let at = 0; at + FRAME <= samples.length; at += FRAME) {
    const input = new Float32Array(64 + FRAME);
    input.set(samples.subarray(Math.max(0, at - 64), at), at === 0 ? 64 : 0);
    input.set(samples.subarray(at, at + FRAME), 64);
    const answer = await session.run({
      input: new ort.Tensor('float32', input, [1, 64 + FRAME]),
      state,
      sr,
    });
    const { stateN, output } = answer;
    if (stateN === undefined || output === undefined) throw new Error('not the model of version 5');
    state = stateN;
    heard.push(Number(output.data[0]));
  }
  return heard;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const between = (heard: readonly number[], [startMs, endMs]: Span): readonly number[] =>
  heard.slice(Math.round(startMs / FRAME_MS), Math.round(endMs / FRAME_MS));

/** The longest stretch without speech, in ms. */
function longestGapMs(heard: readonly number[]): number {
  let longest = 0;
  let now = 0;
  for (const value of heard) {
    now = value < 0.5 ? now + FRAME_MS : 0;
    longest = Math.max(longest, now);
  }
  return longest;
}

const spanOf = (event: Truth['events'][number]): Span => [event.startMs ?? NaN, event.endMs ?? NaN];

const talkOvers = truth.events.filter((event) => event.type === 'interruption').map(spanOf);
const hums = truth.events.filter((event) => event.type === 'backchannel').map(spanOf);
const answers = truth.events.filter((event) => event.type === 'response');

describe('the demo call', () => {
  it('is short and has what the demo looks for', () => {
    expect(truth.durationMs).toBeLessThanOrEqual(50_000);
    expect(talkOvers.length).toBeGreaterThanOrEqual(3);
    expect(hums).toHaveLength(2);
    expect(answers.map((event) => event.gapMs)).toEqual([500, 550]);
  });

  it('is heard as speech where someone speaks, and as silence elsewhere', async () => {
    for (const by of ['agent', 'customer'] as const) {
      const samples = readTrack(by);
      expect(samples.length / 16).toBe(truth.durationMs);
      const heard = await listen(samples);
      const spans = truth.speech[by];
      expect(mean(spans.flatMap((span) => between(heard, span)))).toBeGreaterThan(0.8);
      // The detector lets go of a voice for up to 0.3 s.
      const silent = heard.filter((_, i) =>
        spans.every(([start, end]) => i * FRAME_MS < start - 100 || i * FRAME_MS > end + 300),
      );
      expect(Math.max(...silent)).toBeLessThan(0.1);
    }
  });

  it('has talk-overs that 300 ms of difference between the tracks cannot undo', async () => {
    const agent = await listen(readTrack('agent'));
    const customer = await listen(readTrack('customer'));
    for (const [start, end] of talkOvers) {
      expect(end - start).toBeGreaterThanOrEqual(1500);
      expect(mean(between(agent, [start, end]))).toBeGreaterThan(0.8);
      expect(
        longestGapMs(between(customer, [start - 1500 - 300, start + 2000 + 300])),
      ).toBeLessThan(300);
    }
    for (const [start, end] of hums) {
      expect(end - start).toBeLessThan(700);
      expect(Math.max(...between(agent, [start, end]))).toBeGreaterThan(0.8);
      expect(longestGapMs(between(customer, [start - 600, end + 600]))).toBeLessThan(300);
    }
  });
});
