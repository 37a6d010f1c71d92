import { describe, expect, it } from 'vitest';
import { addressOf } from '#shared/domain/prompt/address.ts';
import { spokenTime } from '#shared/domain/prompt/deadline.ts';
import { tidy } from '#shared/domain/prompt/tidy.ts';
import { valuesOf } from '#shared/domain/prompt/values.ts';

describe('addressing somebody', () => {
  it('is by first name among friends, and by title and family name where they gave a title', () => {
    expect(addressOf('Maya Lindqvist', 'friendly')).toBe('Maya');
    expect(addressOf('Maya Lindqvist', 'formal')).toBe('Maya Lindqvist');
    expect(addressOf('Ms Maya Lindqvist', 'formal')).toBe('Ms Lindqvist');
    expect(addressOf('Ms Maya Lindqvist', 'friendly')).toBe('Maya');
    expect(addressOf('Dr. Patel', 'friendly')).toBe('Dr. Patel');
    expect(addressOf('Maya Lindqvist', 'any')).toBe('Maya Lindqvist');
  });

  it('takes no family name for a first name', () => {
    expect(addressOf('山田 太郎', 'friendly')).toBe('山田 太郎');
    expect(addressOf('김 민준', 'friendly')).toBe('김 민준');
    expect(addressOf('', 'friendly')).toBe('');
  });
});

describe('saying when', () => {
  // A Saturday, 11:00 in Stockholm.
  const now = Date.UTC(2026, 10, 28, 10);
  const hour = 3_600_000;
  const say = (dueAt: number, locale = 'en', timeZone = 'Europe/Stockholm') =>
    spokenTime(dueAt, { now, locale, timeZone });

  it('is by day and time, as short as is clear', () => {
    expect(say(now + 4 * hour)).toBe('today at 3 PM');
    expect(say(now + hour)).toBe('noon today');
    expect(say(now + 25 * hour)).toBe('tomorrow noon');
    expect(say(now + 6 * 24 * hour + hour)).toBe('Friday at noon');
    expect(say(now + 7 * 24 * hour + 1.5 * hour)).toBe('Saturday, December 5 at 12:30 PM');
    expect(say(now + 40 * 24 * hour, 'en-GB')).toBe('Thursday, 7 January 2027 at 11:00');
  });

  it('is in the agent’s language', () => {
    expect(say(now + 25 * hour, 'sv')).toBe('i morgon klockan 12:00');
    expect(say(now + 6 * 24 * hour, 'sv-SE')).toBe('fredag klockan 11:00');
    expect(say(now + 25 * hour, 'de')).toBe('morgen um 12:00');
  });

  it('is by the agent’s clock: midnight comes at another moment elsewhere', () => {
    const late = Date.UTC(2026, 10, 28, 23, 30);
    expect(say(late, 'en', 'Europe/Stockholm')).toBe('tomorrow at 12:30 AM');
    expect(say(late, 'en', 'Europe/London')).toBe('today at 11:30 PM');
    const midnight = Date.UTC(2026, 10, 29);
    expect(say(midnight, 'en', 'Europe/London')).toBe('tomorrow at 12 AM');
  });

  it('keeps its days apart where the clock is turned back', () => {
    const before = Date.UTC(2026, 9, 24, 10);
    const saying = { now: before, locale: 'en', timeZone: 'Europe/Stockholm' };
    expect(spokenTime(Date.UTC(2026, 9, 25, 22, 59), saying)).toBe('tomorrow at 11:59 PM');
    expect(spokenTime(Date.UTC(2026, 9, 25, 23, 0), saying)).toBe('Monday at 12 AM');
  });
});

describe('a value in a sentence', () => {
  it('is on one line, with single spaces and marks, and none around it', () => {
    expect(tidy('  Maya\n\tLindqvist. ')).toBe('Maya Lindqvist');
    expect(tidy('it stopped... twice?!')).toBe('it stopped. twice');
    expect(tidy('a\u202Eb\u0000c')).toBe('abc');
    expect(tidy('…')).toBe('');
  });

  it('keeps what belongs to a name', () => {
    for (const name of ['D’Arcy-Łukasz', '👩‍👩‍👧', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'नेहा', 'A\u200Cb', '{x} <b>'])
      expect(tidy(name)).toBe(name);
  });
});

describe('the values of a moment', () => {
  const speakers = {
    agentName: 'Sam Berg',
    company: 'Northwind',
    customerName: 'Maya Lindqvist',
    issue: null,
    locale: 'en',
    joinList: (items: readonly string[]) => items.join(' and '),
  };
  const noted = {
    facts: [{ text: 'the bill doubled.' }, { text: ' . ' }, { text: 'you moved' }],
    action: { text: 'send a new bill.', dueAt: Date.UTC(2026, 10, 29, 11) },
    atMs: 60_000,
    tone: 'friendly',
  } as const;
  const clock = { startedAt: Date.UTC(2026, 10, 28, 10), timeZone: 'Europe/Stockholm' };

  it('are ready to stand in a sentence', () => {
    expect(valuesOf({ ...speakers, ...clock }, noted)).toEqual({
      name: 'Maya Lindqvist',
      address: 'Maya',
      agent: 'Sam',
      company: 'Northwind',
      issue: '',
      facts: 'the bill doubled and you moved',
      action: 'send a new bill',
      deadline: 'tomorrow noon',
    });
  });

  it('name no deadline without a date, a clock, or a time zone that is known', () => {
    expect(valuesOf(speakers, noted).deadline).toBe('');
    const undated = { ...noted, action: { text: 'x', dueAt: null } };
    expect(valuesOf({ ...speakers, ...clock }, undated).deadline).toBe('');
    expect(valuesOf({ ...speakers, ...clock, timeZone: 'Mars/Base' }, noted).deadline).toBe('');
  });

  it('set a name from right to left apart from the sentence', () => {
    const { name } = valuesOf({ ...speakers, customerName: 'سارة' }, noted);
    expect(name).toBe('\u2068سارة\u2069');
  });
});
