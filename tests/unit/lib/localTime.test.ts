import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, isDay, weekdayOf } from '#shared/lib/localTime.ts';

describe('the calendar', () => {
  it('counts days as the runtime does, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
        const date = new Date(number * 86_400_000);
        const day = {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        };
        expect(dayOf(number)).toEqual(day);
        expect(dayNumber(day.year, day.month, day.day)).toBe(number);
        expect(weekdayOf(number)).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
  });

  it('knows which days there are', () => {
    expect(isDay(2028, 2, 29)).toBe(true);
    expect(isDay(2026, 2, 29)).toBe(false);
    expect(isDay(2100, 2, 29)).toBe(false);
    expect(isDay(2026, 6, 31)).toBe(false);
    expect(isDay(2026, 0, 1)).toBe(false);
    expect(isDay(2026, 1, 0)).toBe(false);
  });
});
