import { describe, expect, it } from 'vitest';
import type { CallMetrics, Highlight } from '#shared/model/callSummary.ts';
import type { HighlightInput } from '#shared/domain/summary/highlights.ts';
import { tryNext, wentWell } from '#shared/domain/summary/highlights.ts';

const metrics: CallMetrics = {
  speechMs: { agent: 30_000, customer: 30_000 },
  overlapMs: 0,
  silenceMs: 0,
  heldMs: 0,
  shareOfSpeech: { agent: 0.5, customer: 0.5 },
  shareOfCall: { agent: 0.4, customer: 0.4 },
  interruptions: { agent: 0, customer: 0 },
  backchannels: { agent: 0, customer: 0 },
  turns: { agent: 2, customer: 2 },
  longestMonologueMs: { agent: null, customer: null },
  medianResponseGapMs: { agent: null, customer: null },
  longPauses: 0,
};

function call(
  changes: Partial<HighlightInput> & { readonly figures?: Partial<CallMetrics> } = {},
): HighlightInput {
  const { figures, ...rest } = changes;
  return {
    durationMs: 600_000,
    interruptions: [],
    responses: [],
    prompts: [],
    facts: [{ atMs: 20_000, text: 'the bill doubled' }],
    canNote: true,
    longest: { agent: [0, 10_000], customer: [10_000, 30_000] },
    ...rest,
    metrics: { ...metrics, ...figures },
  };
}

const paraphrase = {
  atMs: 40_000,
  templateId: 'en.paraphrase.right',
  situation: 'paraphrase',
  text: '…',
} as const;
const interruption = (startMs: number, lengthMs: number, yielded = false) => ({
  by: 'agent' as const,
  startMs,
  endMs: startMs + 650 + lengthMs,
  cueAtMs: startMs + 650,
  yielded,
});
const answer = (gapMs: number) => ({ by: 'agent' as const, gapMs, atMs: 50_000 });
const highlight = (code: Highlight['code'], value: number | null, atMs: number | null) => ({
  code,
  value,
  atMs,
});

describe('one thing that went well', () => {
  it('is the reflecting back, before all else', () => {
    const input = call({ prompts: [paraphrase], figures: { turns: { agent: 5, customer: 5 } } });
    expect(wentWell(input)).toEqual(highlight('wentWell.reflectedBack', 1, 40_000));
  });

  it('is letting them finish, from 3 of the customer’s turns and 15 s of speech on', () => {
    const turns = (customer: number, speech = 15_000) =>
      call({
        figures: { turns: { agent: 3, customer }, speechMs: { agent: 9_000, customer: speech } },
      });
    expect(wentWell(turns(3))).toEqual(highlight('wentWell.letThemFinish', 3, null));
    expect(wentWell(turns(2)).code).toBe('wentWell.tookTheCall');
    expect(wentWell(turns(3, 14_999)).code).toBe('wentWell.tookTheCall');
  });

  it('is giving the word back within 2.5 s of a talk-over', () => {
    const back = (lengthMs: number, yielded = false) =>
      call({
        interruptions: [interruption(70_000, lengthMs, yielded)],
        figures: { interruptions: { agent: 1, customer: 0 } },
      });
    expect(wentWell(back(2_500))).toEqual(highlight('wentWell.yielded', 1, 70_000));
    expect(wentWell(back(2_501)).code).toBe('wentWell.tookTheCall');
    expect(wentWell(back(1_000, true)).code).toBe('wentWell.tookTheCall');
  });

  it('is active listening from 3 backchannels on', () => {
    const heard = (agent: number) => call({ figures: { backchannels: { agent, customer: 0 } } });
    expect(wentWell(heard(3))).toEqual(highlight('wentWell.activeListening', 3, null));
    expect(wentWell(heard(2)).code).toBe('wentWell.tookTheCall');
  });

  it('is good pauses: 3 answers after 300 ms to 2 s', () => {
    expect(wentWell(call({ responses: [300, 500, 1999].map(answer) }))).toEqual(
      highlight('wentWell.goodPauses', 3, 50_000),
    );
    expect(wentWell(call({ responses: [299, 500, 2000].map(answer) })).code).toBe(
      'wentWell.tookTheCall',
    );
  });

  it('is giving room, from 55 % of the speech on', () => {
    const share = (customer: number) =>
      call({ figures: { shareOfSpeech: { agent: 1 - customer, customer } } });
    expect(wentWell(share(0.55))).toEqual(highlight('wentWell.gaveRoom', 20_000, 10_000));
    expect(wentWell(share(0.54)).code).toBe('wentWell.tookTheCall');
  });
});

describe('one thing to try', () => {
  it('is to let them finish where talking over became a habit, though each was given back', () => {
    const habit = (durationMs: number) =>
      call({
        durationMs,
        interruptions: [
          interruption(17_000, 1_400),
          interruption(27_000, 1_400),
          interruption(36_000, 1_000),
        ],
      });
    expect(tryNext(habit(50_000))).toEqual(highlight('tryNext.letThemFinish', 3, 17_000));
    expect(tryNext(habit(900_001)).code).not.toBe('tryNext.letThemFinish');
  });

  it('is letting them finish after 2 talk-overs that were kept, or 1 in a call under 3 minutes', () => {
    const kept = (count: number, durationMs: number) =>
      call({
        durationMs,
        prompts: [paraphrase],
        interruptions: Array.from({ length: count }, (_, i) => interruption(70_000 + i, 9_000)),
      });
    expect(tryNext(kept(2, 600_000))).toEqual(highlight('tryNext.letThemFinish', 2, 70_000));
    expect(tryNext(kept(1, 180_000)).code).toBe('tryNext.keepIt');
    expect(tryNext(kept(1, 179_999)).code).toBe('tryNext.letThemFinish');
  });

  it('does not count talk-overs that were given back', () => {
    const input = call({
      durationMs: 60_000,
      prompts: [paraphrase],
      interruptions: [interruption(20_000, 1_000), interruption(40_000, 1_000)],
    });
    expect(tryNext(input).code).toBe('tryNext.keepIt');
  });

  it('is giving room, from 65 % of the speech on', () => {
    const share = (agent: number) =>
      call({ prompts: [paraphrase], figures: { shareOfSpeech: { agent, customer: 1 - agent } } });
    expect(tryNext(share(0.65))).toEqual(highlight('tryNext.giveRoom', 30_000, null));
    expect(tryNext(share(0.64)).code).toBe('tryNext.keepIt');
  });

  it('is shorter turns, from 60 s on', () => {
    const turn = (lengthMs: number) =>
      call({
        prompts: [paraphrase],
        longest: { agent: [5_000, 5_000 + lengthMs], customer: null },
      });
    expect(tryNext(turn(60_000))).toEqual(highlight('tryNext.shorterTurns', 60_000, 5_000));
    expect(tryNext(turn(59_999)).code).toBe('tryNext.keepIt');
  });

  it('is reflecting the noted facts back, or else noting them', () => {
    expect(tryNext(call())).toEqual(highlight('tryNext.reflectBack', 1, 30_000));
    expect(tryNext(call({ facts: [] }))).toEqual(highlight('tryNext.noteFacts', null, null));
    expect(tryNext(call({ facts: [], canNote: false })).code).toBe('tryNext.keepIt');
    const short = { speechMs: { agent: 0, customer: 14_999 } };
    expect(tryNext(call({ facts: [], figures: short })).code).toBe('tryNext.keepIt');
  });
});
