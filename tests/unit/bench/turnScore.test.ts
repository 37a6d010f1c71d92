import { describe, expect, it } from 'vitest';
import { CallAnalyser } from '#renderer/engine/callAnalyser.ts';
import type { AnalysisEvent } from '#shared/contract/engine.ts';
import type { Judged, Truth } from '#tests/bench/dialogues.ts';
import { turnFigures } from '#tests/bench/turnScore.ts';

function judged(events: readonly AnalysisEvent[], truth: Partial<Truth>): Judged {
  const silence = new CallAnalyser().end(60_000);
  return {
    name: 'made',
    truth: { duration_s: 60, turns: [], events: [], totals: { talk_ratio_agent: 0.5 }, ...truth },
    found: {
      version: 1,
      file: 'made.wav',
      ...silence,
      events,
      metrics: { ...silence.metrics, shareOfSpeech: { agent: 0.46, customer: 0.54 } },
    },
  };
}

function values(...dialogues: readonly Judged[]): Record<string, number | null> {
  return Object.fromEntries(turnFigures(dialogues).map(({ name, value }) => [name, value]));
}

const interruption = (startMs: number, cueAtMs: number): AnalysisEvent => ({
  type: 'interruption',
  by: 'agent',
  startMs,
  endMs: startMs + 2000,
  cueAtMs,
  yielded: true,
});

describe('judging dialogues', () => {
  it('matches interruptions within half a second, each once, and times the decision', () => {
    const truth: Truth['events'] = [
      { type: 'interruption', by: 'agent', start: 10, end: 12 },
      { type: 'interruption', by: 'agent', start: 20, end: 22 },
      { type: 'interruption', by: 'customer', start: 30, end: 32 },
    ];
    const found = [
      interruption(10_400, 11_000),
      interruption(10_450, 11_100),
      interruption(20_600, 21_000),
    ];
    expect(values(judged(found, { events: truth }))).toMatchObject({
      hits: 1,
      missed: 1,
      falseAlarms: 2,
      precision: 1 / 3,
      recall: 0.5,
      latencyP50: 1000,
      latencyP95: 1000,
    });
  });

  it('tells backchannels credited from backchannels flagged', () => {
    const truth: Truth['events'] = [
      { type: 'backchannel', by: 'agent', start: 5, end: 5.4 },
      { type: 'backchannel', by: 'agent', start: 15, end: 15.4 },
    ];
    const found: AnalysisEvent[] = [
      { type: 'backchannel', by: 'agent', startMs: 5050, endMs: 5400 },
      interruption(15_000, 15_700),
    ];
    expect(values(judged(found, { events: truth }))).toMatchObject({
      backchannelsFound: 0.5,
      backchannelsFlagged: 1,
    });
  });

  it('measures gaps only at changes that took place', () => {
    const truth: Partial<Truth> = {
      events: [
        { type: 'turn_change', to: 'agent', start: 10, gap: 0.2 },
        { type: 'turn_change', to: 'agent', start: 20, gap: 0.3 },
      ],
      turns: [
        { speaker: 'agent', start: 10.2 },
        { speaker: 'customer', start: 20.3 },
      ],
    };
    const answer: AnalysisEvent = { type: 'response', by: 'agent', gapMs: 250, atMs: 10_260 };
    const { turnGapError, turnGapsFound } = values(judged([answer], truth));
    expect(turnGapError).toBeCloseTo(50, 6);
    expect(turnGapsFound).toBe(1);
  });

  it('says how far the talk ratio is off, in points', () => {
    expect(values(judged([], {}))['talkRatioError']).toBeCloseTo(4, 6);
  });

  it('has no figure where there was nothing to measure', () => {
    expect(values(judged([], {}))).toMatchObject({
      latencyP50: null,
      backchannelsFound: null,
      turnGapError: null,
      turnGapsFound: null,
    });
  });
});
