import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import { peopleIdSchema } from '#shared/model/people.ts';
import { reviewSchema } from '#shared/model/review.ts';
import {
  agentReviewSchema,
  kudosSchema,
  namedSchema,
  newKudosSchema,
  planSchema,
  readEntrySchema,
  wordsSchema,
} from './desk.ts';
import { agentImportSchema } from './deskImports.ts';

const none = z.undefined();
const list = <S extends z.ZodType>(schema: S) => z.readonly(z.array(schema));

/** The channels of what others in the team say to the agent, a part of agentIpc. */
export const feedbackIpc = {
  /** Reviews of the agent's calls that were shared with them. */
  'feedback.reviews': { args: none, result: list(agentReviewSchema) },
  'feedback.acknowledge': { args: z.object({ reviewId: peopleIdSchema }), result: reviewSchema },
  /** Disagrees, in words. */
  'feedback.dispute': {
    args: z.object({ reviewId: peopleIdSchema, words: wordsSchema }),
    result: reviewSchema,
  },
  /** Who read the summary of one of the agent's calls. */
  'feedback.reads': { args: z.object({ callId: callIdSchema }), result: list(readEntrySchema) },
  /** The agent's calls of another phone system that supervisors imported. */
  'feedback.imports': { args: none, result: list(agentImportSchema) },
  /** What was agreed to work on. */
  'feedback.plans': { args: none, result: list(planSchema) },
  'feedback.kudos': { args: none, result: list(kudosSchema) },
  'feedback.colleagues': { args: none, result: list(namedSchema) },
  'feedback.thank': { args: newKudosSchema, result: kudosSchema },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;
