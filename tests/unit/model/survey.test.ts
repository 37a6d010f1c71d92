import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isAnswered,
  noAnswers,
  ownJudgementSchema,
  surveyAnswersSchema,
} from '#shared/model/survey.ts';

const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const any = fc.record({
  satisfied: nullable(fc.integer({ min: 1, max: 5 })),
  recommend: nullable(fc.integer({ min: 0, max: 10 })),
  resolved: nullable(fc.constantFrom('yes' as const, 'no' as const, 'notYet' as const)),
  heard: nullable(fc.integer({ min: 1, max: 5 })),
  comment: fc.string({ maxLength: 100, unit: 'binary' }),
});

describe('answers', () => {
  it('are taken with any questions left out, but not all; cleaning again changes nothing', () => {
    fc.assert(
      fc.property(any, (answers) => {
        const read = surveyAnswersSchema.safeParse(answers);
        const numbers = [answers.satisfied, answers.recommend, answers.resolved, answers.heard];
        const mustPass = numbers.some((each) => each !== null);
        expect(read.success || !mustPass).toBe(true);
        fc.pre(read.success);
        expect(isAnswered(surveyAnswersSchema.parse(answers))).toBe(true);
        expect(surveyAnswersSchema.parse(read.data)).toEqual(read.data);
      }),
    );
    expect(surveyAnswersSchema.safeParse(noAnswers).success).toBe(false);
    expect(surveyAnswersSchema.safeParse({ ...noAnswers, comment: ' \u0007\n ' }).success).toBe(
      false,
    );
    // Zero is an answer.
    expect(surveyAnswersSchema.safeParse({ ...noAnswers, recommend: 0 }).success).toBe(true);
  });

  it.each([
    { satisfied: 0 },
    { satisfied: 6 },
    { recommend: -1 },
    { recommend: 11 },
    { heard: 1.5 },
    { heard: '3' },
    { resolved: 'maybe' },
    { comment: 'x'.repeat(2001) },
    { comment: null },
  ])('are refused with %o', (odd) => {
    expect(surveyAnswersSchema.safeParse({ ...noAnswers, satisfied: 3, ...odd }).success).toBe(
      false,
    );
  });
});

it('a judgement says something', () => {
  expect(ownJudgementSchema.safeParse({ satisfied: null, resolved: null }).success).toBe(false);
  expect(ownJudgementSchema.safeParse({ satisfied: null, resolved: 'no' }).success).toBe(true);
});
