import { z } from 'zod';
import type { Invite, InviteRequest } from '#shared/contract/hub.ts';
import { inviteSchema } from '#shared/contract/hub.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { FeedbackLink, SurveyPage } from '#shared/contract/survey.ts';
import { feedbackLinkSchema, surveyPageSchema } from '#shared/contract/survey.ts';
import type { IpcErrorCode } from '#shared/contract/ipc.ts';
import type { CallId } from '#shared/model/call.ts';
import { KnownFailure } from '../ipc/failure.ts';

/** The part of fetch that is needed; Electron's session.fetch and Node's own both fit. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the agent's app asks of its hub over HTTP. */
export interface HubClient {
  createInvite(request: InviteRequest): Promise<Invite>;
  listInvites(): Promise<readonly Invite[]>;
  revokeInvite(inviteId: string): Promise<void>;
  /** Answers of customers behind a cursor; '' for the first. */
  surveysAfter(cursor: string): Promise<SurveyPage>;
  feedbackLink(callId: CallId): Promise<FeedbackLink>;
}

/** A hub on the same machine answers in milliseconds; one across the world within this. */
const TIMEOUT_MS = 10_000;

/**
 * One request to the hub, its answer validated.
 * @throws KnownFailure with a sentence for the screen, and nothing else
 */
export type Ask = <S extends z.ZodType>(
  method: string,
  route: string,
  schema: S,
  body?: unknown,
) => Promise<z.output<S>>;

/** Binds requests to one hub and one token. */
export function createAsk(origin: string, token: string, fetch: Fetch): Ask {
  return async (method, route, schema, body) => {
    const response = await fetch(`${origin}${route}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new KnownFailure(
        'hubUnreachable',
        'The hub does not answer. Calls in progress go on; please try again in a moment.',
      );
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw toFailure(response.status, answer);
    const parsed = schema.safeParse(answer);
    if (!parsed.success) {
      throw new KnownFailure('other', 'The hub gave an answer this version does not understand.');
    }
    return parsed.data;
  };
}

/** Binds a client to one hub and one agent's token. */
export function createHubClient(origin: string, token: string, fetch: Fetch): HubClient {
  const ask = createAsk(origin, token, fetch);
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

function toFailure(status: number, answer: unknown): KnownFailure {
  const parsed = hubErrorSchema.safeParse(answer);
  const message = parsed.success ? parsed.data.message : 'The hub refused this request.';
  return new KnownFailure(codes[status] ?? 'badRequest', message);
}

const codes: Readonly<Record<number, IpcErrorCode>> = {
  401: 'refused',
  403: 'refused',
  404: 'notFound',
  409: 'changed',
};
