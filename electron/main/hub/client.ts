import { z } from 'zod';
import type { Invite, InviteRequest } from '#shared/contract/hub.ts';
import { inviteSchema } from '#shared/contract/hub.ts';
import type { FeedbackLink, SurveyPage } from '#shared/contract/survey.ts';
import { feedbackLinkSchema, surveyPageSchema } from '#shared/contract/survey.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Ask } from './ask.ts';

/** What the agent's app asks of its hub over HTTP. */
export interface HubClient {
  createInvite(request: InviteRequest): Promise<Invite>;
  listInvites(): Promise<readonly Invite[]>;
  revokeInvite(inviteId: string): Promise<void>;
  /** Answers of customers behind a cursor; '' for the first. */
  surveysAfter(cursor: string): Promise<SurveyPage>;
  feedbackLink(callId: CallId): Promise<FeedbackLink>;
}

/** @param ask bound to one hub and one agent’s token */
export function createHubClient(ask: Ask): HubClient {
  return {
    createInvite: (request) => ask('POST', '/api/agent/invites', inviteSchema, request),
    listInvites: () => ask('GET', '/api/agent/invites', z.array(inviteSchema)),
    surveysAfter: (cursor) =>
      ask('GET', `/api/agent/surveys?after=${encodeURIComponent(cursor)}`, surveyPageSchema),
    feedbackLink: (callId) =>
      ask(
        'POST',
        `/api/agent/calls/${encodeURIComponent(callId)}/feedback-link`,
        feedbackLinkSchema,
      ),
    revokeInvite: async (inviteId) => {
      await ask(
        'DELETE',
        `/api/agent/invites/${encodeURIComponent(inviteId)}`,
        z.object({ ok: z.literal(true) }),
      );
    },
  };
}
