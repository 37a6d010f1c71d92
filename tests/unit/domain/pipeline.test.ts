import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import {
  liveTalk,
  packBatches,
  startPipeline,
  stepPipeline,
  summarise,
} from '#shared/domain/pipeline.ts';

const options = {
  callId: 'call-00001',
  agentName: 'Sam Berg',
  company: 'Northwind',
  customerName: 'Maya',
  issue: null,
  locale: 'en',
  templates: [],
  switchedOffCues: [],
  format: (text: string) => text,
  joinList: (items: readonly string[]) => items.join(', '),
};

const started: CallEvent = {
  type: 'callStarted',
  atMs: 0,
  callId: 'call-00001',
  startedAt: 1_800_000_000_000,
  agentName: 'Sam Berg',
  customerName: 'Maya',
  issue: null,
  video: false,
  simulated: false,
};

/** Frames of both parties; a party speaks within its spans, given in seconds. */
function speaking(
  lengthS: number,
  agent: readonly (readonly [number, number])[],
  customer: readonly (readonly [number, number])[],
): VadFrame[] {
  const frames: VadFrame[] = [];
  for (let atMs = 32; atMs <= lengthS * 1000; atMs += 32) {
    for (const [party, spans] of [
      ['agent', agent],
      ['customer', customer],
    ] as const) {
      const on = spans.some(([from, to]) => atMs > from * 1000 && atMs <= to * 1000);
      frames.push({
        party,
        atMs,
        speechProbability: on ? 0.95 : 0.02,
        levelDbfs: on ? -25 : -70,
      });
    }
  }
  return frames;
}

describe('the pipeline', () => {
  it('tells the agent of a talk-over while it happens, and sums it up the same from the journal', () => {
    const frames = speaking(30, [[12, 15]], [[8, 20]]);
    let state = startPipeline(options);
    const cues = [];
    for (const frame of frames) {
      const step = stepPipeline(state, { kind: 'frame', frame });
      state = step.state;
      cues.push(...step.cues);
    }
    expect(cues).toEqual([{ id: 0, kind: 'talkOver', atMs: 12_608, aboutMs: 12_000 }]);
    expect(liveTalk(state).shareOfSpeech.agent).toBeCloseTo(0.2, 1);
    const summary = summarise([started, ...packBatches(frames)], { recovered: true, notes: '' });
    expect(callSummarySchema.parse(summary)).toEqual(summary);
    expect(summary).toMatchObject({ endedBy: 'system', endReason: 'appClosed' });
    expect(summary.interruptions).toMatchObject([{ by: 'agent', startMs: 12_000, yielded: false }]);
  });
});
