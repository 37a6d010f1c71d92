import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createRequire } from 'node:module';
import * as ort from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '#renderer/sensing/voice/moment.ts';
import { SileroPair } from '#renderer/sensing/voice/sileroPair.ts';

/*
 * The real model in the real engine. What is heard of two voices together must be what is heard of
 * each alone.
 */

const require = createRequire(import.meta.url);
const model = path.join(path.dirname(require.resolve('@ricky0123/vad-web')), 'silero_vad_v5.onnx');
const speech = path.resolve(import.meta.dirname, '../../../resources/speech');

let session: ort.InferenceSession;
let agent: Float32Array[];
let customer: Float32Array[];

/** Some seconds of a bundled voice (16 bit, 16 kHz or a multiple), in frames. */
async function framesOf(file: string, first: number, count: number): Promise<Float32Array[]> {
  const bytes = await readFile(path.join(speech, file));
  const rate = bytes.readUInt32LE(24);
  const step = rate / 16_000;
  expect(Number.isInteger(step)).toBe(true);
  const at = bytes.indexOf('data') + 8;
  return Array.from({ length: count }, (_, frame) =>
    Float32Array.from({ length: FRAME_SAMPLES }, (_unused, i) => {
      const sample = ((first + frame) * FRAME_SAMPLES + i) * step;
      return bytes.readInt16LE(at + 2 * sample) / 32_768;
    }),
  );
}

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  session = await ort.InferenceSession.create(await readFile(model));
  [agent, customer] = await Promise.all([
    framesOf('demo-agent.wav', 0, 160),
    framesOf('demo-customer.wav', 160, 160),
  ]);
});

const pair = () => new SileroPair(session, ort.Tensor);

/** The model as its makers run it: one voice, tensors made anew each time. */
async function plainly(frames: readonly Float32Array[]): Promise<number[]> {
  let state = new ort.Tensor('float32', new Float32Array(256), [2, 1, 128]);
  let context = new Float32Array(64);
  const sr = new ort.Tensor('int64', [16_000n]);
  const found: number[] = [];
  for (const frame of frames) {
    const input = new ort.Tensor('float32', Float32Array.from([...context, ...frame]), [1, 576]);
    const out = await session.run({ input, state, sr });
    context = frame.slice(-64);
    state = out['stateN'] as typeof state;
    found.push(Number(out['output']?.data[0]));
  }
  return found;
}

const furthest = (a: readonly (number | null)[], b: readonly number[]): number =>
  Math.max(...b.map((value, i) => Math.abs(value - (a[i] ?? NaN))));

describe('two voices in one run', () => {
  it('are heard as each would be alone', async () => {
    const both = pair();
    const together = { agent: [] as (number | null)[], customer: [] as (number | null)[] };
    for (const [i, frame] of agent.entries()) {
      const heard = await both.process(frame, customer[i] ?? null);
      together.agent.push(heard.agent);
      together.customer.push(heard.customer);
    }
    const alone = { agent: await plainly(agent), customer: await plainly(customer) };
    expect(Math.max(...alone.agent)).toBeGreaterThan(0.9);
    expect(Math.max(...alone.customer)).toBeGreaterThan(0.9);
    expect(furthest(together.agent, alone.agent)).toBeLessThan(1e-4);
    expect(furthest(together.customer, alone.customer)).toBeLessThan(1e-4);
  });

  it('keep their memories apart while one of them is away', async () => {
    const both = pair();
    const found: (number | null)[] = [];
    const heardOfCustomer: Float32Array[] = [];
    const customerFound: number[] = [];
    for (const [i, frame] of agent.entries()) {
      const isThere = i % 50 < 20 || i > 120;
      const other = customer[i];
      const heard = await both.process(frame, isThere && other ? other : null);
      found.push(heard.agent);
      if (isThere && other) heardOfCustomer.push(other);
      if (heard.customer !== null) customerFound.push(heard.customer);
    }
    expect(furthest(found, await plainly(agent))).toBeLessThan(1e-4);
    expect(customerFound).toHaveLength(heardOfCustomer.length);
    expect(furthest(customerFound, await plainly(heardOfCustomer))).toBeLessThan(1e-4);
  });

  it('are forgotten one by one', async () => {
    const both = pair();
    for (const [i, frame] of agent.slice(0, 80).entries()) {
      await both.process(frame, customer[i] ?? null);
    }
    both.reset('agent');
    const found: (number | null)[] = [];
    for (const frame of agent.slice(80, 120)) found.push((await both.process(frame, null)).agent);
    expect(furthest(found, await plainly(agent.slice(80, 120)))).toBeLessThan(1e-4);
    const kept = (await both.process(null, customer[80] ?? null)).customer;
    expect(
      Math.abs((kept ?? NaN) - ((await plainly(customer.slice(0, 81))).at(-1) ?? NaN)),
    ).toBeLessThan(1e-4);
  });
});
