import { z } from 'zod';
import * as desk from '#shared/contract/desk.ts';
import {
  agentImportSchema,
  importReceiptSchema,
  importedCallSchema,
  teamAgentSchema,
} from '#shared/contract/deskImports.ts';
import * as hub from '#shared/contract/hub.ts';
import { hubsNamedSchema } from '#shared/contract/hubsNamed.ts';
import * as library from '#shared/contract/library.ts';
import { parcelSchema, receiptSchema } from '#shared/contract/outbox.ts';
import * as people from '#shared/contract/people.ts';
import * as survey from '#shared/contract/survey.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import { personSchema, queueSchema, teamSchema } from '#shared/model/people.ts';
import { reviewSchema, scorecardSchema } from '#shared/model/review.ts';
import { teamChangeSchema } from '#shared/model/teamTemplate.ts';

/** What a route takes and what it gives, by the contract. */
export interface RouteForm {
  readonly body?: z.ZodType;
  /** Null for a page or a file. */
  readonly answer: z.ZodType | null;
}

const list = <S extends z.ZodType>(of: S) => z.array(of);
const done = z.object({ ok: z.literal(true) });
const page: RouteForm = { answer: null };
const form = (answer: z.ZodType, body?: z.ZodType): RouteForm =>
  body === undefined ? { answer } : { answer, body };

/** As the app makes them: the contract lets the hub look at each item by itself. */
const parcel = z.object({
  items: z
    .array(z.object({ revision: z.number().int().min(1).max(9), summary: callSummarySchema }))
    .min(1)
    .max(3),
});
const libraryChanges = z.object({
  teamId: z.string().min(1).max(64),
  changes: z.array(teamChangeSchema).min(1).max(3),
});

/**
 * Every route of a team's hub with its forms. A route that is served and not in here fails the fuzz
 * tests; HEAD is as GET.
 */
export const routeForms: Readonly<Record<string, RouteForm>> = {
  'GET /healthz': form(z.object({ ok: z.literal(true), version: z.string() })),
  'GET /readyz': form(z.object({ ready: z.boolean() })),
  'GET /': page,
  'GET /join': page,
  'GET /feedback': page,
  'GET /invitation': page,
  'GET /start': page,
  'GET /guest/*': page,
  'POST /api/guest/invite': form(hub.inviteViewSchema, hub.inviteLookupSchema),
  'POST /api/guest/survey': form(done, survey.seatSurveySchema),
  'POST /api/guest/feedback': form(survey.feedbackViewSchema, survey.feedbackLookupSchema),
  'POST /api/guest/feedback/answers': form(done, survey.linkSurveySchema),
  'POST /api/agent/invites': form(hub.inviteSchema, hub.inviteRequestSchema),
  'GET /api/agent/invites': form(list(hub.inviteSchema)),
  'DELETE /api/agent/invites/:inviteId': form(done),
  'POST /api/agent/calls/:callId/feedback-link': form(survey.feedbackLinkSchema),
  'GET /api/agent/surveys': form(survey.surveyPageSchema),
  'GET /api/people/ways': form(people.waysInSchema),
  'POST /api/people/start': form(people.signedInSchema, people.startSchema),
  'POST /api/people/sign-in': form(people.signedInSchema, people.signInSchema),
  'POST /api/people/invitation': form(people.invitationViewSchema, people.invitationLookupSchema),
  'POST /api/people/join': form(people.signedInSchema, people.joinSchema),
  'GET /api/people/me': form(people.meSchema),
  'POST /api/people/sign-out': form(done),
  'POST /api/people/password': form(done, people.changePasswordSchema),
  'GET /api/people/sessions': form(people.sessionsSchema),
  'DELETE /api/people/sessions/:sessionId': form(done),
  'GET /api/admin/people': form(people.peopleSchema),
  'PATCH /api/admin/people/:personId': form(personSchema, people.personPatchSchema),
  'DELETE /api/admin/people/:personId/sessions': form(done),
  'GET /api/admin/teams': form(people.teamsSchema),
  'POST /api/admin/teams': form(teamSchema, people.newTeamSchema),
  'PATCH /api/admin/teams/:teamId': form(teamSchema, people.teamPatchSchema),
  'GET /api/admin/queues': form(people.queuesSchema),
  'POST /api/admin/queues': form(queueSchema, people.newQueueSchema),
  'PATCH /api/admin/queues/:queueId': form(queueSchema, people.queuePatchSchema),
  'GET /api/admin/invitations': form(people.invitationsSchema),
  'POST /api/admin/invitations': form(people.invitationSchema, people.newInvitationSchema),
  'DELETE /api/admin/invitations/:invitationId': form(done),
  'POST /api/agent/summaries': form(receiptSchema, z.union([parcel, parcelSchema])),
  'GET /api/agent/templates': form(library.teamPageSchema),
  'POST /api/agent/templates': form(
    library.teamAnswersSchema,
    z.union([libraryChanges, library.teamChangesSchema]),
  ),
  'GET /api/agent/templates/use': form(library.teamUseSchema),
  'POST /api/agent/templates/use': form(done, library.teamUseReportsSchema),
  'GET /api/agent/hubs': form(hubsNamedSchema),
  'GET /api/agent/templates/:templateId/history': form(z.object({ changes: list(z.unknown()) })),
  'POST /api/desk/calls': form(desk.callPageSchema, desk.callQuerySchema),
  'GET /api/desk/waiting': form(desk.waitingSchema),
  'GET /api/desk/calls/:callId': form(desk.deskCallSchema),
  'PUT /api/desk/calls/:callId/review': form(reviewSchema, desk.reviewDraftSchema),
  'POST /api/desk/reviews/:reviewId/share': form(reviewSchema),
  'POST /api/desk/reviews/:reviewId/resolve': form(reviewSchema, desk.wordsSchema),
  'POST /api/desk/people': form(list(desk.personFiguresSchema), desk.periodSchema),
  'POST /api/desk/trend': form(list(desk.trendPointSchema), desk.trendQuerySchema),
  'GET /api/desk/scorecards/:teamId': form(list(scorecardSchema)),
  'PUT /api/desk/scorecards/:teamId': form(scorecardSchema, scorecardSchema),
  'DELETE /api/desk/scorecards/:teamId/:scorecardId': form(done),
  'GET /api/desk/views': form(list(desk.savedViewSchema)),
  'PUT /api/desk/views': form(desk.savedViewSchema, desk.savedViewSchema),
  'DELETE /api/desk/views/:viewId': form(done),
  'GET /api/desk/calibrations': form(list(desk.calibrationSchema)),
  'POST /api/desk/calibrations': form(desk.calibrationSchema, desk.newCalibrationSchema),
  'PUT /api/desk/calibrations/:calibrationId': form(desk.calibrationSchema, desk.blindScoresSchema),
  'GET /api/desk/plans': form(list(desk.planSchema)),
  'PUT /api/desk/plans': form(desk.planSchema, desk.planSchema),
  'POST /api/desk/customers': form(desk.customerRecordSchema, desk.customerLookupSchema),
  'POST /api/desk/customers/delete': form(desk.deletionProofSchema, desk.customerLookupSchema),
  'GET /api/desk/agents': form(list(teamAgentSchema)),
  'POST /api/desk/imports': form(importReceiptSchema, importedCallSchema),
  'GET /api/agent/imports': form(list(agentImportSchema)),
  'GET /api/agent/reviews': form(list(desk.agentReviewSchema)),
  'POST /api/agent/reviews/:reviewId/acknowledge': form(reviewSchema),
  'POST /api/agent/reviews/:reviewId/dispute': form(reviewSchema, desk.wordsSchema),
  'GET /api/agent/calls/:callId/reads': form(list(desk.readEntrySchema)),
  'GET /api/agent/plans': form(list(desk.planSchema)),
  'GET /api/agent/kudos': form(list(desk.kudosSchema)),
  'POST /api/agent/kudos': form(desk.kudosSchema, desk.newKudosSchema),
  'GET /api/agent/colleagues': form(list(desk.namedSchema)),
};

/** The forms of a route, whatever its method is called. */
export const formOf = (method: string, url: string): RouteForm | undefined =>
  routeForms[`${method === 'HEAD' ? 'GET' : method} ${url}`];
