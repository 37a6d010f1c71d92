import { describe, expect, it } from 'vitest';
import type { AnalysisEvent } from '#shared/contract/engine.ts';
import { missedBars } from '#tests/bench/figure.ts';
import { scoreDialogue, sumScores } from '#tests/bench/score.ts';
import type { Judged } from '#tests/bench/score.ts';
import type { Truth } from '#tests/bench/truth.ts';
import { turnBars, turnFigures } from '#tests/bench/turnFigures.ts';
import { interruption, judged, trueInterruption } from './judged.ts';

const figuresOf = (...dialogues: readonly Judged[]) =>
  turnFigures(sumScores(dialogues.map(scoreDialogue)));

function values(...dialogues: readonly Judged[]): Record<string, number | null> {
  return Object.fromEntries(figuresOf(...dialogues).map(({ name, value }) => [name, value]));
}

const backchannel = (startMs: number): AnalysisEvent => ({
  type: 'backchannel',
  by: 'agent',
  startMs,
  endMs: startMs + 400,
});
const trueBackchannel = (start: number): Truth['events'][number] => ({
  type: 'backchannel',
  by: 'agent',
  start,
  end: start + 0.4,
});

describe('interruptions by the agent', () => {
  it('are matched within half a second, each once, and the decision is timed', () => {
    const truth: Truth['events'] = [
      trueInterruption(10),
      trueInterruption(20),
      { type: 'interruption', by: 'customer', start: 30, end: 32 },
    ];
    const found = [
      interruption(10_400, 11_000),
      interruption(10_450, 11_100),
      interruption(20_600, 21_000),
    ];
    expect(values(judged(found, { events: truth }))).toMatchObject({
      hits: 1,
      misses: 1,
      falseAlarms: 2,
      precision: 1 / 3,
      recall: 0.5,
      f1: 0.4,
      latencyP50: 1000,
      latencyP95: 1000,
      customerF1: 0,
    });
  });

  it('count at 500 ms and no longer at 501', () => {
    const at = (startMs: number) =>
      values(judged([interruption(startMs)], { events: [trueInterruption(10)] }))['f1'];
    expect(at(10_500)).toBe(1);
    expect(at(10_501)).toBe(0);
    expect(at(9_500)).toBe(1);
  });

  it('are counted over all dialogues, not averaged over them', () => {
    const one = judged([interruption(10_000, 10_500)], { events: [trueInterruption(10)] });
    const three = judged([interruption(10_000, 10_900)], {
      events: [trueInterruption(10), trueInterruption(20), trueInterruption(30)],
    });
    expect(values(one, three)).toMatchObject({
      dialogues: 2,
      recall: 0.5,
      precision: 1,
      latencyP50: 900,
    });
  });

  it('by the customer do not count as the agent’s', () => {
    const found: AnalysisEvent = { ...interruption(10_000), by: 'customer' } as AnalysisEvent;
    expect(values(judged([found], { events: [trueInterruption(10)] }))).toMatchObject({
      hits: 0,
      misses: 1,
      falseAlarms: 0,
    });
  });
});

describe('backchannels of the agent', () => {
  it('are credited, flagged, or invented; in percent', () => {
    const truth = { events: [5, 15, 25, 35].map(trueBackchannel) };
    const found = [backchannel(5050), interruption(15_000), backchannel(45_000)];
    expect(values(judged(found, truth))).toMatchObject({
      backchannelsFound: 25,
      backchannelsFlagged: 25,
      backchannelsWrong: 1,
    });
  });

  it('are not flagged by a true interruption elsewhere', () => {
    const truth = { events: [trueBackchannel(5), trueInterruption(8)] };
    expect(values(judged([interruption(8000)], truth))['backchannelsFlagged']).toBe(0);
  });
});

describe('the rest', () => {
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
    expect(turnGapsFound).toBe(100);
    expect(values(judged([{ ...answer, by: 'customer' }], truth))['turnGapsFound']).toBe(0);
  });

  it('says how far the talk ratio is off in points, on average and at worst', () => {
    const { talkRatioError, talkRatioErrorWorst } = values(judged([]), judged([], {}, 0.6));
    expect(talkRatioError).toBeCloseTo(7, 6);
    expect(talkRatioErrorWorst).toBeCloseTo(10, 6);
  });

  it('has no figure where there was nothing to measure', () => {
    expect(values(judged([], {}, null))).toMatchObject({
      f1: null,
      precision: null,
      recall: null,
      latencyP50: null,
      backchannelsFlagged: null,
      backchannelsFound: null,
      talkRatioError: null,
      talkRatioErrorWorst: null,
      turnGapError: null,
      turnGapsFound: null,
    });
  });
});

describe('the bars', () => {
  const truth: Partial<Truth> = {
    events: [
      trueInterruption(10),
      trueBackchannel(20),
      { type: 'turn_change', to: 'agent', start: 30, gap: 0.2 },
    ],
    turns: [{ speaker: 'agent', start: 30.2 }],
  };
  const answer = (gapMs: number): AnalysisEvent => ({
    type: 'response',
    by: 'agent',
    gapMs,
    atMs: 30_200,
  });
  const missed = (events: readonly AnalysisEvent[], share: number): readonly string[] =>
    missedBars(figuresOf(judged(events, truth, share)), turnBars).map((text) => {
      const [name = ''] = text.split(' ');
      return name;
    });

  it('are all reached by an ear that hears everything', () => {
    expect(missed([interruption(10_000), backchannel(20_000), answer(200)], 0.5)).toEqual([]);
  });

  it('are all missed by one that hears nothing, or only errs', () => {
    expect(missed([], 0)).toEqual([
      'f1',
      'precision',
      'latencyP50',
      'latencyP95',
      'backchannelsFound',
      'talkRatioError',
      'turnGapError',
    ]);
    expect(missed([interruption(10_000, 11_000), interruption(20_000), answer(290)], 0.54)).toEqual(
      turnBars.map(({ name }) => name),
    );
  });
});
