import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue } from '#shared/model/cue.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { startCues, stepCues } from '#shared/domain/cue/cue.ts';

const over = (atMs: number, by: 'agent' | 'customer' = 'agent'): TurnEvent => ({
  type: 'talkOver',
  by,
  startMs: atMs - 650,
  atMs,
});

function cuesOf(events: readonly TurnEvent[], switchedOff: readonly 'talkOver'[] = []): Cue[] {
  let state = startCues(switchedOff);
  return events.flatMap((event) => {
    const step = stepCues(state, event);
    state = step.state;
    return step.cues;
  });
}

const momentsOf = (...atMs: number[]) => cuesOf(atMs.map((at) => over(at))).map((cue) => cue.atMs);

describe('a cue', () => {
  it('says what it is about and when it was decided', () => {
    expect(cuesOf([over(60_000)])).toEqual([
      { id: 0, kind: 'talkOver', tone: 'hint', atMs: 60_000, aboutMs: 59_350 },
    ]);
  });

  it('is for the agent’s talk-overs only, never for the customer’s or for backchannels', () => {
    const events: TurnEvent[] = [
      over(60_000, 'customer'),
      { type: 'backchannel', by: 'agent', startMs: 60_000, endMs: 60_300, atMs: 61_000 },
      { type: 'terminalOverlap', by: 'agent', startMs: 60_000, atMs: 61_000 },
      { type: 'simultaneousStart', startMs: 60_000, atMs: 61_000 },
    ];
    expect(cuesOf(events)).toEqual([]);
  });

  it('is not shown in the first 5 s', () => {
    expect(momentsOf(4999)).toEqual([]);
    expect(momentsOf(5000)).toEqual([5000]);
  });

  it('is followed by 20 s without one', () => {
    expect(momentsOf(60_000, 79_999)).toEqual([60_000]);
    expect(momentsOf(60_000, 80_000)).toEqual([60_000, 80_000]);
  });

  it('is one of 3 in any 5 minutes', () => {
    expect(momentsOf(60_000, 90_000, 120_000, 359_999)).toEqual([60_000, 90_000, 120_000]);
    expect(momentsOf(60_000, 90_000, 120_000, 360_000, 389_999, 390_000)).toEqual([
      60_000, 90_000, 120_000, 360_000, 390_000,
    ]);
  });

  it('is not shown when its kind is switched off, and has an id of its own', () => {
    expect(cuesOf([over(60_000)], ['talkOver'])).toEqual([]);
    expect(cuesOf([over(60_000), over(90_000)]).map((cue) => cue.id)).toEqual([0, 1]);
  });

  it('keeps to its budget whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 200 }), (gaps) => {
        let atMs = 0;
        const moments = momentsOf(...gaps.map((gap) => (atMs += gap)));
        moments.forEach((at, i) => {
          const within = moments.filter((other) => other >= at && other < at + 300_000);
          expect(within.length).toBeLessThanOrEqual(3);
          expect((moments[i + 1] ?? Infinity) - at).toBeGreaterThanOrEqual(20_000);
        });
      }),
    );
  });
});
