import { describe, expect, it } from 'vitest';
import type { PerParty, Span } from '#shared/model/callSummary.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { Coverage } from '#shared/domain/summary/coverage.ts';
import { longestStretch, median, metricsOf } from '#shared/domain/summary/metrics.ts';
import { subtractSpans } from '#shared/lib/spans.ts';

const all = [[0, 100_000]] as const;
const talk = {
  agent: [[10_000, 30_000]],
  customer: [[25_000, 65_000]],
} as const;

/** 100 s, everything measured unless said otherwise. */
function heard(changes: Partial<Pick<Coverage, 'held' | 'measured'>> = {}): Coverage {
  const { held = [], measured = { agent: all, customer: all } } = changes;
  const talked = subtractSpans(all, held);
  const talkMs = talked.reduce((sum, [from, to]) => sum + to - from, 0);
  const within = (spans: readonly Span[]) => subtractSpans(spans, held);
  return {
    held,
    talkMs,
    measured: { agent: within(measured.agent), customer: within(measured.customer) },
    muted: { agent: [], customer: [] },
    missing: {
      agent: subtractSpans(talked, measured.agent),
      customer: subtractSpans(talked, measured.customer),
    },
    sounded: { agent: true, customer: true },
  };
}

const figures = (
  speech: PerParty<readonly Span[]>,
  coverage: Coverage = heard(),
  turnEvents: readonly TurnEvent[] = [],
) => metricsOf({ turnEvents, speech, coverage });

const unknown = { agent: null, customer: null };

describe('the figures of a call', () => {
  it('add up', () => {
    expect(figures(talk)).toMatchObject({
      speechMs: { agent: 20_000, customer: 40_000 },
      overlapMs: 5_000,
      silenceMs: 45_000,
      heldMs: 0,
      shareOfSpeech: { agent: 1 / 3, customer: 2 / 3 },
      shareOfCall: { agent: 0.2, customer: 0.4 },
    });
  });

  it('leave hold out of silence and of the shares of the call', () => {
    const held = heard({ held: [[70_000, 90_000]] });
    expect(figures(talk, held)).toMatchObject({
      heldMs: 20_000,
      silenceMs: 25_000,
      shareOfSpeech: { agent: 1 / 3, customer: 2 / 3 },
      shareOfCall: { agent: 0.25, customer: 0.5 },
    });
  });

  it('are null, not 0, where a party was never heard', () => {
    const dead = { agent: talk.agent, customer: [] };
    const { speechMs, shareOfCall, ...rest } = figures(dead);
    expect(speechMs).toEqual({ agent: 20_000, customer: null });
    expect(shareOfCall).toEqual({ agent: 0.2, customer: null });
    expect(rest).toEqual({
      overlapMs: null,
      silenceMs: null,
      heldMs: 0,
      shareOfSpeech: unknown,
      interruptions: unknown,
      backchannels: unknown,
      turns: unknown,
      longestMonologueMs: unknown,
      medianResponseGapMs: unknown,
      longPauses: null,
    });
  });

  it('are null where a party was measured for less than half of the talk, and not at half', () => {
    const until = (toMs: number) =>
      figures(talk, heard({ measured: { agent: all, customer: [[0, toMs]] } }));
    expect(until(49_999)).toMatchObject({ interruptions: unknown, longPauses: null });
    expect(until(50_000)).toMatchObject({
      interruptions: { agent: 0, customer: 0 },
      longPauses: 0,
    });
    // Half of what was not on hold is enough.
    const held = heard({
      held: [[60_000, 100_000]],
      measured: { agent: all, customer: [[0, 30_000]] },
    });
    expect(figures(talk, held).interruptions).toEqual({ agent: 0, customer: 0 });
  });

  it('share only the speech of the time in which both could be heard', () => {
    const measured = {
      agent: all,
      customer: [
        [0, 27_000],
        [60_000, 100_000],
      ],
    } as const;
    const { shareOfSpeech } = figures(
      { agent: [[10_000, 50_000]], customer: [[60_000, 77_000]] },
      heard({ measured }),
    );
    expect(shareOfSpeech).toEqual({ agent: 0.5, customer: 0.5 });
  });

  it('share from 5 s of speech on, not below', () => {
    const spoken = (ms: number) =>
      figures({ agent: [[0, 2_000]], customer: [[10_000, 10_000 + ms]] }).shareOfSpeech.agent;
    expect(spoken(3_000)).toBe(0.4);
    expect(spoken(2_999)).toBeNull();
  });

  it('call silence only what was measured on both sides', () => {
    const { silenceMs } = figures(
      { agent: [[10_000, 20_000]], customer: [[50_000, 51_000]] },
      heard({ measured: { agent: all, customer: [[0, 60_000]] } }),
    );
    expect(silenceMs).toBe(49_000);
  });

  it('count by party, and take the middle of 3 answers, not of 2', () => {
    const response = (gapMs: number): TurnEvent => {
      return { type: 'response', by: 'agent', gapMs, startMs: 0, atMs: 1 };
    };
    const turnEvents: TurnEvent[] = [
      { type: 'backchannel', by: 'agent', startMs: 0, endMs: 1, atMs: 1 },
      { type: 'turn', party: 'customer', startMs: 0, endMs: 1, atMs: 1 },
      response(300),
      response(-100),
      { type: 'longPause', startMs: 0, endMs: 2000, atMs: 2000 },
    ];
    expect(figures(talk, heard(), turnEvents)).toMatchObject({
      backchannels: { agent: 1, customer: 0 },
      turns: { agent: 0, customer: 1 },
      medianResponseGapMs: unknown,
      longPauses: 1,
    });
    expect(figures(talk, heard(), [...turnEvents, response(900)]).medianResponseGapMs).toEqual({
      agent: 300,
      customer: null,
    });
  });

  it('find the longest stretch of a turn between pauses of 2 s', () => {
    const speech = [
      [0, 10_000],
      [11_999, 20_000],
      [22_000, 30_000],
    ] as const;
    expect(longestStretch([[0, 30_000]], speech)).toEqual([0, 20_000]);
    expect(longestStretch([[5_000, 15_000]], speech)).toEqual([5_000, 15_000]);
    expect(longestStretch([], speech)).toBe(null);
  });

  it('take the middle of an odd, and the mean of an even number of values', () => {
    expect(median([])).toBe(null);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
