import { describe, expect, it } from 'vitest';
import { Detector } from '#renderer/sensing/voice/detector.ts';
import type { VoiceModel } from '#renderer/sensing/voice/detector.ts';
import { createMoment, sampleOffset, sealMoment } from '#renderer/sensing/voice/moment.ts';
import { fileClock } from '#renderer/sensing/voice/momentClock.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';

/** A model that hears its own history: how many frames since it was reset, in hundredths. */
function countingModel(): VoiceModel {
  const heard = { agent: 0, customer: 0 };
  const next = (party: Party, samples: Float32Array | null): number | null =>
    samples && (heard[party] += 1) / 100;
  return {
    process: (agent, customer) =>
      Promise.resolve({ agent: next('agent', agent), customer: next('customer', customer) }),
    reset(party) {
      heard[party] = 0;
    },
  };
}

function moment(index: number, heard: { agent?: boolean; customer?: boolean } = {}): ArrayBuffer {
  const made = createMoment();
  made.fill(0.1, sampleOffset.agent, sampleOffset.customer);
  made.fill(0.01, sampleOffset.customer);
  sealMoment(made, index, heard.agent ?? true, heard.customer ?? true);
  return made.buffer;
}

function setUp(model = countingModel()) {
  const frames: VadFrame[] = [];
  const batches: number[] = [];
  const returned: ArrayBuffer[] = [];
  const failures: unknown[] = [];
  let nowMs = 0;
  let waiting = { index: Infinity, resolve: (): void => undefined };
  const detector = new Detector({
    model,
    now: () => nowMs,
    onFrames(batch, nextIndex) {
      frames.push(...batch);
      batches.push(batch.length);
      if (nextIndex >= waiting.index) waiting.resolve();
    },
    giveBack: (buffer) => returned.push(buffer),
    onFailure(error) {
      failures.push(error);
      waiting.resolve();
    },
  });
  detector.begin(fileClock);
  return {
    detector,
    frames,
    batches,
    returned,
    failures,
    wait: (ms: number) => (nowMs += ms),
    until: (index: number) => new Promise<void>((resolve) => (waiting = { index, resolve })),
  };
}

describe('detector', () => {
  it('gives both parties’ frames of a moment the same time, in order, with their levels', async () => {
    const { detector, frames, returned, until } = setUp();
    const done = until(2);
    detector.push(moment(0));
    detector.push(moment(1));
    await done;
    expect(frames.map(({ party, atMs }) => [party, atMs])).toEqual([
      ['agent', 32],
      ['customer', 32],
      ['agent', 64],
      ['customer', 64],
    ]);
    expect(frames[0]?.levelDbfs).toBeCloseTo(-20, 3);
    expect(frames[1]?.levelDbfs).toBeCloseTo(-40, 3);
    expect(returned).toHaveLength(2);
  });

  it('has no frame for a party that cannot be heard, and forgets it meanwhile', async () => {
    const { detector, frames, until } = setUp();
    const done = until(4);
    detector.push(moment(0));
    detector.push(moment(1));
    detector.push(moment(2, { customer: false }));
    detector.push(moment(3));
    await done;
    const customer = frames.filter(({ party }) => party === 'customer');
    expect(customer.map(({ atMs }) => atMs)).toEqual([32, 64, 128]);
    expect(customer.map(({ speechProbability }) => speechProbability)).toEqual([0.01, 0.02, 0.01]);
    const agent = frames.filter(({ party }) => party === 'agent');
    expect(agent.at(-1)?.speechProbability).toBe(0.04);
  });

  it('says so too when nobody can be heard', async () => {
    const { detector, batches, until } = setUp();
    const done = until(1);
    detector.push(moment(0, { agent: false, customer: false }));
    await done;
    expect(batches).toEqual([0]);
  });

  it('sends at most three moments in one batch', async () => {
    const { detector, batches, until } = setUp();
    const done = until(7);
    for (let index = 0; index < 7; index += 1) detector.push(moment(index));
    await done;
    expect(batches).toEqual([6, 6, 2]);
  });

  it('counts what was lost, what was late and how long the queue was', async () => {
    const { detector, wait, until } = setUp();
    const done = until(6);
    detector.push(moment(0));
    detector.push(moment(4));
    detector.push(moment(5));
    wait(150);
    await done;
    expect(detector.diagnostics()).toMatchObject({
      frames: { agent: 3, customer: 3 },
      droppedMoments: 3,
      lateMoments: 3,
      longestQueue: 2,
      queueLength: 0,
    });
  });

  it('begins anew', async () => {
    const { detector, frames, until } = setUp();
    const first = until(2);
    detector.push(moment(0));
    detector.push(moment(1));
    await first;
    detector.begin(fileClock);
    const second = until(1);
    detector.push(moment(0));
    await second;
    expect(frames.at(-2)).toMatchObject({ party: 'agent', atMs: 32, speechProbability: 0.01 });
    expect(detector.diagnostics().droppedMoments).toBe(0);
  });

  it('reports a model that fails', async () => {
    const broken: VoiceModel = {
      process: () => Promise.reject(new Error('out of memory')),
      reset: () => undefined,
    };
    const { detector, failures, until } = setUp(broken);
    const done = until(1);
    detector.push(moment(0));
    await done;
    expect(failures).toEqual([new Error('out of memory')]);
  });
});
