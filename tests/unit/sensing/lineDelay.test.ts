import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_DELAY_MS,
  noLineDelay,
  setBack,
  stepLineDelay,
} from '#renderer/sensing/voice/lineDelay.ts';
import type { LineDelay, LineLook } from '#renderer/sensing/voice/lineDelay.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';

const SAMPLES_A_SECOND = 48_000;

/** Looks at a line whose samples wait this long, second by second. */
function looks(roundTripMs: number | null, waits: readonly number[]): LineLook[] {
  let jitterBufferMs = 0;
  let jitterBufferSamples = 0;
  return [0, ...waits].map((waitMs, i) => {
    if (i > 0) {
      jitterBufferMs += waitMs * SAMPLES_A_SECOND;
      jitterBufferSamples += SAMPLES_A_SECOND;
    }
    return { roundTripMs, jitterBufferMs, jitterBufferSamples };
  });
}

const after = (seen: readonly (LineLook | null)[], from: LineDelay = noLineDelay): LineDelay =>
  seen.reduce(stepLineDelay, from);

const frame = (party: Party, atMs: number): VadFrame => ({
  party,
  atMs,
  speechProbability: 0.5,
  levelDbfs: -30,
});

describe('the delay of a line', () => {
  it('is half the round trip and the wait in the jitter buffer', () => {
    const { delayMs, frames } = after(looks(80, [60, 60]));
    expect(delayMs).toBeCloseTo(100, 6);
    expect(frames).toBe(3);
  });

  it('is nothing while nothing is known', () => {
    const unknown = { roundTripMs: null, jitterBufferMs: null, jitterBufferSamples: null };
    expect(after([unknown, null, unknown])).toMatchObject({ delayMs: 0, frames: 0 });
  });

  it('takes what it is told where the rest is not', () => {
    expect(after(looks(null, [64])).frames).toBe(2);
    const halfTold = { roundTripMs: 128, jitterBufferMs: null, jitterBufferSamples: null };
    expect(after([halfTold]).frames).toBe(2);
  });

  it('keeps what it knows while a customer sends no sound', () => {
    const told = looks(80, [60]);
    const last = told.at(-1);
    expect(after([...told, ...Array.from({ length: 30 }, () => last ?? null)]).frames).toBe(3);
  });

  it('is not fooled by counts that begin again after a reconnect', () => {
    const before = after(looks(80, [60, 60, 60]));
    expect(after(looks(80, [60]), before)).toMatchObject({ frames: 3 });
    expect(after([null, ...looks(80, [60])], before)).toMatchObject({ frames: 3 });
    expect(after([null], before).frames).toBe(3);
  });

  it('follows a lasting change within some seconds, and no single peak', () => {
    const steady = looks(40, [44, 44, 44]);
    expect(after(steady).frames).toBe(2);
    expect(after([...looks(40, [44, 44, 44, 90])]).frames).toBe(2);
    expect(after(looks(40, [44, 44, 44, ...Array.from({ length: 8 }, () => 108)])).frames).toBe(4);
    expect(after(looks(40, [108, 108, ...Array.from({ length: 8 }, () => 44)])).frames).toBe(2);
  });

  it('does not go to and fro at a half', () => {
    let state = after(looks(0, [47]));
    const { frames } = state;
    let total = { ms: 47 * SAMPLES_A_SECOND, samples: SAMPLES_A_SECOND };
    for (let second = 0; second < 60; second += 1) {
      total = {
        ms: total.ms + (second % 4 < 2 ? 36 : 60) * SAMPLES_A_SECOND,
        samples: total.samples + SAMPLES_A_SECOND,
      };
      state = stepLineDelay(state, {
        roundTripMs: 0,
        jitterBufferMs: total.ms,
        jitterBufferSamples: total.samples,
      });
      expect(state.frames).toBe(frames);
    }
  });

  it('is never more than the turn stage waits for, whatever the line says', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.constantFrom(Infinity, NaN, -1, 0, 1e12),
      fc.double({ noNaN: true, min: -1e6, max: 1e9 }),
    );
    const look = fc.option(
      fc.record({ roundTripMs: value, jitterBufferMs: value, jitterBufferSamples: value }),
    );
    fc.assert(
      fc.property(fc.array(look, { maxLength: 40 }), (seen) => {
        let state = noLineDelay;
        for (const each of seen) {
          state = stepLineDelay(state, each);
          expect(state.delayMs).toBeGreaterThanOrEqual(0);
          expect(state.delayMs).toBeLessThanOrEqual(MAX_DELAY_MS);
          expect(Number.isInteger(state.frames)).toBe(true);
          expect(state.frames * 32).toBeLessThanOrEqual(MAX_DELAY_MS);
        }
      }),
    );
  });
});

describe('frames set back', () => {
  it('leaves the agent’s alone', () => {
    const given = [frame('agent', 320), frame('customer', 320)];
    const { frames, lastMs } = setBack(given, { frames: 3 }, -Infinity);
    expect(frames).toEqual([frame('agent', 320), frame('customer', 224)]);
    expect(lastMs).toBe(224);
  });

  it('never come twice, never run back, and leave no hole over half a second', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ by: fc.integer({ min: 0, max: 7 }), count: fc.nat({ max: 40 }) })),
        (stretches) => {
          let atMs = 0;
          let last = -Infinity;
          const customer: VadFrame[] = [];
          for (const { by, count } of stretches) {
            for (let i = 0; i < count; i += 1) {
              atMs += 32;
              const given = [frame('agent', atMs), frame('customer', atMs)];
              const out = setBack(given, { frames: by }, last);
              last = out.lastMs;
              expect(out.frames[0]).toEqual(frame('agent', atMs));
              for (const each of out.frames.slice(1)) {
                expect(atMs - each.atMs).toBe(by * 32);
                customer.push(each);
              }
            }
          }
          for (const [i, { atMs: time }] of customer.entries()) {
            const before = customer[i - 1]?.atMs ?? time - 32;
            expect(time).toBeGreaterThan(before);
            expect(time - before).toBeLessThanOrEqual(256);
          }
        },
      ),
    );
  });
});
