import { describe, expect, it } from 'vitest';
import { packBatches, summarise } from '#shared/domain/pipeline.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { ringing } from './world/world.ts';

const SLEEP_MS = 30 * 60_000;
const FRAME_MS = 32;

/** The agent speaks from the first second to the last one before the sleep and right after it. */
function spoken(fromMs: number, toMs: number, agent: readonly [number, number]): VadFrame[] {
  const frames: VadFrame[] = [];
  for (let atMs = fromMs; atMs < toMs; atMs += FRAME_MS) {
    const on = atMs >= agent[0] && atMs < agent[1];
    frames.push(
      { party: 'agent', atMs, speechProbability: on ? 0.95 : 0.01, levelDbfs: on ? -30 : -70 },
      { party: 'customer', atMs, speechProbability: 0.01, levelDbfs: -70 },
    );
  }
  return frames;
}

/** A machine whose media clock runs on while it sleeps, as on Windows; elsewhere there is no gap. */
function slept(): readonly CallEvent[] {
  const wokenAt = 20_000 + SLEEP_MS;
  return [
    {
      type: 'callStarted',
      atMs: 0,
      callId: ringing.callId,
      startedAt: 1_760_000_000_000,
      agentName: 'Sam',
      customerName: 'Maya',
      issue: null,
      video: false,
      simulated: false,
    },
    ...packBatches(spoken(FRAME_MS, 20_000, [10_000, 20_000])),
    ...packBatches(spoken(wokenAt, wokenAt + 20_000, [wokenAt, wokenAt + 5000])),
    { type: 'callEnded', atMs: wokenAt + 20_000, by: 'agent', reason: 'hungUp' },
  ];
}

describe('a machine that slept in mid-call', () => {
  const summary = summarise(slept(), { recovered: false, notes: '' });

  it('makes no talk of the sleep', () => {
    expect(summary.metrics.speechMs.agent).toBeLessThan(16_000);
    expect(summary.metrics.speechMs.agent).toBeGreaterThan(13_000);
  });

  it('makes no silence of it, but says that it was not measured', () => {
    expect(summary.metrics.silenceMs ?? 0).toBeLessThan(30_000);
    const missing = summary.unmeasured.filter(({ reason }) => reason === 'missing');
    expect(missing.length).toBeGreaterThan(0);
    for (const { ms } of missing) expect(ms ?? 0).toBeGreaterThan(SLEEP_MS - 1000);
  });
});
