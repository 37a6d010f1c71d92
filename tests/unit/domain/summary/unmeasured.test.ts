import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { packBatches, summarise } from '#shared/domain/pipeline.ts';
import { ended, started } from '../journal.ts';
import { ms, talk, without } from '../talk.ts';

/** 30 s: 6 s of each, in turns. */
const LENGTH = 940;
const turns = {
  frames: LENGTH,
  customer: [
    [50, 140],
    [400, 490],
  ],
  agent: [
    [170, 260],
    [520, 610],
  ],
} as const;
const END_MS = ms(LENGTH);

function summaryOf(frames: readonly VadFrame[], ...between: CallEvent[]): CallSummary {
  const journal = [started, ...between, ...packBatches(frames), ended(END_MS)];
  return summarise(journal, { recovered: false, notes: '' });
}

const level = (frames: VadFrame[], change: Partial<VadFrame>): VadFrame[] =>
  frames.map((frame) => (frame.party === 'customer' ? { ...frame, ...change } : frame));

const muted = (atMs: number, on: boolean): CallEvent => {
  return { type: 'muted', atMs, party: 'customer', muted: on };
};
const held = (atMs: number, on: boolean): CallEvent => ({ type: 'held', atMs, held: on });

describe('what could not be measured', () => {
  it('is nothing in a call where both were heard, but answers too few for a middle value', () => {
    const { unmeasured, metrics } = summaryOf(talk(turns));
    expect(unmeasured.map(({ party, reason, figures }) => [party, reason, figures])).toEqual([
      ['agent', 'tooFewAnswers', ['responseGap']],
      ['customer', 'tooFewAnswers', ['responseGap']],
    ]);
    expect(metrics.shareOfSpeech.agent).toBeCloseTo(0.5, 1);
    expect(metrics.medianResponseGapMs).toEqual({ agent: null, customer: null });
  });

  it('is everything about two when one line is dead', () => {
    const dead = level(talk(turns), { speechProbability: 0, levelDbfs: -100 });
    const { unmeasured, metrics } = summaryOf(dead);
    expect(unmeasured).toMatchObject([
      { party: 'customer', reason: 'neverHeard', ms: END_MS, spans: [[0, END_MS]] },
    ]);
    expect(unmeasured[0]?.figures).toContain('interruptions');
    expect(unmeasured[0]?.figures).toContain('talkTime');
    expect(metrics.interruptions).toEqual({ agent: null, customer: null });
    expect(metrics.speechMs.customer).toBeNull();
    expect(metrics.speechMs.agent).toBeGreaterThan(5000);
  });

  it('tells sound without speech from no sound', () => {
    const humming = level(talk(turns), { speechProbability: 0.02, levelDbfs: -30 });
    expect(summaryOf(humming).unmeasured).toMatchObject([
      { party: 'customer', reason: 'notSpeech' },
    ]);
  });

  it('names a party that was muted all the time, and counts a part of it as silence', () => {
    const quiet = level(talk(turns), { speechProbability: 0, levelDbfs: -100 });
    const { unmeasured } = summaryOf(quiet, muted(0, true));
    expect(unmeasured).toMatchObject([{ party: 'customer', reason: 'muted', ms: END_MS }]);
    expect(unmeasured[0]?.figures).toContain('shareOfSpeech');
    const part = summaryOf(talk(turns), muted(ms(700), true), muted(ms(800), false));
    expect(part.unmeasured[0]).toMatchObject({ reason: 'muted', ms: ms(100), figures: [] });
    expect(part.metrics.interruptions).toEqual({ agent: 0, customer: 0 });
  });

  it('tells a stretch without sound from a call without it, and bridges half a second', () => {
    const gone = (from: number, to: number) =>
      summaryOf(without(talk(turns), 'customer', ms(from), ms(to))).unmeasured.filter(
        ({ reason }) => reason === 'missing',
      );
    expect(gone(700, 800)).toMatchObject([
      { party: 'customer', ms: ms(100), spans: [[ms(700), ms(800)]], figures: [] },
    ]);
    expect(gone(700, 715)).toEqual([]);
    const [most] = gone(150, 900);
    expect(most).toMatchObject({ party: 'customer', ms: ms(750) });
    expect(most?.figures).toContain('interruptions');
    // What was said before is known.
    expect(most?.figures).not.toContain('talkTime');
  });

  it('says why there is no share where most was said while the other could not be heard', () => {
    const spoken = {
      frames: LENGTH,
      customer: [[50, 120]],
      agent: [
        [150, 200],
        [400, 600],
      ],
    } as const;
    const { unmeasured, metrics } = summaryOf(without(talk(spoken), 'customer', ms(300), ms(700)));
    expect(metrics.speechMs.agent).toBeGreaterThan(7000);
    expect(metrics.shareOfSpeech).toEqual({ agent: null, customer: null });
    expect(unmeasured.filter(({ figures }) => figures.includes('shareOfSpeech'))).toMatchObject([
      { party: null, reason: 'tooLittleSpeech' },
    ]);
  });

  it('does not call hold missing, and leaves it out of silence, pauses and gaps', () => {
    const all = talk({
      ...turns,
      agent: [...turns.agent, [700, 730]],
    });
    const open = summaryOf(all);
    const onHold = summaryOf(
      without(without(all, 'customer', ms(620), ms(780)), 'agent', ms(620), ms(780)),
      held(ms(620), true),
      held(ms(780), false),
    );
    expect(onHold.held).toEqual([[ms(620), ms(780)]]);
    expect(onHold.metrics.heldMs).toBe(ms(160));
    expect(onHold.unmeasured.filter(({ reason }) => reason === 'missing')).toEqual([]);
    expect(onHold.notMeasured).toEqual({ agent: 0, customer: 0 });
    expect(onHold.metrics.silenceMs).toBeLessThan(open.metrics.silenceMs ?? 0);
    expect(onHold.speech.agent.every(([from, to]) => to <= ms(620) || from >= ms(780))).toBe(true);
    expect(onHold.longPauses.every(([from, to]) => to <= ms(620) || from >= ms(780))).toBe(true);
  });

  it('says that there was too little speech for a share', () => {
    const short = { frames: LENGTH, customer: [[50, 110]], agent: [[140, 200]] } as const;
    const { unmeasured, metrics } = summaryOf(talk(short));
    expect(unmeasured[0]).toMatchObject({
      party: null,
      reason: 'tooLittleSpeech',
      figures: ['shareOfSpeech'],
    });
    expect(metrics.shareOfSpeech).toEqual({ agent: null, customer: null });
    expect(metrics.speechMs.agent).toBeGreaterThan(1000);
  });

  it('is no crash for a call of no length', () => {
    const { unmeasured } = summarise([started, ended(0)], { recovered: false, notes: '' });
    expect(unmeasured.map(({ party }) => party)).toEqual(['agent', 'customer']);
  });
});
