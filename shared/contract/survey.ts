import { z } from 'zod';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import { callIdSchema } from '#shared/model/call.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';
import { surveyAnswersSchema } from '#shared/model/survey.ts';

/*
 * The customer's answers after a call: asked on their page, or later by a signed link.
 *
 * HTTP                                           who     body -> answer
 *   POST /api/guest/survey                       any     SeatSurvey -> { ok: true }
 *   GET  /feedback                               any     -> the customer's page; the link's token
 *                                                           stands behind #
 *   POST /api/guest/feedback                     any     { token } -> FeedbackView
 *   POST /api/guest/feedback/answers             any     LinkSurvey -> { ok: true }
 *   POST /api/agent/calls/:callId/feedback-link  agent   -> FeedbackLink
 *   GET  /api/agent/surveys?after=<cursor>       agent   -> SurveyPage (own calls only)
 *
 * A call is answered about once. The same request again, after an answer that was lost on its way,
 * is known by its `requestId` and goes well again; any other one is `used`.
 */

const secret = z.string().min(16).max(128);
/** Made by the page, random. */
const requestId = z.string().min(8).max(64);

/** Whose call it was, for a page that asks about it. */
export interface AskedAbout {
  readonly customerName: string;
  readonly agentName: string;
  readonly company: string;
}

export const askedAboutSchema = z.readonly(
  z.object({ customerName: z.string(), agentName: z.string(), company: z.string() }),
) satisfies z.ZodType<AskedAbout>;

/** Answers from the seat of a call that was answered and has ended. */
export interface SeatSurvey {
  readonly token: string;
  readonly seat: string;
  readonly requestId: string;
  readonly answers: SurveyAnswers;
}

export const seatSurveySchema = z.readonly(
  z.object({ token: secret, seat: secret, requestId, answers: surveyAnswersSchema }),
) satisfies z.ZodType<SeatSurvey>;

export const feedbackLookupSchema = z.readonly(z.object({ token: secret }));

/** What the holder of a signed link may know. `used`: the call has been answered about. */
export type FeedbackView =
  | { readonly state: 'open'; readonly agentName: string; readonly company: string }
  | { readonly state: 'used' | 'expired' | 'unknown' };

export const feedbackViewSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('open'), agentName: z.string(), company: z.string() }),
    z.object({ state: z.enum(['used', 'expired', 'unknown']) }),
  ]),
) satisfies z.ZodType<FeedbackView>;

/** Answers by a signed link. */
export interface LinkSurvey {
  readonly token: string;
  readonly requestId: string;
  readonly answers: SurveyAnswers;
}

export const linkSurveySchema = z.readonly(
  z.object({ token: secret, requestId, answers: surveyAnswersSchema }),
) satisfies z.ZodType<LinkSurvey>;

export interface FeedbackLink {
  readonly url: string;
  readonly expiresAt: EpochMs;
}

export const feedbackLinkSchema = z.readonly(
  z.object({ url: z.url(), expiresAt: z.number().int() }),
) satisfies z.ZodType<FeedbackLink>;

export interface StoredSurvey {
  readonly callId: CallId;
  readonly answers: SurveyAnswers;
  readonly answeredAt: EpochMs;
}

/** The next answers behind a cursor, in the order in which they came. */
export interface SurveyPage {
  readonly surveys: readonly StoredSurvey[];
  /** Where the next page begins; opaque, kept by the client. */
  readonly next: string;
  /** There is more behind `next`. */
  readonly more: boolean;
}

export const surveyPageSchema = z.readonly(
  z.object({
    surveys: z.readonly(
      z.array(
        z.readonly(
          z.object({
            callId: callIdSchema,
            answers: surveyAnswersSchema,
            answeredAt: z.number().int(),
          }),
        ),
      ),
    ),
    next: z.string().max(100),
    more: z.boolean(),
  }),
) satisfies z.ZodType<SurveyPage>;
