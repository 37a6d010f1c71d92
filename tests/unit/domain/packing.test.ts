import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callEventSchema } from '#shared/model/callEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { quantise } from '#shared/domain/packing.ts';
import { packBatches, packFrames, unpackFrames } from '#shared/domain/pipeline.ts';

const frame = (party: VadFrame['party'], atMs: number, p = 0.5, db = -30): VadFrame => ({
  party,
  atMs,
  speechProbability: p,
  levelDbfs: db,
});

const anyFrames = fc.array(
  fc.record({
    party: fc.constantFrom('agent' as const, 'customer' as const),
    atMs: fc.nat(300).map((i) => (i + 1) * 32),
    speechProbability: fc.double({ min: 0, max: 1, noNaN: true }),
    levelDbfs: fc.double({ min: -100, max: 3, noNaN: true }),
  }),
);

describe('packing frames for the journal', () => {
  it('keeps whole percents and whole decibels, one value a moment', () => {
    const batch = packFrames([
      frame('agent', 64, 0.994, -25.4),
      frame('customer', 64, 0.004, -69.6),
      frame('agent', 96, 1, 0),
      frame('customer', 96, 0, -100),
    ]);
    expect(batch).toEqual({
      type: 'vad',
      atMs: 64,
      agentPercent: [99, 100],
      customerPercent: [0, 0],
      agentDbfs: [-25, 0],
      customerDbfs: [-70, -100],
    });
  });

  it('marks missing frames, and leaves them out again', () => {
    const frames = [frame('customer', 32), frame('agent', 96), frame('customer', 96)];
    const batch = packFrames(frames);
    expect(batch).toMatchObject({ agentDbfs: [-200, -200, -30], customerDbfs: [-30, -200, -30] });
    expect(unpackFrames(batch)).toEqual(frames);
  });

  it('takes 64 moments at most into one batch', () => {
    expect(packFrames([frame('agent', 32), frame('agent', 64 * 32)]).agentDbfs).toHaveLength(64);
    expect(() => packFrames([frame('agent', 32), frame('agent', 65 * 32)])).toThrow(RangeError);
  });

  it('packs nothing into nothing', () => {
    expect(unpackFrames(packFrames([]))).toEqual([]);
    expect(packBatches([])).toEqual([]);
  });

  it('brings values that are no numbers, or out of range, to what the journal can hold', () => {
    expect(quantise(frame('agent', 32, Number.NaN, -Infinity))).toEqual(
      frame('agent', 32, 0, -199),
    );
    expect(quantise(frame('agent', 32, 7, Infinity))).toEqual(frame('agent', 32, 1, 20));
  });

  it('gives back every frame, quantised and in order, through valid journal entries', () => {
    fc.assert(
      fc.property(anyFrames, (frames) => {
        const last = new Map(frames.map((f) => [`${f.atMs} ${f.party}`, quantise(f)]));
        const expected = [...last.values()].sort(
          (a, b) => a.atMs - b.atMs || a.party.localeCompare(b.party),
        );
        const batches = packBatches(frames);
        for (const batch of batches) expect(callEventSchema.safeParse(batch).success).toBe(true);
        expect(batches.flatMap(unpackFrames)).toEqual(expected);
      }),
    );
  });
});
