import { describe, expect, it } from 'vitest';
import { noDiagnostics } from '#renderer/sensing/voice/protocol.ts';
import { summariseStats } from '#renderer/rtc/peer/stats.ts';
import type { VoiceSensingOptions } from '#renderer/sensing/voice/startVoiceSensing.ts';
import { prepareListening } from '#renderer/session/call/listening.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { createVirtualClock, settle } from './world/virtualClock.ts';
import { createWorld } from './world/world.ts';

const frame = (atMs: number, party: Party = 'agent'): VadFrame => ({
  party,
  atMs,
  speechProbability: 0.9,
  levelDbfs: -20,
});

function setUp() {
  const clock = createVirtualClock();
  const told: boolean[] = [];
  const heard: number[] = [];
  let options: VoiceSensingOptions | null = null;
  const listening = prepareListening({
    clock,
    assets: { modelUrl: 'model', ortBaseUrl: 'ort' },
    startVoiceSensing: async (given) => {
      options = given;
      await Promise.resolve();
      return {
        setSource: () => undefined,
        setPaused: (paused) => told.push(paused),
        setToneAllowed: () => undefined,
        diagnostics: () => ({ ...noDiagnostics, droppedMoments: 2, longestQueue: 7 }),
      };
    },
  });
  return {
    listening,
    told,
    heard,
    begin: () =>
      listening.begin({
        onFrames: (frames) => heard.push(...frames.map(({ atMs }) => atMs)),
        onTone: () => undefined,
        onState: () => undefined,
      }),
    hear: (...times: number[]) => options?.onFrames(times.map((atMs) => frame(atMs))),
    options: () => options,
  };
}

describe('listening on hold', () => {
  it('tells the ears, and lets nothing through that was still under way', async () => {
    const { listening, told, heard, begin, hear } = setUp();
    await settle();
    begin();
    hear(32);
    listening.setPaused(true);
    hear(64);
    listening.setPaused(false);
    hear(96);
    expect(heard).toEqual([32, 96]);
    expect(told.slice(-2)).toEqual([true, false]);
  });

  it('remembers a hold from before the ears were ready', async () => {
    const { listening, told } = setUp();
    listening.setPaused(true);
    expect(told).toEqual([]);
    await settle();
    expect(told).toEqual([true]);
  });
});

describe('the customer’s clock', () => {
  it('is set back by the delay of the line', async () => {
    const { listening, options } = setUp();
    await settle();
    const heard: (readonly [Party, number])[] = [];
    listening.begin({
      onFrames: (frames) => heard.push(...frames.map(({ party, atMs }) => [party, atMs] as const)),
      onTone: () => undefined,
      onState: () => undefined,
    });
    const both = (atMs: number) => options()?.onFrames([frame(atMs), frame(atMs, 'customer')]);
    both(32);
    const { audio, ...rest } = summariseStats([]);
    const look = (jitterBufferMs: number, jitterBufferCount: number) =>
      listening.lookAtLine({
        ...rest,
        roundTripMs: 80,
        audio: { ...audio, jitterBufferMs, jitterBufferCount },
      });
    look(0, 0);
    look(48_000 * 56, 48_000);
    expect(listening.diagnostics()?.lineDelayMs).toBeCloseTo(96, 6);
    for (let atMs = 64; atMs <= 192; atMs += 32) both(atMs);
    expect(heard.filter(([party]) => party === 'agent').map(([, atMs]) => atMs)).toEqual([
      32, 64, 96, 128, 160, 192,
    ]);
    expect(heard.filter(([party]) => party === 'customer').map(([, atMs]) => atMs)).toEqual([
      32, 64, 96,
    ]);
  });
});

describe('a call', () => {
  it('looks at its line every second, also after a look that failed', async () => {
    const world = await createWorld();
    await world.answer();
    expect(world.desk.actions.diagnostics()?.lineDelayMs).toBe(0);
    const link = world.net.links.find(({ options }) => options.initiator);
    const still = summariseStats([]);
    let asked = 0;
    Object.assign(link ?? {}, {
      stats: async () => {
        asked += 1;
        if (asked === 1) throw new Error('closed meanwhile');
        return { ...still, roundTripMs: 120 };
      },
    });
    await world.clock.advance(1000);
    expect(asked).toBe(1);
    await world.clock.advance(1000);
    expect(world.desk.actions.diagnostics()?.lineDelayMs).toBe(60);
    await world.desk.actions.hangUp();
    await world.clock.advance(5000);
    expect(asked).toBe(2);
    expect(world.desk.actions.diagnostics()).toBeNull();
  });
});

describe('diagnostics', () => {
  it('are there once something is listened to', async () => {
    const { listening } = setUp();
    expect(listening.diagnostics()).toBeNull();
    await settle();
    expect(listening.diagnostics()).toMatchObject({
      droppedMoments: 2,
      longestQueue: 7,
      modelMs: { mean: 0, max: 0 },
      lineDelayMs: 0,
    });
  });
});
