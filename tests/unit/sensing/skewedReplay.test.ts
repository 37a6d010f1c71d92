import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packBatches, startPipeline, stepPipeline, unpackFrames } from '#shared/domain/pipeline.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { options } from '#tests/unit/domain/journal.ts';

/*
 * Set back by the delay of the line, the customer's frames reach the domain up to 224 ms after the
 * agent's of the same moment. What is found must not depend on that, nor on the journal's cutting
 * the frames into seconds by when they arrived.
 */

/** Stretches in which each side is silent, speaks, or cannot be heard. */
const sound = fc.constantFrom(0.95, 0.6, 0.02, null);
const talk = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 60 }), agent: sound, customer: sound }), {
    maxLength: 30,
  })
  .map((stretches) => {
    const frames: VadFrame[] = [];
    let atMs = 0;
    for (const { length, ...heard } of stretches) {
      for (let i = 0; i < length; i += 1) {
        atMs += 32;
        for (const party of ['agent', 'customer'] as const) {
          const speechProbability = heard[party];
          if (speechProbability === null) continue;
          const levelDbfs = speechProbability > 0.5 ? -25 : -70;
          frames.push({ party, atMs, speechProbability, levelDbfs });
        }
      }
    }
    return frames;
  });

function eventsOf(frames: readonly VadFrame[]): readonly TurnEvent[] {
  let state = startPipeline(options);
  const step = (input: Parameters<typeof stepPipeline>[1]): readonly TurnEvent[] => {
    const out = stepPipeline(state, input);
    state = out.state;
    return out.turnEvents;
  };
  const endMs = Math.max(0, ...frames.map(({ atMs }) => atMs));
  return [
    ...frames.flatMap((frame) => step({ kind: 'frame', frame })),
    ...step({
      kind: 'event',
      event: { type: 'callEnded', atMs: endMs, by: 'agent', reason: 'hungUp' },
    }),
  ];
}

describe('frames of a delayed line', () => {
  it('lead to the same turns live, in the journal and without the line', () => {
    fc.assert(
      fc.property(talk, fc.integer({ min: 0, max: 7 }), (frames, by) => {
        const arrival = ({ party, atMs }: VadFrame) => atMs + (party === 'customer' ? by * 32 : 0);
        const live = frames.toSorted((a, b) => arrival(a) - arrival(b));
        const seconds = new Map<number, VadFrame[]>();
        for (const frame of live) {
          const second = Math.floor(arrival(frame) / 1000);
          seconds.set(second, [...(seconds.get(second) ?? []), frame]);
        }
        const journal = [...seconds.values()]
          .flatMap((second) => packBatches(second))
          .toSorted((a, b) => a.atMs - b.atMs);
        const expected = eventsOf(frames);
        expect(eventsOf(live)).toEqual(expected);
        expect(eventsOf(journal.flatMap(unpackFrames))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
