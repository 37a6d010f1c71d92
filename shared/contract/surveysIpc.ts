import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import { ownJudgementSchema, surveyViewSchema } from '#shared/model/survey.ts';
import { feedbackLinkSchema } from './survey.ts';

const ofCall = z.object({ callId: callIdSchema });

/** The channels of the customers' answers, a part of agentIpc. */
export const surveysIpc = {
  /** The hub has news, or was away: fetch what came. */
  'surveys.fetch': { args: z.undefined(), result: z.void() },
  /** What may be known of a call's answers now. */
  'surveys.get': { args: ofCall, result: surveyViewSchema },
  /** Notes the agent's own judgement and shows the answers; only before they were seen. */
  'surveys.judge': {
    args: z.object({ callId: callIdSchema, own: ownJudgementSchema }),
    result: surveyViewSchema,
  },
  /** Shows the answers without a judgement. */
  'surveys.reveal': { args: ofCall, result: surveyViewSchema },
  /** A link with which the customer can answer later. */
  'surveys.link': { args: ofCall, result: feedbackLinkSchema },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;

export const surveysIpcEvents = {
  /** Answers came, or were looked at: ask again. */
  'surveys.changed': z.undefined(),
} as const satisfies Record<string, z.ZodType>;
