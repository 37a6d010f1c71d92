import { describe, expect, it } from 'vitest';
import { CallAnalyser } from '#renderer/engine/callAnalyser.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { analysisFileSchema } from '#shared/contract/engine.ts';

type Spans = readonly (readonly [number, number])[];

/** Frames of a call in which each party speaks in the spans given (ms). */
function frames(durationMs: number, speech: Record<Party, Spans>): VadFrame[] {
  const made: VadFrame[] = [];
  for (let atMs = VAD_FRAME_MS; atMs <= durationMs; atMs += VAD_FRAME_MS) {
    for (const party of ['agent', 'customer'] as const) {
      const on = speech[party].some(([from, to]) => atMs > from && atMs <= to);
      made.push({
        party,
        atMs,
        speechProbability: on ? 0.95 : 0.02,
        levelDbfs: on ? -25 : -75,
      });
    }
  }
  return made;
}

/** The customer speaks for 6 s; the agent cuts in after 3 s and keeps on. */
const talkOver = frames(12_000, { customer: [[1000, 7000]], agent: [[4000, 10_000]] });

describe('analysing a call', () => {
  it('finds an interruption, with the moment at which the cue would have shown', () => {
    const analyser = new CallAnalyser();
    analyser.take(talkOver);
    const { events, metrics, durationMs } = analyser.end(12_000).analysis;
    const interruption = events.find(({ type }) => type === 'interruption');
    expect(interruption).toMatchObject({ by: 'agent' });
    if (interruption?.type !== 'interruption') return;
    expect(Math.abs(interruption.startMs - 4000)).toBeLessThan(200);
    expect(interruption.cueAtMs).toBeGreaterThan(interruption.startMs);
    expect(interruption.cueAtMs).toBeLessThan(interruption.startMs + 1500);
    expect(metrics.interruptions).toEqual({ agent: 1, customer: 0 });
    expect(durationMs).toBe(12_000);
  });

  it('does not depend on how the frames are batched', () => {
    const whole = new CallAnalyser();
    whole.take(talkOver);
    const single = new CallAnalyser();
    for (const frame of talkOver) single.take([frame]);
    expect(single.end(12_000)).toEqual(whole.end(12_000));
  });

  it('has speech in whole spans and events in order of their beginning', () => {
    const analyser = new CallAnalyser();
    analyser.take(
      frames(20_000, {
        customer: [
          [500, 3000],
          [6000, 9000],
          [14_000, 17_000],
        ],
        agent: [
          [3300, 5700],
          [9200, 11_000],
        ],
      }),
    );
    const { events, speech } = analyser.end(20_000).analysis;
    expect(speech.customer).toHaveLength(3);
    expect(speech.agent).toHaveLength(2);
    const begins = events.map((event) => ('startMs' in event ? event.startMs : event.atMs));
    expect(begins).toEqual(begins.toSorted((a, b) => a - b));
    expect(events.filter(({ type }) => type === 'longPause').length).toBeGreaterThan(0);
  });

  it('makes what the output file promises', () => {
    const analyser = new CallAnalyser();
    analyser.take(talkOver);
    const file = { version: 1, file: 'a.wav', ...analyser.end(12_000).analysis };
    expect(analysisFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
  });

  it('makes the summary of a call that nobody could note anything in', () => {
    const analyser = new CallAnalyser();
    analyser.take(frames(60_000, { customer: [[1000, 30_000]], agent: [[31_000, 40_000]] }));
    const { analysis, summary } = analyser.end(60_000);
    expect(callSummarySchema.parse(JSON.parse(JSON.stringify(summary)))).toEqual(summary);
    expect(summary).toMatchObject({
      durationMs: 60_000,
      speech: analysis.speech,
      metrics: analysis.metrics,
      unmeasured: analysis.notMeasured,
      recovered: false,
      mood: null,
      moodConsent: [],
    });
    const { cues, prompts, facts, actions, chat, tryNext } = summary;
    expect([cues, prompts, facts, actions, chat]).toEqual([[], [], [], [], []]);
    // There was nothing to note facts with, so that is no advice.
    expect(tryNext.code).toBe('tryNext.keepIt');
  });

  it('can say of an empty recording that nobody spoke', () => {
    const { speech, events, metrics } = new CallAnalyser().end(500).analysis;
    expect(speech).toEqual({ agent: [], customer: [] });
    expect(events).toEqual([]);
    expect(metrics.shareOfSpeech).toEqual({ agent: null, customer: null });
  });
});
