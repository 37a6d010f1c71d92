import { describe, expect, it } from 'vitest';
import { createWindowClock } from '#renderer/session/clock.ts';

const HOUR = 3_600_000;

/** A machine whose two clocks are held by hand. */
function machine() {
  const at = { wall: 1_760_000_000_000, ticks: 0 };
  const clock = createWindowClock({
    startedAt: at.wall,
    ticks: () => at.ticks,
    wall: () => at.wall,
  });
  const pass = (ms: number): void => {
    at.wall += ms;
    at.ticks += ms;
  };
  return { at, clock, pass };
}

describe('the window’s clock', () => {
  it('knows the time of day again after a sleep that it did not count', () => {
    const { at, clock, pass } = machine();
    pass(1000);
    at.wall += 8 * HOUR;
    clock.setRight();
    expect(clock.now()).toBe(at.wall);
  });

  it.each([-HOUR, HOUR, -26 * HOUR])(
    'lets a call last as long as it lasts, set by %i ms',
    (set) => {
      const { at, clock, pass } = machine();
      const answeredAt = clock.now();
      pass(60_000);
      at.wall += set;
      pass(60_000);
      expect(clock.now() - answeredAt).toBe(120_000);
      clock.setRight();
      expect(clock.now()).toBe(at.wall);
    },
  );

  it('does not follow every trim', () => {
    const { at, clock } = machine();
    const before = clock.now();
    at.wall += 200;
    clock.setRight();
    expect(clock.now()).toBe(before);
  });
});
