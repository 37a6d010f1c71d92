import { describe, expect, it } from 'vitest';
import { addActivity, advance, noActivity } from '#shared/domain/activity.ts';

describe('the strip of recent speech', () => {
  it('has a slot for each half second of the last 30 s, newest last', () => {
    let state = noActivity;
    for (let atMs = 32; atMs <= 512; atMs += 32)
      state = addActivity(state, 'agent', atMs, 32, true);
    expect(state.slots.agent).toHaveLength(60);
    expect(state.slots.agent.at(-1)).toBeCloseTo((15 * 32) / 500);
    expect(state.slots.customer.at(-1)).toBe(0);
    const later = advance(state, 1000);
    expect(later.slots.agent.at(-1)).toBeCloseTo(32 / 500);
    expect(later.slots.agent.at(-2)).toBeCloseTo((15 * 32) / 500);
  });

  it('forgets what is older than 30 s, also when nothing came for long', () => {
    const spoken = addActivity(noActivity, 'customer', 32, 32, true);
    const empty = Array.from({ length: 60 }, () => 0);
    expect(advance(spoken, 30_500).slots.customer).toEqual(empty);
    expect(advance(spoken, 9_000_000).slots.customer).toEqual(empty);
    expect(advance(spoken, 9_000_000).slotStartMs).toBe(9_000_000);
  });

  it('does not go back in time', () => {
    const state = advance(noActivity, 5_000);
    expect(advance(state, 1_000)).toBe(state);
    expect(advance(state, Number.NaN)).toBe(state);
  });
});
