import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { vadFrameSchema } from '#shared/model/vadFrame.ts';

const frame = fc.record({
  party: fc.constantFrom('agent', 'customer'),
  atMs: fc.double({ min: 0, max: 1e8, noNaN: true }),
  speechProbability: fc.double({ min: 0, max: 1, noNaN: true }),
  levelDbfs: fc.double({ min: -200, max: 20, noNaN: true }),
});

it('takes what the sensing room can say, and nothing that is no measurement', () => {
  fc.assert(
    fc.property(frame, (given) => {
      expect(vadFrameSchema.parse(given)).toEqual(given);
      expect(vadFrameSchema.safeParse({ ...given, speechProbability: 1.01 }).success).toBe(false);
      expect(vadFrameSchema.safeParse({ ...given, atMs: -1 }).success).toBe(false);
      expect(vadFrameSchema.safeParse({ ...given, levelDbfs: Number.NaN }).success).toBe(false);
      expect(vadFrameSchema.safeParse({ ...given, party: 'someone' }).success).toBe(false);
    }),
  );
});
