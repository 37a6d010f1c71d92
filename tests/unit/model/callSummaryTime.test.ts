import { describe, expect, it } from 'vitest';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import { aSummary } from '../../store/support/records.ts';

describe('the time of a call in its summary', () => {
  it.each([0, 1_767_323_045_678, 8.64e15])('may be %d', (startedAt) => {
    expect(callSummarySchema.safeParse(aSummary({ startedAt })).success).toBe(true);
    expect(() => new Date(startedAt).toISOString()).not.toThrow();
  });

  it.each([-1, 8.64e15 + 1, 9e15, 0.5, Number.NaN])(
    'is not %d: whoever shows it would fail',
    (startedAt) => {
      expect(callSummarySchema.safeParse(aSummary({ startedAt })).success).toBe(false);
    },
  );
});
