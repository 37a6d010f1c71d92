import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { LineQuality } from '#shared/model/lineQuality.ts';
import { lineCauses, lineLevels } from '#shared/model/lineQuality.ts';
import { limitOf, stepLadder, topOfLadder } from '#renderer/rtc/quality/ladder.ts';
import type { LadderState } from '#renderer/rtc/quality/ladder.ts';

const good: LineQuality = { level: 'good', causes: [] };
const weak: LineQuality = { level: 'weak', causes: ['lossOut'] };
const poor: LineQuality = { level: 'poor', causes: ['lossOut'] };

/** A ladder and the seconds that have passed on it. */
function climb() {
  let state: LadderState = topOfLadder;
  let seconds = 0;
  return {
    state: () => state,
    /** The rungs after each of these seconds. */
    run(quality: LineQuality | null, count: number): readonly number[] {
      return Array.from({ length: count }, () => {
        seconds += 1;
        state = stepLadder(state, quality, seconds * 1000);
        return state.rung;
      });
    },
  };
}

describe('the ladder of the picture', () => {
  it('goes down a rung every two seconds on a weak line, and keeps a small picture', () => {
    const ladder = climb();
    expect(ladder.run(weak, 8)).toEqual([1, 1, 2, 2, 3, 3, 3, 3]);
    ladder.run(weak, 60);
    expect(limitOf(ladder.state())).toMatchObject({ active: true, scaleDownBy: 4 });
  });

  it('goes down two at a time on a poor line, to no picture at all', () => {
    const ladder = climb();
    expect(ladder.run(poor, 4)).toEqual([2, 2, 4, 4]);
    expect(limitOf(ladder.state()).active).toBe(false);
    // Weak is not yet good: the picture stays away.
    expect(new Set(ladder.run(weak, 60))).toEqual(new Set([4]));
  });

  it('comes back by itself, a rung every eight seconds', () => {
    const ladder = climb();
    ladder.run(poor, 4);
    expect(ladder.run(good, 7).at(-1)).toBe(4);
    expect(ladder.run(good, 1)).toEqual([3]);
    expect(limitOf(ladder.state()).active).toBe(true);
    expect(ladder.run(good, 24).at(-1)).toBe(0);
  });

  it('takes twice as long after each step up that was too soon, a minute at most', () => {
    const ladder = climb();
    ladder.run(weak, 2);
    const took: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      let seconds = 0;
      while (ladder.state().rung > 0) {
        ladder.run(good, 1);
        seconds += 1;
      }
      took.push(seconds);
      ladder.run(weak, 2);
    }
    // The first second of the weak line counts as one of the first wait.
    expect(took).toEqual([7, 16, 32, 64, 64, 64]);
  });

  it('forgets that once the top has held', () => {
    const ladder = climb();
    ladder.run(weak, 2);
    ladder.run(good, 8);
    ladder.run(weak, 2);
    expect(ladder.state().stepUpMs).toBe(16_000);
    ladder.run(good, 40);
    expect(ladder.state()).toMatchObject({ rung: 0, stepUpMs: 8000 });
  });

  it('stays where the picture is not to blame, and where nothing is known', () => {
    const ladder = climb();
    ladder.run({ level: 'poor', causes: ['nothingIn', 'lossIn'] }, 20);
    expect(ladder.state().rung).toBe(0);
    ladder.run(weak, 2);
    const { rung } = ladder.state();
    ladder.run(null, 100);
    expect(ladder.state().rung).toBe(rung);
  });

  it('never sends more for a worse line, whatever comes', () => {
    const quality = fc.record({
      level: fc.constantFrom(...lineLevels),
      causes: fc.subarray([...lineCauses]),
    });
    fc.assert(
      fc.property(fc.array(quality, { maxLength: 80 }), (line) => {
        const ladder = climb();
        for (const each of line) {
          const before = ladder.state().rung;
          const [rung = 0] = ladder.run(each, 1);
          expect(rung).toBeGreaterThanOrEqual(0);
          expect(rung).toBeLessThanOrEqual(4);
          const helped = ['lossOut', 'delay', 'lowBitrate'] as const;
          const mayGoDown = helped.some((cause) => each.causes.includes(cause));
          expect(mayGoDown ? rung >= before : rung <= before).toBe(true);
          expect(each.level === 'poor' || before === 4 || rung < 4).toBe(true);
        }
      }),
    );
  });
});
