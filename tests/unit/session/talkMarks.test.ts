import { describe, expect, it } from 'vitest';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { markCall, markTurn, noMarks } from '#renderer/session/call/talkMarks.ts';
import { partIn, placeIn } from '#renderer/ui/call/strip.ts';

describe('what the strip points out', () => {
  it('is a talk-over of the agent, and an overlap where it is another’s or nobody’s', () => {
    const events: readonly TurnEvent[] = [
      { type: 'talkOver', by: 'agent', startMs: 1000, atMs: 1700 },
      { type: 'talkOver', by: 'customer', startMs: 2000, atMs: 2700 },
      { type: 'simultaneousStart', startMs: 3000, atMs: 3700 },
    ];
    expect(events.reduce(markTurn, noMarks).marks).toEqual([
      { kind: 'talkOver', atMs: 1000 },
      { kind: 'overlap', atMs: 2000 },
      { kind: 'overlap', atMs: 3000 },
    ]);
  });

  it('is neither a listening signal nor the overlap at a turn’s end', () => {
    const events: readonly TurnEvent[] = [
      { type: 'backchannel', by: 'agent', startMs: 1000, endMs: 1300, atMs: 1700 },
      { type: 'terminalOverlap', by: 'agent', startMs: 2000, atMs: 2500 },
      { type: 'speechStart', party: 'agent', startMs: 2000, atMs: 2100 },
    ];
    expect(events.reduce(markTurn, noMarks)).toBe(noMarks);
  });

  it('does not add up over a long call', () => {
    let marks = noMarks;
    for (let at = 0; at < 500; at += 1) {
      marks = markTurn(marks, { type: 'talkOver', by: 'agent', startMs: at, atMs: at });
      marks = markCall(marks, { type: 'muted', party: 'agent', atMs: at, muted: at % 2 === 0 });
    }
    expect(marks.marks.at(-1)).toEqual({ kind: 'talkOver', atMs: 499 });
    expect(marks.marks.length).toBeLessThan(100);
    expect(marks.unheard.length).toBeLessThan(100);
  });
});

describe('where nobody was listened to', () => {
  it('is a mute for one, a hold for both, each until it ends', () => {
    const muted = markCall(noMarks, { type: 'muted', party: 'agent', atMs: 1000, muted: true });
    const held = markCall(muted, { type: 'held', atMs: 2000, held: true });
    const back = markCall(held, { type: 'held', atMs: 5000, held: false });
    expect(back.unheard).toEqual([
      { party: 'agent', why: 'muted', fromMs: 1000, toMs: null },
      { party: 'agent', why: 'held', fromMs: 2000, toMs: 5000 },
      { party: 'customer', why: 'held', fromMs: 2000, toMs: 5000 },
    ]);
    const heard = markCall(back, { type: 'muted', party: 'agent', atMs: 6000, muted: false });
    expect(heard.unheard[0]).toMatchObject({ why: 'muted', toMs: 6000 });
  });

  it('changes with nothing else', () => {
    expect(markCall(noMarks, { type: 'factRemoved', atMs: 1, factId: 1 })).toBe(noMarks);
  });
});

describe('places in the strip', () => {
  const strip = { startMs: 10_000, endMs: 40_000 };

  it('a moment stands within it or nowhere', () => {
    expect([9999, 10_000, 25_000, 40_000, 40_001].map((at) => placeIn(strip, at))).toEqual([
      null,
      0,
      0.5,
      1,
      null,
    ]);
  });

  it('a stretch is cut to it, and one that lasts goes to its end', () => {
    expect(partIn(strip, 0, 25_000)).toEqual({ from: 0, width: 0.5 });
    expect(partIn(strip, 25_000, null)).toEqual({ from: 0.5, width: 0.5 });
    expect(partIn(strip, 0, 10_000)).toBeNull();
    expect(partIn(strip, 40_000, null)).toBeNull();
  });
});
