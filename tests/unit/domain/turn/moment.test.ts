import { describe, expect, it } from 'vitest';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { Moment } from '#shared/domain/turn/moment.ts';
import { drainPairs, emptyPairs, pairFrame } from '#shared/domain/turn/moment.ts';

const frame = (party: VadFrame['party'], atMs: number): VadFrame => ({
  party,
  atMs,
  speechProbability: 0.5,
  levelDbfs: -30,
});

/** Feeds e.g. 'a32 c32' and says e.g. '32:ac', with ~ before what only draining gave. */
function pair(order: string): string {
  let state = emptyPairs;
  const seen: string[] = [];
  const show = (moment: Moment) =>
    `${moment.atMs}:${moment.agent ? 'a' : ''}${moment.customer ? 'c' : ''}`;
  for (const item of order.split(' ')) {
    const party = item.startsWith('a') ? 'agent' : 'customer';
    const step = pairFrame(state, frame(party, Number(item.slice(1))), 256);
    state = step.state;
    seen.push(...step.moments.map(show));
  }
  return [...seen, ...drainPairs(state).map((moment) => `~${show(moment)}`)].join(' ');
}

describe('pairing the two parties', () => {
  it('joins frames of the same moment in whatever order they come', () => {
    expect(pair('a32 c32 c64 a64')).toBe('32:ac 64:ac');
    expect(pair('a32 a64 a96 c32 c64 c96')).toBe('32:ac 64:ac 96:ac');
  });

  it('lets a frame go alone when the other party is past that moment', () => {
    expect(pair('a32 c64 a64')).toBe('32:a 64:ac');
  });

  it('waits 256 ms for the other party, and no longer', () => {
    expect(pair('a32 a288')).toBe('~32:a ~288:a');
    expect(pair('a32 a320')).toBe('32:a ~320:a');
  });

  it('drops what comes too late, twice or out of order', () => {
    expect(pair('a32 a320 c32 c320')).toBe('32:a 320:ac');
    expect(pair('a64 a64 a32 c64')).toBe('64:ac');
  });

  it('takes frames less than half a frame apart for the same moment', () => {
    expect(pair('a32 c47')).toBe('47:ac');
    expect(pair('a32 c48')).toBe('32:a ~48:c');
  });

  it('drops frames whose values are not numbers', () => {
    for (const bad of [{ atMs: Number.NaN }, { speechProbability: Number.NaN }]) {
      const step = pairFrame(emptyPairs, { ...frame('agent', 32), ...bad }, 256);
      expect(step).toEqual({ state: emptyPairs, moments: [] });
    }
  });
});
