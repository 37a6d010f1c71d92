import { describe, expect, it } from 'vitest';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { goodPausesOf } from '#shared/domain/summary/goodPauses.ts';
import { outsideHold } from '#shared/domain/summary/hold.ts';

const held = [[10_000, 20_000]] as const;
const answer = (startMs: number, gapMs: number): TurnEvent => {
  return { type: 'response', by: 'agent', gapMs, startMs, atMs: startMs + 300 };
};
const pause = (startMs: number, endMs: number): TurnEvent => {
  return { type: 'longPause', startMs, endMs, atMs: endMs };
};
const kept = (event: TurnEvent) => outsideHold([event], held, 2000);

describe('turn events and hold', () => {
  it('drop what began on hold, and answers that waited through it', () => {
    const over = {
      by: 'agent',
      endMs: 21_000,
      cueAtMs: 20_500,
      yielded: false,
      atMs: 21_000,
    } as const;
    expect(kept({ type: 'interruption', startMs: 19_999, ...over })).toEqual([]);
    expect(kept({ type: 'interruption', startMs: 20_000, ...over })).toHaveLength(1);
    expect(kept(answer(20_400, 10_800))).toEqual([]);
    expect(kept(answer(20_400, 400))).toHaveLength(1);
    expect(kept(answer(9_000, -200))).toHaveLength(1);
  });

  it('cut long pauses at hold and keep what is still long', () => {
    expect(kept(pause(5_000, 22_000))).toMatchObject([
      { startMs: 5_000, endMs: 10_000 },
      { startMs: 20_000, endMs: 22_000 },
    ]);
    expect(kept(pause(9_000, 21_999))).toEqual([]);
  });
});

describe('good pauses', () => {
  const turn = (startMs: number, endMs: number): TurnEvent => {
    return { type: 'turn', party: 'customer', startMs, endMs, atMs: endMs };
  };

  it('are 0.5 to 2 s after a turn of the customer of 8 s or more', () => {
    const after = (lengthMs: number, gapMs: number) =>
      goodPausesOf([turn(1_000, 1_000 + lengthMs), answer(1_000 + lengthMs + gapMs, gapMs)]);
    expect(after(8_000, 500)).toEqual([[9_000, 9_500]]);
    expect(after(7_999, 500)).toEqual([]);
    expect(after(8_000, 499)).toEqual([]);
    expect(after(8_000, 1_999)).toHaveLength(1);
    expect(after(8_000, 2_000)).toEqual([]);
  });

  it('are the agent’s, after the turn that was answered', () => {
    expect(goodPausesOf([{ ...answer(9_800, 800), by: 'customer' } as TurnEvent])).toEqual([]);
    const short = [turn(0, 9_000), turn(12_000, 14_000), answer(15_000, 1_000)];
    expect(goodPausesOf(short)).toEqual([]);
  });
});
