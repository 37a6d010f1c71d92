import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue, CueKind } from '#shared/model/cue.ts';
import { cueKinds, cueSchema } from '#shared/model/cue.ts';
import type { CueState } from '#shared/domain/cue/cue.ts';
import { sayGoodbye, stepCues, switchCues } from '#shared/domain/cue/cue.ts';
import {
  agentSpeaks,
  answer,
  backchannel,
  begun,
  customerSpeaks,
  found,
  moment,
  over,
  quiet,
} from './moments.ts';

type Act = (state: CueState, atMs: number) => { state: CueState; cues: readonly Cue[] };

const party = fc.constantFrom('agent' as const, 'customer' as const);
const kinds = fc.subarray([...cueKinds]);
const backMs = fc.integer({ min: 0, max: 200_000 });

/** Anything that can happen between two people, in a way that makes cues likely. */
const talk: fc.Arbitrary<Act> = fc.oneof(
  party.map(
    (by): Act =>
      (state, atMs) =>
        stepCues(state, over(atMs, by)),
  ),
  fc.tuple(fc.integer({ min: 1_000, max: 40_000 }), fc.integer({ min: -400, max: 6_000 })).map(
    ([length, gap]): Act =>
      (state, atMs) =>
        stepCues(state, answer(atMs, length, gap)),
  ),
  backMs.map(
    (back): Act =>
      (state, atMs) =>
        stepCues(state, agentSpeaks(atMs, atMs - back)),
  ),
  backMs.map(
    (back): Act =>
      (state, atMs) =>
        stepCues(state, customerSpeaks(atMs, atMs - back)),
  ),
  fc.tuple(fc.integer({ min: 0, max: 20_000 }), party, fc.boolean()).map(
    ([back, after, customerHeard]): Act =>
      (state, atMs) =>
        stepCues(state, { ...quiet(atMs, atMs - back, after), customerHeard }),
  ),
  fc.constant<Act>((state, atMs) => stepCues(state, { ...backchannel(atMs - 800), atMs })),
  fc.constant<Act>((state, atMs) => stepCues(state, moment(atMs))),
  fc.constant<Act>((state, atMs) =>
    stepCues(state, found({ type: 'simultaneousStart', startMs: atMs - 300, atMs })),
  ),
);

const button: fc.Arbitrary<Act> = fc.oneof(
  kinds.map((off): Act => (state) => ({ state: switchCues(state, off), cues: [] })),
  fc.constant<Act>((state, atMs) => ({ state: sayGoodbye(state, atMs), cues: [] })),
);

const act = fc.oneof({ weight: 40, arbitrary: talk }, { weight: 1, arbitrary: button });
const course = fc.array(fc.tuple(fc.nat(20_000), act), { minLength: 40, maxLength: 150 });

interface Shown {
  readonly cue: Cue;
  /** The kinds that were off at that moment. */
  readonly off: readonly CueKind[];
}

function shownIn(acts: readonly (readonly [number, Act])[]): readonly Shown[] {
  let state = begun();
  let atMs = 0;
  const shown: Shown[] = [];
  for (const [afterMs, take] of acts) {
    atMs += afterMs;
    const { switchedOff: off } = state;
    const step = take(state, atMs);
    expect(step.cues.length).toBeLessThanOrEqual(1);
    for (const cue of step.cues) {
      expect(cue.atMs).toBe(atMs);
      expect(cue.aboutMs).toBeLessThanOrEqual(cue.atMs);
      shown.push({ cue, off });
    }
    state = step.state;
  }
  return shown;
}

describe('whatever happens in a call', () => {
  it('cues stay few and apart: none in the first 5 s, 3 in 5 minutes, one on screen', () => {
    let most = 0;
    fc.assert(
      fc.property(course, (acts) => {
        const cues = shownIn(acts).map(({ cue }) => cue);
        cues.forEach((cue, i) => {
          expect(cueSchema.safeParse(cue).success).toBe(true);
          expect(cue.id).toBe(i);
          expect(cue.atMs).toBeGreaterThanOrEqual(5_000);
          const within = cues.slice(i).filter((other) => other.atMs < cue.atMs + 300_000);
          expect(within.length).toBeLessThanOrEqual(3);
          most = Math.max(most, within.length);
          expect((cues[i + 1]?.atMs ?? Infinity) - cue.atMs).toBeGreaterThanOrEqual(8_000);
        });
      }),
    );
    // The calls were lively enough to try it.
    expect(most).toBe(3);
  });

  it('a kind that is switched off is not shown', () => {
    fc.assert(
      fc.property(course, (acts) => {
        for (const { cue, off } of shownIn(acts)) expect(off).not.toContain(cue.kind);
      }),
    );
  });

  it('praise is rare, never soon after a hint, and never the last of the places', () => {
    let praises = 0;
    fc.assert(
      fc.property(course, (acts) => {
        const cues = shownIn(acts).map(({ cue }) => cue);
        cues.forEach((cue, i) => {
          expect(cue.tone === 'praise').toBe(/goodPause|activeListening/.test(cue.kind));
          if (cue.tone !== 'praise') return;
          praises += 1;
          const before = cues.slice(0, i).filter((other) => cue.atMs - other.atMs < 300_000);
          expect(before.length).toBeLessThanOrEqual(1);
          expect(before.every((other) => other.tone !== 'praise')).toBe(true);
          expect(cue.atMs - (before.at(-1)?.atMs ?? -Infinity)).toBeGreaterThanOrEqual(20_000);
        });
      }),
    );
    expect(praises).toBeGreaterThan(0);
  });
});
