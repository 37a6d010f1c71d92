import { z } from 'zod';
import type { EpochMs } from '#shared/lib/units.ts';
import { cleanChatText } from './chat.ts';

/** Longest free text of a customer, in UTF-16 units: as long as a chat message. */
export const SURVEY_COMMENT_CHARS = 2000;

/** Whether the matter is settled, as the customer sees it. */
export const resolutions = ['yes', 'no', 'notYet'] as const;
export type Resolution = (typeof resolutions)[number];

/** The steps of "satisfied" and "felt heard": 1 is lowest. */
export const steps = [1, 2, 3, 4, 5] as const;
/** The steps of "would recommend". */
export const recommendSteps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** What a customer answered after a call. Null: this question was left out. */
export interface SurveyAnswers {
  /** How content they are, 1 … 5. */
  readonly satisfied: number | null;
  /** How likely they would recommend, 0 … 10. */
  readonly recommend: number | null;
  readonly resolved: Resolution | null;
  /** How much they felt heard, 1 … 5. */
  readonly heard: number | null;
  /** Own words, cleaned like a chat message; empty where there are none. */
  readonly comment: string;
}

export const noAnswers: SurveyAnswers = {
  satisfied: null,
  recommend: null,
  resolved: null,
  heard: null,
  comment: '',
};

/** Whether anything was answered. */
export function isAnswered(answers: SurveyAnswers): boolean {
  const { satisfied, recommend, resolved, heard, comment } = answers;
  return [satisfied, recommend, resolved, heard].some((each) => each !== null) || comment !== '';
}

const step = z.number().int().min(1).max(5).nullable();
const resolution = z.enum(resolutions).nullable();

/** Answers from outside: the text cleaned, and refused where nothing was answered. */
export const surveyAnswersSchema = z.readonly(
  z
    .object({
      satisfied: step,
      recommend: z.number().int().min(0).max(10).nullable(),
      resolved: resolution,
      heard: step,
      comment: z.string().max(SURVEY_COMMENT_CHARS).transform(cleanChatText),
    })
    .refine(isAnswered, { message: 'nothing was answered' }),
) satisfies z.ZodType<SurveyAnswers>;

/** What the agent thought the call was for the customer, noted before the answers were seen. */
export interface OwnJudgement {
  /** How content the customer is, 1 … 5. */
  readonly satisfied: number | null;
  readonly resolved: Resolution | null;
}

export const ownJudgementSchema = z.readonly(
  z
    .object({ satisfied: step, resolved: resolution })
    .refine(({ satisfied, resolved }) => satisfied !== null || resolved !== null, {
      message: 'nothing was judged',
    }),
) satisfies z.ZodType<OwnJudgement>;

/**
 * What the agent's window may know of a call's answers. `answered`: they are here and nobody looked;
 * what they say stays outside the window until the agent has judged or chosen to look.
 */
export type SurveyView =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly answeredAt: EpochMs }
  | {
      readonly state: 'shown';
      readonly answeredAt: EpochMs;
      readonly answers: SurveyAnswers;
      /** Null where the agent looked without noting one. */
      readonly own: OwnJudgement | null;
    };

const answeredAt = z.number().int();

export const surveyViewSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('answered'), answeredAt }),
    z.object({
      state: z.literal('shown'),
      answeredAt,
      answers: surveyAnswersSchema,
      own: ownJudgementSchema.nullable(),
    }),
  ]),
) satisfies z.ZodType<SurveyView>;

/** How many customers gave each kind of answer; what nobody answered is not counted. */
export interface AnswerCounts {
  /** Answers to "satisfied", and those of 4 or 5. */
  readonly satisfied: number;
  readonly satisfiedHigh: number;
  /** Answers to "recommend"; 9 or 10; 0 to 6. */
  readonly recommend: number;
  readonly promoters: number;
  readonly detractors: number;
  /** Answers to "resolved"; yes. */
  readonly resolved: number;
  readonly resolvedYes: number;
  /** Answers to "felt heard"; 4 or 5. */
  readonly heard: number;
  readonly heardHigh: number;
}
