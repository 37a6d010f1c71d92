import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDue } from '#shared/domain/capture/due.ts';
import type { DueProblem } from '#shared/domain/capture/due.ts';
import { wall, zoneOf } from './zones.ts';

const place = 'Europe/Stockholm';
const zone = zoneOf(place);
/** Saturday, 28 November 2026, 14:30 in Stockholm. */
const now = Date.UTC(2026, 10, 28, 13, 30);

const due = (typed: string, at = now): string => {
  const read = readDue(typed, { now: at, zone });
  return read.ok ? wall(read.value, place) : read.error.code;
};

describe('a due time', () => {
  it.each([
    ['today', '2026-11-28 17:00 Sat'],
    ['today 15:00', '2026-11-28 15:00 Sat'],
    ['tomorrow', '2026-11-29 17:00 Sun'],
    ['by tomorrow noon', '2026-11-29 12:00 Sun'],
    ['the day after tomorrow at 9:15', '2026-11-30 09:15 Mon'],
    ['fri 12:00', '2026-12-04 12:00 Fri'],
    ['Friday, 5pm', '2026-12-04 17:00 Fri'],
    ['12:00 fri', '2026-12-04 12:00 Fri'],
    ['sat', '2026-11-28 17:00 Sat'],
    ['sat 12:00', '2026-12-05 12:00 Sat'],
    ['noon', '2026-11-29 12:00 Sun'],
    ['15:00', '2026-11-28 15:00 Sat'],
    ['5:30 p.m.', '2026-11-28 17:30 Sat'],
    ['12am', '2026-11-29 00:00 Sun'],
    ['at 17', '2026-11-28 17:00 Sat'],
    ['in 2 days', '2026-11-30 17:00 Mon'],
    ['in 2 days at 12:00', '2026-11-30 12:00 Mon'],
    ['in a week', '2026-12-05 17:00 Sat'],
    ['in two hours', '2026-11-28 16:30 Sat'],
    ['in 45 min', '2026-11-28 15:15 Sat'],
    ['2026-12-04', '2026-12-04 17:00 Fri'],
    ['2026-12-04 08:00', '2026-12-04 08:00 Fri'],
    ['4 Dec', '2026-12-04 17:00 Fri'],
    ['Dec 4th 10:00', '2026-12-04 10:00 Fri'],
    ['4th of December 2027', '2027-12-04 17:00 Sat'],
    ['fri 4 dec noon', '2026-12-04 12:00 Fri'],
    ['3 jan', '2027-01-03 17:00 Sun'],
    ['29 feb', '2028-02-29 17:00 Tue'],
  ])('in English: %s', (typed, expected) => expect(due(typed)).toBe(expected));

  it.each([
    ['idag 18:00', '2026-11-28 18:00 Sat'],
    ['i morgon', '2026-11-29 17:00 Sun'],
    ['imorgon kl 9.30', '2026-11-29 09:30 Sun'],
    ['i övermorgon', '2026-11-30 17:00 Mon'],
    ['fre kl 12:00', '2026-12-04 12:00 Fri'],
    ['på måndag', '2026-11-30 17:00 Mon'],
    ['senast lör', '2026-11-28 17:00 Sat'],
    ['om två dagar', '2026-11-30 17:00 Mon'],
    ['om en timme', '2026-11-28 15:30 Sat'],
    ['den 4 december klockan 14', '2026-12-04 14:00 Fri'],
    ['4 maj', '2027-05-04 17:00 Tue'],
  ])('in Swedish: %s', (typed, expected) => expect(due(typed)).toBe(expected));

  it.each<[string, DueProblem]>([
    ['', { code: 'missing' }],
    ['by', { code: 'missing' }],
    ['fri lunchtime', { code: 'unknown', words: 'lunchtime' }],
    ['next friday', { code: 'unclear', words: 'next friday' }],
    ['soon', { code: 'unclear', words: 'soon' }],
    ['4/12', { code: 'unclear', words: '4/12' }],
    ['fri 12', { code: 'unclear', words: '12' }],
    ['fri at 5', { code: 'unclearHour', hour: 5 }],
    ['25:00', { code: 'noSuch', words: '25:00' }],
    ['12:75', { code: 'noSuch', words: '12:75' }],
    ['13pm', { code: 'noSuch', words: '13pm' }],
    ['31 jun', { code: 'noSuch', words: '31 jun' }],
    ['2027-02-29', { code: 'noSuch', words: '2027-02-29' }],
    ['fri sat', { code: 'contradiction', words: 'fri sat' }],
    ['mon 4 dec', { code: 'contradiction', words: 'mon 4 dec' }],
    ['10:00 11:00', { code: 'contradiction', words: '10:00 11:00' }],
    ['in 2 hours fri', { code: 'contradiction', words: 'in 2 hours fri' }],
    ['today 10:00', { code: 'past', dueAt: Date.UTC(2026, 10, 28, 9) }],
    ['28 nov 14:30', { code: 'past', dueAt: now }],
    ['2026-11-27', { code: 'past', dueAt: Date.UTC(2026, 10, 27, 16) }],
    ['in 9999 weeks', { code: 'tooFar' }],
  ])('is not guessed: %s', (typed, problem) => {
    expect(readDue(typed, { now, zone })).toEqual({ ok: false, error: problem });
  });

  it('is the last moment before now no more, and a second later the next one', () => {
    const noon = Date.UTC(2026, 11, 4, 11);
    expect(due('fri noon', noon - 1)).toBe('2026-12-04 12:00 Fri');
    expect(due('fri noon', noon)).toBe('2026-12-11 12:00 Fri');
  });
});

describe('a due time across a change of the clock', () => {
  const beforeSpring = Date.UTC(2026, 2, 28, 20);
  const beforeAutumn = Date.UTC(2026, 9, 24, 20);

  it('is that time on the wall afterwards', () => {
    expect(due('tomorrow noon', beforeSpring)).toBe('2026-03-29 12:00 Sun');
    expect(due('mon 9:00', beforeAutumn)).toBe('2026-10-26 09:00 Mon');
  });

  it('is refused where the wall skips it, or shows it twice', () => {
    expect(due('tomorrow 2:30', beforeSpring)).toBe('skipped');
    expect(due('tomorrow 2:30', beforeAutumn)).toBe('twice');
    expect(due('tomorrow 3:30', beforeAutumn)).toBe('2026-10-25 03:30 Sun');
  });
});

describe('any due time', () => {
  const zones = [
    'Europe/Stockholm',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'UTC',
  ];
  const anyHere = fc.record({
    timeZone: fc.constantFrom(...zones),
    at: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) }),
  });
  const weekday = fc.constantFrom('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun');
  const two = (n: number): string => String(n).padStart(2, '0');

  it('of a weekday is the next such moment: that day, that time, within a week', () => {
    fc.assert(
      fc.property(
        anyHere,
        weekday,
        fc.integer({ min: 4, max: 23 }),
        fc.nat(59),
        ({ timeZone, at }, day, hour, minute) => {
          const time = `${two(hour)}:${two(minute)}`;
          const read = readDue(`${day} ${time}`, { now: at, zone: zoneOf(timeZone) });
          if (!read.ok) throw new Error(read.error.code);
          const shown = wall(read.value, timeZone);
          expect(shown.slice(11)).toBe(`${time} ${day}`);
          expect(read.value).toBeGreaterThan(at);
          // A week in which the clocks go back is an hour longer.
          expect(read.value - at).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is never in the past and never throws, whatever is typed', () => {
    const word = fc.oneof(
      weekday,
      fc.constantFrom(
        'today',
        'tomorrow',
        'imorgon',
        'noon',
        'in',
        'om',
        '2',
        'days',
        'timmar',
        'at',
        'kl',
        '5pm',
        '12:00',
        '4',
        'dec',
        'may',
        '2026-12-04',
        'next',
        '/',
        '31',
        'feb',
        'of',
        '24:00',
        'en',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(anyHere, fc.array(word, { maxLength: 6 }), ({ timeZone, at }, words) => {
        const read = readDue(words.join(' '), { now: at, zone: zoneOf(timeZone) });
        expect(read.ok ? read.value : Infinity).toBeGreaterThan(at);
      }),
      { numRuns: 1000 },
    );
  });
});
