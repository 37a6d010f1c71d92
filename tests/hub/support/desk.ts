import type { z } from 'zod';
import type { Hub, HubOptions } from '#electron/hub/index.ts';
import type { ReviewDraft } from '#shared/contract/desk.ts';
import { calibrationSchema, deskCallSchema, noFilters } from '#shared/contract/desk.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import { importedCallId } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { Review, Scorecard } from '#shared/model/review.ts';
import { reviewSchema } from '#shared/model/review.ts';
import { aSummary } from '../../store/support/records.ts';
import type { Answer } from './hub.ts';
import { newId } from './clients.ts';
import { ask } from './hub.ts';
import type { Someone, TestTeam } from './team.ts';
import { joining, teamHub } from './team.ts';

/** Agent-first hours are over at once, so that summaries are visible. */
export interface DeskTeam extends TestTeam {
  /** Supervisor of `north`, beside Ada. */
  readonly rita: Someone;
}

/** Two teams whose summaries are visible at once. */
export async function deskHub(changes: Partial<HubOptions> = {}): Promise<DeskTeam> {
  const team = await teamHub(changes);
  const { hub, ada, north, south } = team;
  for (const teamId of [north, south]) await agentFirst(team, teamId, 0);
  const rita = await joining(hub, ada, 'Rita', [{ teamId: north, role: 'supervisor' }]);
  return { ...team, rita };
}

/** Changes how long summaries of a team are their agent's alone. */
export async function agentFirst(
  { hub, ada }: Pick<TestTeam, 'hub' | 'ada'>,
  teamId: string,
  agentFirstMs: number,
): Promise<void> {
  const body = { agentFirstMs };
  await ask(hub, 'PATCH', `/api/admin/teams/${teamId}`, { token: ada.token, body });
}

type At = Pick<Hub, 'origin'>;

/** Hands a summary in, and says what became of it. */
export async function handIn(
  hub: At,
  { token }: Someone,
  changes: Partial<CallSummary> = {},
  revision = 1,
): Promise<unknown> {
  const body = { items: [{ revision, summary: aSummary(changes) }] };
  const answer = await ask(hub, 'POST', '/api/agent/summaries', { token, body });
  return (answer.body as { items: readonly unknown[] }).items[0];
}

/** One request of somebody's. */
export function as(hub: At, { token }: Someone) {
  const send = (method: string, route: string, body?: unknown): Promise<Answer> =>
    ask(hub, method, route, { token, ...(body === undefined ? {} : { body }) });
  return {
    send,
    /** What is answered, which must be of this schema. */
    async get<T>(schema: z.ZodType<T>, method: string, route: string, body?: unknown): Promise<T> {
      const answer = await send(method, route, body);
      if (answer.status !== 200) throw new Error(`${route}: ${JSON.stringify(answer.body)}`);
      return schema.parse(answer.body);
    },
    /** The error with which it is refused, or `ok`. */
    async outcome(method: string, route: string, body?: unknown): Promise<string> {
      const answer = await send(method, route, body);
      return answer.status === 200 ? 'ok' : hubErrorSchema.parse(answer.body).error;
    },
  };
}

/** What a recording alone can tell of a call. */
export const aRecording = (changes: Partial<CallSummary> = {}): CallSummary =>
  aSummary({ callId: importedCallId('a1b2c3d4'), video: false, facts: [], ...changes });

export const aDraft = (changes: Partial<ReviewDraft> = {}): ReviewDraft => ({
  comments: [
    { commentId: 'c-1', kind: 'praise', atMs: 8000, text: 'You let them finish', writtenAt: 1 },
  ],
  scorecardId: null,
  scores: [],
  ...changes,
});

export const aCard: Scorecard = {
  scorecardId: 'card-1',
  name: 'Listening',
  items: [
    { itemId: 'heard', text: 'Did they feel heard?', points: 5, weight: 2, critical: false },
    { itemId: 'promise', text: 'Was the promise kept?', points: 2, weight: 1, critical: true },
  ],
};

export const query = (changes: Partial<typeof noFilters> = {}) => ({
  filters: { ...noFilters, ...changes },
  after: null,
  limit: 50,
});

/**
 * What Rita leaves about a call of Nils's: the draft of a review with a comment, a plan, a view and
 * a calibration with Ada, for which the team has to have `aCard`.
 * @param text stands wherever something can be written
 */
export async function papersOn(
  { hub, ada, rita, nils, north }: DeskTeam,
  callId: string,
  text: string,
) {
  const hers = as(hub, rita);
  const [comment] = aDraft().comments;
  const comments = comment ? [{ ...comment, text }] : [];
  const put = `/api/desk/calls/${callId}/review`;
  const review = await hers.get(reviewSchema, 'PUT', put, aDraft({ comments }));
  const plan = {
    planId: newId(),
    agentId: nils.personId,
    teamId: north,
    title: text,
    goals: [],
    callIds: [callId],
    closedAt: null,
    revision: 0,
  };
  await hers.send('PUT', '/api/desk/plans', plan);
  const view = { viewId: newId(), name: text, filters: query().filters };
  await hers.send('PUT', '/api/desk/views', view);
  const together = {
    callId,
    scorecardId: aCard.scorecardId,
    reviewerIds: [ada.personId, rita.personId],
  };
  const begun = await hers.get(calibrationSchema, 'POST', '/api/desk/calibrations', together);
  return { review, plan, view, together, calibrationId: begun.calibrationId };
}

/** A review that has been written and shared. */
export async function sharedReview(hub: At, by: Someone, callId: string): Promise<Review> {
  const desk = as(hub, by);
  const draft = await desk.get(reviewSchema, 'PUT', `/api/desk/calls/${callId}/review`, aDraft());
  return desk.get(reviewSchema, 'POST', `/api/desk/reviews/${draft.reviewId}/share`);
}

/** One call as a supervisor gets it. */
export const lookAt = (hub: At, by: Someone, callId: string) =>
  as(hub, by).get(deskCallSchema, 'GET', `/api/desk/calls/${callId}`);
