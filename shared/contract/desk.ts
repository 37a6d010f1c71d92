import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import { figureNameSchema } from '#shared/model/callFigures.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import { peopleIdSchema } from '#shared/model/people.ts';
import {
  COMMENT_CHARS,
  itemScoreSchema,
  reviewCommentSchema,
  reviewSchema,
  scorecardSchema,
} from '#shared/model/review.ts';
import { resolutions, surveyAnswersSchema } from '#shared/model/survey.ts';

export {
  periodSchema,
  personFiguresSchema,
  trendPointSchema,
  trendQuerySchema,
} from './deskFigures.ts';
export type { Period, PersonFigures, TrendPoint, TrendQuery } from './deskFigures.ts';

/*
 * After the call, at a team hub: the supervisor's desk, and what an agent sees of it.
 *
 * HTTP                                              who          body -> answer
 *   POST   /api/desk/calls                          supervisor   CallQuery -> CallPage
 *   GET    /api/desk/waiting                        supervisor   -> Waiting
 *   GET    /api/desk/calls/:callId                  supervisor   -> DeskCall (the read is logged)
 *   PUT    /api/desk/calls/:callId/review           supervisor   ReviewDraft -> Review (own draft)
 *   POST   /api/desk/reviews/:reviewId/share        supervisor   -> Review
 *   POST   /api/desk/reviews/:reviewId/resolve      supervisor   { text } -> Review
 *   POST   /api/desk/people                         supervisor   Period -> PersonFigures[]
 *   POST   /api/desk/trend                          supervisor   TrendQuery -> TrendPoint[]
 *   GET    /api/desk/scorecards/:teamId             supervisor   -> Scorecard[]
 *   PUT    /api/desk/scorecards/:teamId             supervisor   Scorecard -> Scorecard
 *   DELETE /api/desk/scorecards/:teamId/:scorecardId  supervisor -> { ok: true }
 *   GET    /api/desk/views                          supervisor   -> SavedView[] (own)
 *   PUT    /api/desk/views                          supervisor   SavedView -> SavedView
 *   DELETE /api/desk/views/:viewId                  supervisor   -> { ok: true }
 *   GET    /api/desk/calibrations                   supervisor   -> Calibration[]
 *   POST   /api/desk/calibrations                   supervisor   NewCalibration -> Calibration
 *   PUT    /api/desk/calibrations/:calibrationId    supervisor   BlindScores -> Calibration
 *   GET    /api/desk/plans                          supervisor   -> Plan[]
 *   PUT    /api/desk/plans                          supervisor   Plan -> Plan
 *   POST   /api/desk/customers                      supervisor   { name } -> CustomerRecord
 *   POST   /api/desk/customers/delete               supervisor   { name } -> DeletionProof
 *   GET    /api/agent/reviews                       person       -> AgentReview[] (shown ones, own calls)
 *   POST   /api/agent/reviews/:reviewId/acknowledge person       -> Review
 *   POST   /api/agent/reviews/:reviewId/dispute     person       { text } -> Review
 *   GET    /api/agent/calls/:callId/reads           person       -> ReadEntry[] (own calls)
 *   GET    /api/agent/plans                         person       -> Plan[] (own)
 *   POST   /api/agent/kudos                         person       NewKudos -> Kudos (to one of a shared team)
 *   GET    /api/agent/kudos                         person       -> Kudos[] (got and given)
 *   GET    /api/agent/colleagues                    person       -> Named[]
 *
 * Calls of teams that the asker does not supervise do not exist for them: `notFound`. A summary
 * that is still its agent's alone does not either, nor does a call of the asker's own; deleting a
 * customer's data takes them all the same. Figures about people carry `notForDecisions`.
 */

const epochMs = z.number().int();
const ms = z.number().nonnegative();
const count = z.number().int().nonnegative();
const words = z.string().trim().max(COMMENT_CHARS);

export const inboxReasons = ['disputed', 'unusual', 'unhappy', 'sampled'] as const;

/** Conditions hold together; null leaves one out. */
export const callFiltersSchema = z.readonly(
  z.object({
    /** null: every team the asker supervises. */
    teamId: peopleIdSchema.nullable(),
    agentId: peopleIdSchema.nullable(),
    from: epochMs.nullable(),
    until: epochMs.nullable(),
    /** `waiting`: nobody reviewed it. */
    inbox: z.enum(['waiting', ...inboxReasons]).nullable(),
    text: z.string().max(200),
    resolved: z.enum(resolutions).nullable(),
    minInterruptions: count.max(1000).nullable(),
  }),
);
export type CallFilters = z.infer<typeof callFiltersSchema>;

export const noFilters: CallFilters = {
  teamId: null,
  agentId: null,
  from: null,
  until: null,
  inbox: null,
  text: '',
  resolved: null,
  minInterruptions: null,
};

export const callCursorSchema = z.readonly(z.object({ startedAt: epochMs, callId: callIdSchema }));

export const callQuerySchema = z.readonly(
  z.object({
    filters: callFiltersSchema,
    after: callCursorSchema.nullable(),
    limit: z.number().int().min(1).max(200),
  }),
);
export type CallQuery = z.infer<typeof callQuerySchema>;

const figure = z.number().nullable();
const figuresShape = {
  durationMs: ms,
  shareOfSpeech: figure,
  interruptions: figure,
  backchannels: figure,
  longestMonologueMs: figure,
  responseGapMs: figure,
  longPauses: figure,
};

/** One line of the inbox or of a list. */
export const callLineSchema = z.readonly(
  z.object({
    callId: callIdSchema,
    agentId: peopleIdSchema,
    teamId: peopleIdSchema,
    agentName: z.string(),
    customerName: z.string(),
    issue: z.string().nullable(),
    video: z.boolean(),
    startedAt: epochMs,
    /** Figures at least two deviations from what is usual for this agent. */
    unusual: z.readonly(z.array(figureNameSchema)),
    satisfied: z.number().nullable(),
    recommend: z.number().nullable(),
    resolved: z.enum(resolutions).nullable(),
    heard: z.number().nullable(),
    reviewedAt: epochMs.nullable(),
    ...figuresShape,
  }),
);
export type CallLine = z.infer<typeof callLineSchema>;

export const callPageSchema = z.readonly(
  z.object({
    lines: z.readonly(z.array(callLineSchema)),
    /** Where the next page begins; null at the end. */
    next: callCursorSchema.nullable(),
  }),
);
export type CallPage = z.infer<typeof callPageSchema>;

/** How many wait, up to 1000 each. */
export const waitingSchema = z.readonly(
  z.object({ disputed: count, unusual: count, unhappy: count, sampled: count }),
);
export type Waiting = z.infer<typeof waitingSchema>;

const namedShape = { personId: peopleIdSchema, name: z.string() };
export const namedSchema = z.readonly(z.object(namedShape));
export type Named = z.infer<typeof namedSchema>;

export const readEntrySchema = z.readonly(z.object({ reader: namedSchema, at: epochMs }));
export type ReadEntry = z.infer<typeof readEntrySchema>;

/** A review with who wrote it. */
export const signedReviewSchema = z.readonly(
  z.object({ review: reviewSchema, reviewer: namedSchema }),
);
export type SignedReview = z.infer<typeof signedReviewSchema>;

export const deskCallSchema = z.readonly(
  z.object({
    line: callLineSchema,
    summary: callSummarySchema,
    /** The customer's own words; null where they did not answer. */
    answers: surveyAnswersSchema.nullable(),
    /** The asker's own, of any status, and others' that were shared. */
    reviews: z.readonly(z.array(signedReviewSchema)),
    reads: z.readonly(z.array(readEntrySchema)),
    /** The asker scores this call blind: others' reviews are left out until all have scored. */
    blind: z.boolean(),
  }),
);
export type DeskCall = z.infer<typeof deskCallSchema>;

/** What a reviewer writes; the whole draft each time. A review that was shared is not changed. */
export const reviewDraftSchema = z.readonly(
  z.object({
    comments: z.readonly(z.array(reviewCommentSchema).max(200)),
    /** Of the call's team; null: comments only. */
    scorecardId: peopleIdSchema.nullable(),
    scores: z.readonly(z.array(itemScoreSchema).max(50)),
  }),
);
export type ReviewDraft = z.infer<typeof reviewDraftSchema>;

export const wordsSchema = z.readonly(z.object({ text: words.min(1) }));

/** A list of filters under a name; one's own. */
export const savedViewSchema = z.readonly(
  z.object({
    viewId: peopleIdSchema,
    name: z.string().trim().min(1).max(80),
    filters: callFiltersSchema,
  }),
);
export type SavedView = z.infer<typeof savedViewSchema>;

/** Several reviewers score one call without seeing each other's scores until all are done. */
export const calibrationSchema = z.readonly(
  z.object({
    calibrationId: peopleIdSchema,
    callId: callIdSchema,
    scorecard: scorecardSchema,
    startedBy: namedSchema,
    startedAt: epochMs,
    reviewers: z.readonly(z.array(z.readonly(z.object({ ...namedShape, done: z.boolean() })))),
    /** The asker's own scores, while and after. */
    own: z.readonly(z.array(itemScoreSchema)).nullable(),
    /** Everybody's, once all are done; in no order that tells whose. */
    all: z.readonly(z.array(z.readonly(z.array(itemScoreSchema)))).nullable(),
  }),
);
export type Calibration = z.infer<typeof calibrationSchema>;

export const newCalibrationSchema = z.readonly(
  z.object({
    callId: callIdSchema,
    scorecardId: peopleIdSchema,
    reviewerIds: z.readonly(z.array(peopleIdSchema).min(2).max(20)),
  }),
);
export type NewCalibration = z.infer<typeof newCalibrationSchema>;

export const blindScoresSchema = z.readonly(
  z.object({ scores: z.readonly(z.array(itemScoreSchema).max(50)) }),
);

export const planGoalSchema = z.readonly(
  z.object({
    goalId: peopleIdSchema,
    text: z.string().trim().min(1).max(500),
    dueAt: epochMs.nullable(),
    doneAt: epochMs.nullable(),
  }),
);

/** What a supervisor and an agent agreed to work on. */
export const planSchema = z.readonly(
  z.object({
    planId: peopleIdSchema,
    agentId: peopleIdSchema,
    teamId: peopleIdSchema,
    title: z.string().trim().min(1).max(120),
    goals: z.readonly(z.array(planGoalSchema).max(20)),
    /** Calls it is about. */
    callIds: z.readonly(z.array(callIdSchema).max(50)),
    closedAt: epochMs.nullable(),
    /** Grows with each change; a save on an older one is refused as `used`. 0: new. */
    revision: count,
  }),
);
export type Plan = z.infer<typeof planSchema>;

/** Thanks from one colleague to another. */
export const kudosSchema = z.readonly(
  z.object({
    kudosId: peopleIdSchema,
    from: namedSchema,
    to: namedSchema,
    callId: callIdSchema.nullable(),
    text: z.string(),
    at: epochMs,
  }),
);
export type Kudos = z.infer<typeof kudosSchema>;

export const newKudosSchema = z.readonly(
  z.object({
    toPersonId: peopleIdSchema,
    callId: callIdSchema.nullable(),
    text: z.string().trim().min(1).max(1000),
  }),
);
export type NewKudos = z.infer<typeof newKudosSchema>;

/** A review as the agent whose call it is sees it. */
export const agentReviewSchema = z.readonly(
  z.object({
    review: reviewSchema,
    reviewer: namedSchema,
    customerName: z.string(),
    startedAt: epochMs,
  }),
);
export type AgentReview = z.infer<typeof agentReviewSchema>;

export const customerLookupSchema = z.readonly(
  z.object({ name: z.string().trim().min(1).max(80) }),
);

/** Everything the asker's teams keep of one customer. */
export const customerRecordSchema = z.readonly(
  z.object({
    name: z.string(),
    madeAt: epochMs,
    calls: z.readonly(
      z.array(
        z.readonly(
          z.object({ summary: callSummarySchema, answers: surveyAnswersSchema.nullable() }),
        ),
      ),
    ),
  }),
);
export type CustomerRecord = z.infer<typeof customerRecordSchema>;

/** What was deleted; the digest names the calls without their contents. */
export const deletionProofSchema = z.readonly(
  z.object({
    name: z.string(),
    deletedAt: epochMs,
    calls: count,
    /** SHA-256 of the deleted calls' ids in order, hex. */
    digest: z.string(),
  }),
);
export type DeletionProof = z.infer<typeof deletionProofSchema>;
