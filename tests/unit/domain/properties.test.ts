import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { turnEventSchema } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { PipelineInput } from '#shared/domain/pipeline.ts';
import { packBatches, startPipeline, stepPipeline, summarise } from '#shared/domain/pipeline.ts';
import { buildSummary } from '#shared/domain/summary/summary.ts';
import { anyButtons, anyFrames, ended, options, started } from './journal.ts';

const given = { recovered: false, notes: '' };

/** The turn events of a call that is heard live. */
function liveTurnEvents(inputs: readonly PipelineInput[]): TurnEvent[] {
  let state = startPipeline(options);
  return inputs.flatMap((input) => {
    const output = stepPipeline(state, input);
    state = output.state;
    return output.turnEvents;
  });
}

const lengthOf = (frames: readonly VadFrame[]) => Math.max(60_000, frames.at(-1)?.atMs ?? 0);

/** What is told adds up, and what is not told has a reason. */
function addsUp({ durationMs, metrics, notMeasured, unmeasured }: CallSummary): void {
  const { speechMs, overlapMs, silenceMs, shareOfSpeech, shareOfCall } = metrics;
  const spokenMs = (speechMs.agent ?? 0) + (speechMs.customer ?? 0) - (overlapMs ?? 0);
  const gapsMs = silenceMs === null ? durationMs : notMeasured.agent + notMeasured.customer;
  expect(spokenMs + (silenceMs ?? 0)).toBeLessThanOrEqual(
    silenceMs === null ? 2 * durationMs : durationMs,
  );
  expect(spokenMs + (silenceMs ?? 0)).toBeGreaterThanOrEqual(durationMs - gapsMs);
  const shares = [shareOfSpeech.agent, shareOfSpeech.customer];
  expect(shares.filter((share) => share === null).length % 2).toBe(0);
  const shareSum = (shareOfSpeech.agent ?? 0.5) + (shareOfSpeech.customer ?? 0.5);
  expect(shareSum).toBeCloseTo(1);
  for (const share of [...shares, shareOfCall.agent, shareOfCall.customer]) {
    expect(share ?? 0).toBeGreaterThanOrEqual(0);
    expect(share ?? 0).toBeLessThanOrEqual(1);
  }
  const lost = new Set(unmeasured.flatMap(({ figures }) => figures));
  expect(lost.has('shareOfSpeech')).toBe(shareOfSpeech.agent === null);
  expect(lost.has('interruptions')).toBe(metrics.interruptions.agent === null);
  expect(lost.has('silence')).toBe(silenceMs === null);
}

describe('any call', () => {
  it('is summed up the same live and from its journal, and adds up', () => {
    fc.assert(
      fc.property(anyFrames, anyButtons, (frames, buttons) => {
        const end = ended(lengthOf(frames));
        const inputs = [
          ...buttons.map((event) => ({ kind: 'event', event, atMs: event.atMs }) as const),
          ...frames.map((frame) => ({ kind: 'frame', frame, atMs: frame.atMs }) as const),
          { kind: 'event', event: end, atMs: end.atMs } as const,
        ].sort((a, b) => a.atMs - b.atMs);
        const journal: CallEvent[] = [started, ...buttons, ...packBatches(frames), end];

        const replayed = summarise(journal, given);
        expect(replayed).toMatchObject(buildSummary(journal, liveTurnEvents(inputs), given));
        expect(callSummarySchema.parse(replayed)).toEqual(replayed);

        addsUp(replayed);
        expect(JSON.stringify(replayed)).not.toContain('NaN');
      }),
      { numRuns: 60 },
    );
  });

  it('has turn events that are sound: in order, not negative, runs apart', () => {
    fc.assert(
      fc.property(anyFrames, (frames) => {
        const events = liveTurnEvents([
          ...frames.map((frame): PipelineInput => ({ kind: 'frame', frame })),
          { kind: 'event', event: ended(lengthOf(frames)) },
        ]);
        const endOfSpeech = { agent: 0, customer: 0 };
        let lastMs = 0;
        for (const event of events) {
          expect(turnEventSchema.safeParse(event).success).toBe(true);
          expect(event.atMs).toBeGreaterThanOrEqual(lastMs);
          lastMs = event.atMs;
          expect(event.startMs).toBeLessThanOrEqual(event.atMs);
          const endMs = 'endMs' in event ? event.endMs : event.atMs;
          expect(endMs).toBeGreaterThanOrEqual(event.startMs);
          if (event.type !== 'speech') continue;
          expect(event.startMs).toBeGreaterThanOrEqual(endOfSpeech[event.party]);
          endOfSpeech[event.party] = event.endMs;
        }
        const found = (type: TurnEvent['type']) => events.filter((e) => e.type === type).length;
        expect(found('interruption')).toBe(found('talkOver'));
        expect(found('speech')).toBe(found('speechStart'));
      }),
      { numRuns: 60 },
    );
  });

  it('never throws, whatever comes in whatever order', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(0, -1, Infinity, -Infinity, 1e9));
    const tick = fc.record({ kind: fc.constant('tick' as const), atMs: number });
    const frame = fc.record({
      party: fc.constantFrom('agent' as const, 'customer' as const),
      atMs: fc.oneof(fc.nat(20_000), number),
      speechProbability: number,
      levelDbfs: number,
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(frame, tick), { maxLength: 300 }), (things) => {
        const events = liveTurnEvents([
          ...things.map((one): PipelineInput =>
            'kind' in one ? one : { kind: 'frame', frame: one },
          ),
          { kind: 'event', event: ended(20_000) },
        ]);
        for (const event of events) expect(Number.isFinite(event.atMs)).toBe(true);
      }),
    );
  });
});
