import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agentReviewSchema, callPageSchema, waitingSchema } from '#shared/contract/desk.ts';
import { reviewSchema, scorecardSchema } from '#shared/model/review.ts';
import { aCard, aDraft, as, deskHub, handIn, lookAt, query, sharedReview } from './support/desk.ts';
import type { DeskTeam } from './support/desk.ts';
import { ask } from './support/hub.ts';
import type { Someone } from './support/team.ts';

const CALL = 'call-0001';
const put = `/api/desk/calls/${CALL}/review`;
const ownSchema = z.array(agentReviewSchema);

async function withCall(): Promise<DeskTeam> {
  const team = await deskHub();
  await handIn(team.hub, team.nils, { callId: CALL });
  return team;
}

const ownReviews = ({ hub }: DeskTeam, who: Someone) =>
  as(hub, who).get(ownSchema, 'GET', '/api/agent/reviews');
type Route = readonly [method: string, route: string];
const share = (id: string): Route => ['POST', `/api/desk/reviews/${id}/share`];
const resolve = (id: string): Route => ['POST', `/api/desk/reviews/${id}/resolve`];
const acknowledge = (id: string): Route => ['POST', `/api/agent/reviews/${id}/acknowledge`];
const dispute = (id: string): Route => ['POST', `/api/agent/reviews/${id}/dispute`];

describe('a draft', () => {
  it('is its reviewer’s alone, and the whole of it is kept each time', async () => {
    const team = await withCall();
    const { hub, ada, rita, nils } = team;
    const desk = as(hub, ada);
    const first = await desk.get(reviewSchema, 'PUT', put, aDraft());
    const second = await desk.get(reviewSchema, 'PUT', put, aDraft({ comments: [] }));
    expect(second).toMatchObject({ reviewId: first.reviewId, status: 'draft', comments: [] });
    const reviewer = { personId: ada.personId, name: 'Ada Brandt' };
    expect((await lookAt(hub, ada, CALL)).reviews).toEqual([{ review: second, reviewer }]);
    expect((await lookAt(hub, rita, CALL)).reviews).toEqual([]);
    expect(await ownReviews(team, nils)).toEqual([]);
    const words = { text: 'mine' };
    for (const step of [share(first.reviewId), resolve(first.reviewId)]) {
      expect(await as(hub, rita).outcome(...step, words)).toBe('notFound');
    }
    for (const step of [acknowledge(first.reviewId), dispute(first.reviewId)]) {
      expect(await as(hub, nils).outcome(...step, words)).toBe('notFound');
    }
    expect((await lookAt(hub, ada, CALL)).line.reviewedAt).toBeNull();
  });

  it('is scored by the team’s own card, and keeps the card as it was', async () => {
    const { hub, ada, sara, north, south } = await withCall();
    const desk = as(hub, ada);
    const cards = `/api/desk/scorecards/${north}`;
    await desk.get(scorecardSchema, 'PUT', cards, aCard);
    await as(hub, sara).get(scorecardSchema, 'PUT', `/api/desk/scorecards/${south}`, {
      ...aCard,
      scorecardId: 'theirs',
    });
    const scores = [
      { itemId: 'heard', step: 4, rootCause: 'They said so' },
      { itemId: 'promise', step: null, rootCause: '' },
    ];
    const scored = aDraft({ scorecardId: aCard.scorecardId, scores });
    const draft = await desk.get(reviewSchema, 'PUT', put, scored);
    expect(draft).toMatchObject({ scorecard: aCard, scores });
    const wrong = [
      { scorecardId: 'theirs' },
      { scorecardId: null },
      { scores: [{ itemId: 'promise', step: 3, rootCause: '' }] },
      { scores: [{ itemId: 'other', step: 1, rootCause: '' }] },
      { scores: [scores[0], scores[0]] },
      { scores: [{ itemId: 'heard', step: 6, rootCause: '' }] },
      { comments: [{ ...aDraft().comments[0], text: 'x'.repeat(4001) }] },
    ];
    const answers = [];
    for (const each of wrong) answers.push(await desk.outcome('PUT', put, { ...scored, ...each }));
    expect(answers).toEqual(['notFound', ...Array<string>(6).fill('badRequest')]);
    // Changed, then gone: what was scored stays as it was, and can be written on.
    const changed = { ...aCard, name: 'Hearing' };
    await desk.get(scorecardSchema, 'PUT', cards, changed);
    expect(await desk.outcome('DELETE', `${cards}/${aCard.scorecardId}`)).toBe('ok');
    expect(await desk.outcome('DELETE', `${cards}/${aCard.scorecardId}`)).toBe('notFound');
    expect((await lookAt(hub, ada, CALL)).reviews[0]?.review).toEqual(draft);
    const again = await desk.get(reviewSchema, 'PUT', put, { ...scored, comments: [] });
    expect(again.scorecard).toEqual(aCard);
    expect(await as(hub, ada).send('GET', cards)).toMatchObject({ body: [] });
  });
});

describe('a shared review', () => {
  it('takes the call out of what waits, and the agent answers it', async () => {
    const team = await withCall();
    const { hub, ada, rita, nils, sven } = team;
    const waiting = async () => {
      const page = await as(hub, rita).get(
        callPageSchema,
        'POST',
        '/api/desk/calls',
        query({ inbox: 'waiting' }),
      );
      return page.lines.length;
    };
    expect(await waiting()).toBe(1);
    const review = await sharedReview(hub, ada, CALL);
    expect(review.status).toBe('shared');
    expect(await waiting()).toBe(0);
    expect((await lookAt(hub, rita, CALL)).reviews).toMatchObject([{ review }]);
    const [own] = await ownReviews(team, nils);
    expect(own).toEqual({
      review,
      reviewer: { personId: ada.personId, name: 'Ada Brandt' },
      customerName: 'Maya Lindqvist',
      startedAt: expect.any(Number),
    });
    expect(await ownReviews(team, sven)).toEqual([]);
    expect(await as(hub, ada).outcome('PUT', put, aDraft())).toBe('wrongState');
    expect(await as(hub, ada).outcome(...share(review.reviewId))).toBe('wrongState');
    for (const who of [sven, ada]) {
      expect(await as(hub, who).outcome(...acknowledge(review.reviewId))).toBe('notFound');
    }
    expect(await as(hub, nils).outcome(...acknowledge(review.reviewId))).toBe('ok');
    expect(await as(hub, nils).outcome(...acknowledge(review.reviewId))).toBe('wrongState');
  });

  it('that is disputed waits again until somebody settles it in words', async () => {
    const team = await withCall();
    const { hub, ada, rita, nils, sara } = team;
    const { reviewId } = await sharedReview(hub, ada, CALL);
    const agent = as(hub, nils);
    expect(await agent.outcome(...dispute(reviewId), { text: ' ' })).toBe('badRequest');
    expect(await agent.outcome(...acknowledge(reviewId))).toBe('ok');
    const disputed = await agent.get(reviewSchema, ...dispute(reviewId), {
      text: 'They asked me to',
    });
    expect(disputed).toMatchObject({ status: 'disputed', dispute: 'They asked me to' });
    const waits = () => as(hub, ada).get(waitingSchema, 'GET', '/api/desk/waiting');
    expect((await waits()).disputed).toBe(1);
    expect(await as(hub, sara).outcome(...resolve(reviewId), { text: 'No' })).toBe('notFound');
    expect(await agent.outcome(...resolve(reviewId), { text: 'Yes' })).toBe('forbidden');
    expect(await as(hub, ada).outcome(...resolve(reviewId), {})).toBe('badRequest');
    // By another supervisor of the team: the one who wrote it may have left.
    const settled = await as(hub, rita).get(reviewSchema, ...resolve(reviewId), { text: 'Right' });
    expect(settled).toMatchObject({ status: 'resolved', resolution: 'Right' });
    expect((await waits()).disputed).toBe(0);
    expect(await agent.outcome(...dispute(reviewId), { text: 'Still' })).toBe('wrongState');
  });

  it('goes one way, whoever answers at the same time', async () => {
    const { hub, ada, nils } = await withCall();
    const { reviewId } = await sharedReview(hub, ada, CALL);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => as(hub, nils).outcome(...acknowledge(reviewId))),
    );
    expect(answers.toSorted()).toEqual(['ok', ...Array<string>(5).fill('wrongState')]);
  });

  it('is nobody’s to go on with who supervises the team no longer', async () => {
    const { hub, ada, rita, nils } = await withCall();
    const draft = await as(hub, rita).get(reviewSchema, 'PUT', put, aDraft());
    const { reviewId } = await sharedReview(hub, ada, CALL);
    await as(hub, nils).send(...dispute(reviewId), { text: 'No' });
    const memberships = (teamIds: readonly string[]) => ({
      token: ada.token,
      body: { memberships: teamIds.map((teamId) => ({ teamId, role: 'supervisor' })) },
    });
    const south = (await ask(hub, 'GET', '/api/admin/teams', { token: ada.token })).body as {
      teamId: string;
      name: string;
    }[];
    const other = south.find(({ name }) => name === 'South')?.teamId ?? '';
    await ask(hub, 'PATCH', `/api/admin/people/${rita.personId}`, memberships([other]));
    const hers = as(hub, rita);
    expect(await hers.outcome('PUT', put, aDraft())).toBe('notFound');
    expect(await hers.outcome(...share(draft.reviewId))).toBe('notFound');
    expect(await hers.outcome(...resolve(reviewId), { text: 'Yes' })).toBe('notFound');
  });
});
