import { expect, it } from 'vitest';
import { forgottenBefore, isCounted, useReportId } from '#shared/model/useReport.ts';

const DAY = 24 * 3600 * 1000;
/** The first moment of a period. */
const AT = 700 * 30 * DAY;
const id = useReportId(AT, 'a-random-one');

it('names 30 days and nothing finer', () => {
  expect(id).toBe('00700-a-random-one');
  expect(useReportId(AT + 30 * DAY - 1, 'a-random-one')).toBe(id);
  expect(useReportId(AT + 30 * DAY, 'a-random-one')).toBe('00701-a-random-one');
});

it('counts a report for six periods after its own, and none from a time to come', () => {
  const later = (periods: number, ms: number) => isCounted(id, AT + periods * 30 * DAY + ms);
  expect(later(7, -1)).toBe(true);
  expect(later(7, 0)).toBe(false);
  expect(later(-1, 0)).toBe(true);
  expect(later(-1, -1)).toBe(false);
  // Of an older app.
  expect(isCounted('3f2b8c1e-0000-4000-8000-000000000000', AT)).toBe(true);
});

it('forgets no report that is still counted, by a hub whose clock is late either', () => {
  const firstForgotten = AT + 8 * 30 * DAY;
  expect(forgottenBefore(firstForgotten - 1) > '00700').toBe(false);
  expect(forgottenBefore(firstForgotten) > '00700').toBe(true);
  expect(isCounted(id, firstForgotten - 30 * DAY)).toBe(false);
});
