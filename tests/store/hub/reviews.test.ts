import { describe, expect, it } from 'vitest';
import type { Draft } from '#electron/store/hub/reviews/types.ts';
import type { HubStore } from '#electron/store/index.ts';
import type { Review, Scorecard } from '#shared/model/review.ts';
import { engines } from '../support/engines.ts';
import { aSummary } from '../support/records.ts';
import { hubStore, NOW } from '../support/stores.ts';
import { withSupervisors } from '../support/supervisors.ts';

const DAY = 86_400_000;
const CALL = 'call-0001';

const card: Scorecard = {
  scorecardId: 'card',
  name: 'Listening',
  items: [{ itemId: 'heard', text: 'Did they feel heard?', points: 5, weight: 1, critical: false }],
};

const draft = (changes: Partial<Draft> = {}): Draft => ({
  reviewId: 'review-1',
  callId: CALL,
  agentId: 'sam',
  reviewerId: 'rita',
  at: NOW,
  comments: [
    { commentId: 'c', kind: 'praise', atMs: 8000, text: 'A\0 good pause 🌻', writtenAt: NOW },
  ],
  scorecard: card,
  scores: [{ itemId: 'heard', step: 4, rootCause: '' }],
  ...changes,
});

/** Takes calls of Sam's in. */
async function withCalls(store: HubStore, ...callIds: string[]): Promise<void> {
  await store.summaries.take(
    { agentId: 'sam', teamId: 'north', receivedAt: NOW, visibleAt: NOW },
    callIds.map((callId, n) => ({
      summary: aSummary({ callId, startedAt: NOW - n * DAY }),
      revision: 1,
      unusual: ['interruptions'],
      sampled: true,
    })),
  );
}

const waiting = ({ summaries }: HubStore) => summaries.waiting({ teamIds: ['north'], now: NOW });

describe.each(engines())('on $kind', ({ place }) => {
  describe('reviews', () => {
    it('are one for a call and reviewer, changed while they are drafts', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL);
      await withSupervisors(store, 'Rita');
      const { reviews } = store;
      const first = await reviews.saveDraft(draft());
      expect(first).toMatchObject({ status: 'draft', comments: draft().comments, scorecard: card });
      const second = await reviews.saveDraft(
        draft({ reviewId: 'review-2', comments: [], scorecard: null, scores: [], at: NOW + 5 }),
      );
      expect(second).toEqual({
        ...first,
        comments: [],
        scorecard: null,
        scores: [],
        changedAt: NOW + 5,
      });
      const found = await reviews.find('review-1');
      expect(found).toEqual({
        review: second,
        reviewer: { personId: 'rita', name: 'Rita' },
        agentId: 'sam',
      });
      expect(await reviews.find('review-2')).toBeNull();
      // The agent sees none of it.
      expect(await reviews.ofAgent('sam', 10)).toEqual([]);
      const stray = reviews.saveDraft(draft({ callId: 'call-9999' }));
      await expect(stray).rejects.toMatchObject({ code: 'invalid' });
    });

    it('go step by step, of two at once only one, and take their call along', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL);
      const { reviews } = store;
      const before = (await reviews.saveDraft(draft())) as Review;
      const to = (status: Review['status'], changes: Partial<Review> = {}): Review => ({
        ...before,
        status,
        changedAt: NOW + 9,
        ...changes,
      });
      const shared = await Promise.all([
        reviews.step('draft', to('shared')),
        reviews.step('draft', to('shared')),
      ]);
      expect(shared.filter((each) => each !== null)).toEqual([to('shared')]);
      expect((await store.summaries.find(CALL))?.line.reviewedAt).toBe(NOW + 9);
      expect(await waiting(store)).toEqual({ disputed: 0, unusual: 0, unhappy: 0, sampled: 0 });
      expect(await reviews.saveDraft(draft({ comments: [] }))).toBeNull();
      expect(await reviews.ofAgent('sam', 10)).toMatchObject([
        { review: to('shared'), customerName: 'Maya Lindqvist', startedAt: NOW },
      ]);
      const answers = await Promise.all([
        reviews.step('shared', to('acknowledged')),
        reviews.step('shared', to('disputed', { dispute: 'I waited' })),
      ]);
      expect(answers.filter((each) => each !== null)).toHaveLength(1);
    });

    it('keep a call in the inbox while any of them is disputed', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL);
      const { reviews } = store;
      const made: Review[] = [];
      for (const reviewerId of ['rita', 'omar']) {
        const one = await reviews.saveDraft(draft({ reviewId: `of-${reviewerId}`, reviewerId }));
        if (one === null) throw new Error('it was not kept');
        await reviews.step('draft', { ...one, status: 'shared' });
        await reviews.step('shared', { ...one, status: 'disputed', dispute: 'No' });
        made.push(one);
      }
      expect((await waiting(store)).disputed).toBe(1);
      const [first, second] = made;
      const resolve = (one: Review | undefined) =>
        one && reviews.step('disputed', { ...one, status: 'resolved', resolution: 'Agreed' });
      await resolve(first);
      expect((await waiting(store)).disputed).toBe(1);
      await resolve(second);
      expect((await waiting(store)).disputed).toBe(0);
    });

    it('of one call that are settled at the same time leave it out of the inbox', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL);
      const { reviews } = store;
      const made: Review[] = [];
      for (const reviewerId of ['a', 'b', 'c', 'd']) {
        const one = await reviews.saveDraft(draft({ reviewId: `of-${reviewerId}`, reviewerId }));
        if (one === null) throw new Error('it was not kept');
        await reviews.step('draft', { ...one, status: 'shared' });
        await reviews.step('shared', { ...one, status: 'disputed', dispute: 'No' });
        made.push(one);
      }
      await Promise.all(
        made.map((one) => reviews.step('disputed', { ...one, status: 'resolved' })),
      );
      expect((await waiting(store)).disputed).toBe(0);
    });
  });

  describe('scorecards and views', () => {
    it('are kept by team and by person, and changed in place', async () => {
      const store = await hubStore(await place());
      await withSupervisors(store, 'Rita');
      const { scorecards, views } = store;
      await scorecards.save('north', card);
      await scorecards.save('north', { ...card, name: 'Hearing' });
      expect(await scorecards.list('north')).toEqual([{ ...card, name: 'Hearing' }]);
      expect(await scorecards.find('south', 'card')).toBeNull();
      expect(await scorecards.remove('south', 'card')).toBe(false);
      expect(await scorecards.remove('north', 'card')).toBe(true);
      expect(await scorecards.list('north')).toEqual([]);
      const none = { ...card, items: [] };
      await expect(scorecards.save('north', none)).rejects.toMatchObject({ code: 'invalid' });

      const view = { viewId: 'v', name: 'Mine', filters: { text: 'refund' } };
      await views.save('rita', { ...view, name: 'Before' });
      await views.save('rita', view);
      expect(await views.list('rita')).toEqual([view]);
      expect(await views.list('omar')).toEqual([]);
      expect(await views.remove('omar', 'v')).toBe(false);
      expect(await views.remove('rita', 'v')).toBe(true);
    });
  });

  describe('reads', () => {
    it('are noted once an hour for each reader and call', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL, 'call-0002');
      await withSupervisors(store, 'Rita');
      const { reads } = store;
      const hour = Math.ceil(NOW / 3_600_000) * 3_600_000;
      await reads.note([CALL, 'call-9999'], 'rita', hour);
      await reads.note([CALL], 'rita', hour + 3_599_999);
      await reads.note([CALL, 'call-0002'], 'gone', hour + 1);
      await reads.note([CALL], 'rita', hour + 3_600_000);
      await reads.note([], 'rita', hour);
      const rita = { personId: 'rita', name: 'Rita' };
      expect(await reads.ofCall(CALL)).toEqual([
        { reader: rita, at: hour + 3_600_000 },
        { reader: { personId: 'gone', name: '' }, at: hour + 1 },
        { reader: rita, at: hour },
      ]);
      expect(await reads.ofCall('call-0002')).toHaveLength(1);
      expect(await reads.ofCall('call-9999')).toEqual([]);
    });
  });

  describe('calibrations', () => {
    const scores = (step: number) => [{ itemId: 'heard', step, rootCause: '' }];

    it('are open until all who still can have scored', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL);
      await withSupervisors(store, 'Rita', 'Omar', 'Ada');
      const { calibrations, people } = store;
      await calibrations.start({
        calibrationId: 'together',
        callId: CALL,
        teamId: 'north',
        scorecard: card,
        startedBy: 'rita',
        startedAt: NOW,
        reviewerIds: ['rita', 'omar', 'ada'],
      });
      expect(await calibrations.isBlind(CALL, 'rita')).toBe(true);
      expect(await calibrations.isBlind(CALL, 'eve')).toBe(false);
      expect(await calibrations.score('together', 'eve', scores(1))).toBe(false);
      expect(await calibrations.score('together', 'rita', scores(2))).toBe(true);
      // One may think again while it is open.
      expect(await calibrations.score('together', 'rita', scores(3))).toBe(true);
      expect((await calibrations.find('together'))?.open).toBe(true);
      expect(await calibrations.score('together', 'omar', scores(5))).toBe(true);
      expect((await calibrations.find('together'))?.open).toBe(true);
      // Ada does not supervise this team any more: nobody waits for her.
      await people.change('ada', { memberships: [] });
      const [after] = await calibrations.ofTeams(['north', 'south'], 10);
      expect(after).toMatchObject({
        open: false,
        startedBy: { personId: 'rita', name: 'Rita' },
        reviewers: [
          { personId: 'omar', name: 'Omar', scores: scores(5) },
          { personId: 'rita', name: 'Rita', scores: scores(3) },
        ],
      });
      expect(await calibrations.isBlind(CALL, 'rita')).toBe(false);
      expect(await calibrations.score('together', 'rita', scores(1))).toBe(false);
      expect(await calibrations.ofTeams([], 10)).toEqual([]);
      expect(await calibrations.find('another')).toBeNull();
    });
  });

  describe('plans and kudos', () => {
    it('of two changes of the same plan only one is kept', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL, 'call-0002');
      const { plans } = store;
      const plan = {
        planId: 'plan',
        agentId: 'sam',
        teamId: 'north',
        title: 'Shorter turns',
        goals: [{ goalId: 'g', text: 'Two sentences', dueAt: NOW + DAY, doneAt: null }],
        callIds: ['call-0002', CALL],
        closedAt: null,
        revision: 0,
      };
      expect(await plans.save(plan, NOW)).toEqual({ ...plan, revision: 1 });
      expect(await plans.save(plan, NOW)).toBeNull();
      const tries = await Promise.all(
        ['Pause', 'Wait'].map((title) => plans.save({ ...plan, title, revision: 1 }, NOW)),
      );
      const [kept] = tries.filter((each) => each !== null);
      expect(tries).toContain(null);
      expect(kept?.revision).toBe(2);
      expect(await plans.find('plan')).toEqual(kept);
      expect(await plans.ofAgent('sam')).toEqual([kept]);
      expect(await plans.ofTeams(['south'])).toEqual([]);
      await store.summaries.remove([CALL]);
      expect((await plans.find('plan'))?.callIds).toEqual(['call-0002']);
    });

    it('are thanks between two people, and outlive the call they name', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL);
      await withSupervisors(store, 'Rita', 'Omar');
      const thanks = {
        kudosId: 'k',
        from: { personId: 'rita', name: 'Rita' },
        to: { personId: 'omar', name: 'Omar' },
        callId: CALL,
        text: 'You stayed calm 🌻',
        at: NOW,
      };
      await store.kudos.add(thanks);
      expect(await store.kudos.ofPerson('rita', 10)).toEqual([thanks]);
      expect(await store.kudos.ofPerson('sam', 10)).toEqual([]);
      await store.summaries.remove([CALL]);
      expect(await store.kudos.ofPerson('omar', 10)).toEqual([{ ...thanks, callId: null }]);
    });
  });

  describe('what hangs on a call', () => {
    it('goes with its summary', async () => {
      const store = await hubStore(await place());
      await withCalls(store, CALL, 'call-0002');
      for (const callId of [CALL, 'call-0002']) {
        await store.reviews.saveDraft(draft({ callId, reviewId: `of-${callId}` }));
        await store.calibrations.start({
          calibrationId: `about-${callId}`,
          callId,
          teamId: 'north',
          scorecard: card,
          startedBy: 'rita',
          startedAt: NOW,
          reviewerIds: ['rita', 'omar'],
        });
      }
      await store.reads.note([CALL, 'call-0002'], 'rita', NOW);
      expect(await store.summaries.remove([CALL])).toBe(1);
      expect(await store.summaries.get(CALL)).toBeNull();
      expect(await store.reviews.ofCall(CALL)).toEqual([]);
      expect(await store.reads.ofCall(CALL)).toEqual([]);
      expect(await store.calibrations.find(`about-${CALL}`)).toBeNull();
      expect(await store.reviews.ofCall('call-0002')).toHaveLength(1);
      expect(await store.reads.ofCall('call-0002')).toHaveLength(1);
      expect(await waiting(store)).toMatchObject({ unusual: 1, sampled: 1 });
    });
  });
});
