import { expect, it } from 'vitest';
import { spend } from '#shared/lib/allowance.ts';
import type { Allowance } from '#shared/lib/allowance.ts';

const pace = { burst: 3, everyMs: 1000 };

it('allows a burst, then one at a time, and never saves up more than a burst', () => {
  let allowance: Allowance | null = null;
  const tryAt = (now: number): boolean => {
    const left = spend(allowance, now, pace);
    if (left !== null) allowance = left;
    return left !== null;
  };
  expect([0, 0, 0, 0].map(tryAt)).toEqual([true, true, true, false]);
  // Refused attempts do not put off the next one.
  expect([500, 999, 1000, 1001].map(tryAt)).toEqual([false, false, true, false]);
  expect([1e6, 1e6, 1e6, 1e6].map(tryAt)).toEqual([true, true, true, false]);
});

it('gains nothing from a clock that was set back', () => {
  const spent = spend({ left: 1, at: 1000 }, 1000, pace);
  expect(spent).toEqual({ left: 0, at: 1000 });
  expect(spend(spent, 0, pace)).toBeNull();
});
