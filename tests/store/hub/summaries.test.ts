import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandedIn, Handing, SummaryQuery } from '#electron/store/hub/summaries/types.ts';
import { importedCallId } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { engines } from '../support/engines.ts';
import { aSummary } from '../support/records.ts';
import { hubStore, NOW } from '../support/stores.ts';

const DAY = 86_400_000;
const sam: Handing = { agentId: 'sam', teamId: 'north', receivedAt: NOW, visibleAt: NOW };
const kim: Handing = { ...sam, agentId: 'kim', teamId: 'south' };
const everything: SummaryQuery = {
  teamIds: ['north', 'south'],
  now: NOW,
  limit: 100,
  after: null,
};

function call(n: number, changes: Partial<CallSummary> = {}): CallSummary {
  const callId = `call-${String(n).padStart(4, '0')}`;
  return aSummary({ callId, startedAt: NOW - n * DAY, customerName: `Customer ${n}`, ...changes });
}

const handed = (summary: CallSummary, changes: Partial<HandedIn> = {}): HandedIn => ({
  summary,
  revision: 1,
  unusual: [],
  sampled: false,
  ...changes,
});

describe.each(engines())('on $kind', ({ place }) => {
  describe('summaries', () => {
    it('come in once, whole, and come back as they were', async () => {
      const { summaries } = await hubStore(await place());
      const summary = call(1, { customerName: 'Maya 🌻 Lindqvist', notes: 'x'.repeat(20_000) });
      expect(await summaries.take(sam, [handed(summary)])).toEqual(['new']);
      expect(await summaries.take(sam, [handed(summary)])).toEqual(['known']);
      const got = await summaries.get(summary.callId);
      expect(got?.summary).toEqual(summary);
      expect(got?.line).toMatchObject({ agentId: 'sam', teamId: 'north', interruptions: 1 });
      expect(await summaries.get('call-9999')).toBeNull();
    });

    it('are replaced by a later revision only, in whatever order they arrive', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
          async (order) => {
            const { summaries } = await hubStore(await place());
            for (const revision of order) {
              const summary = call(1, { notes: `revision ${revision}` });
              await summaries.take(sam, [handed(summary, { revision })]);
            }
            const newest = Math.max(...order);
            expect((await summaries.get('call-0001'))?.summary.notes).toBe(`revision ${newest}`);
            expect(await summaries.list(everything)).toHaveLength(1);
          },
        ),
        { numRuns: 20 },
      );
    });

    it('of another agent cannot be overwritten, nor practice be handed in', async () => {
      const { summaries } = await hubStore(await place());
      await summaries.take(sam, [handed(call(1))]);
      const stolen = handed(call(1, { notes: 'mine now' }), { revision: 9 });
      expect(await summaries.take(kim, [stolen, handed(call(2))])).toEqual(['foreign', 'new']);
      expect((await summaries.get('call-0001'))?.summary.notes).not.toBe('mine now');
      const practice = summaries.take(sam, [handed(call(3, { simulated: true }))]);
      await expect(practice).rejects.toMatchObject({ code: 'invalid' });
      const twice = summaries.take(sam, [handed(call(4)), handed(call(4))]);
      await expect(twice).rejects.toMatchObject({ code: 'invalid' });
      expect(await summaries.get('call-0004')).toBeNull();
    });

    it('are listed newest first, page by page, each once, and only for teams asked for', async () => {
      const { summaries } = await hubStore(await place());
      await summaries.take(
        sam,
        [1, 2, 3, 4, 5].map((n) => handed(call(n))),
      );
      // Two at the same moment: the id decides.
      const twin = { startedAt: NOW - 2 * DAY };
      await summaries.take(
        kim,
        [6, 7].map((n) => handed(call(n, twin))),
      );
      const all = (await summaries.list(everything)).map(({ callId }) => callId);
      expect(all).toHaveLength(7);
      const paged: string[] = [];
      for (let after: SummaryQuery['after'] = null; ;) {
        const page = await summaries.list({ ...everything, limit: 2, after });
        const last = page.at(-1);
        if (last === undefined) break;
        paged.push(...page.map(({ callId }) => callId));
        after = { startedAt: last.startedAt, callId: last.callId };
      }
      expect(paged).toEqual(all);
      const south = await summaries.list({ ...everything, teamIds: ['south'] });
      expect(south.map(({ agentId }) => agentId)).toEqual(['kim', 'kim']);
      expect(await summaries.list({ ...everything, teamIds: [] })).toEqual([]);
    });

    it('are not shown before their time', async () => {
      const { summaries } = await hubStore(await place());
      await summaries.take({ ...sam, visibleAt: NOW + DAY }, [
        handed(call(1), { unusual: ['interruptions'] }),
      ]);
      expect(await summaries.list(everything)).toEqual([]);
      expect((await summaries.waiting({ teamIds: ['north'], now: NOW })).unusual).toBe(0);
      // A later revision does not make it visible sooner, or hide it again.
      await summaries.take(sam, [handed(call(1), { revision: 2 })]);
      expect(await summaries.list(everything)).toEqual([]);
      expect(await summaries.list({ ...everything, now: NOW + DAY })).toHaveLength(1);
      expect((await summaries.waiting({ teamIds: ['north'], now: NOW + DAY })).unusual).toBe(1);
    });

    it('of recordings are listed for their agent alone, newest first', async () => {
      const { summaries } = await hubStore(await place());
      const [first, second, theirs] = ['1', '2', '3'].map((digest, n) =>
        call(3 - n, { callId: importedCallId(digest), imported: { by: 'Rita', at: NOW } }),
      );
      if (!first || !second || !theirs) throw new Error('three calls were made');
      const later = { ...sam, visibleAt: NOW + DAY };
      await summaries.take(later, [handed(first), handed(call(9)), handed(second)]);
      await summaries.take(kim, [handed(theirs)]);
      expect(await summaries.importedOf('sam', 10)).toEqual([
        { summary: second, visibleAt: NOW + DAY },
        { summary: first, visibleAt: NOW + DAY },
      ]);
      expect(await summaries.importedOf('sam', 1)).toMatchObject([{ summary: second }]);
    });

    it('are found by what was typed, as it was typed', async () => {
      const { summaries } = await hubStore(await place());
      await summaries.take(sam, [
        handed(call(1, { customerName: 'Åsa  Öberg', issue: 'Refund of 50 %' })),
        handed(call(2, { customerName: 'Bo', issue: null })),
      ]);
      const found = async (text: string) =>
        (await summaries.list({ ...everything, text })).map(({ callId }) => callId);
      expect(await found('åsa ö')).toEqual(['call-0001']);
      expect(await found('50 %')).toEqual(['call-0001']);
      expect(await found('_')).toEqual([]);
      expect(await found('REFUND')).toEqual(['call-0001']);
      expect(await found('')).toHaveLength(2);
    });
  });

  describe('the inbox', () => {
    it('holds what waits and why, until somebody has looked', async () => {
      const { summaries } = await hubStore(await place());
      await summaries.take(sam, [
        handed(call(1), { unusual: ['interruptions', 'longPauses'] }),
        handed(call(2), { sampled: true }),
        handed(call(3)),
      ]);
      const answers = { satisfied: 1, recommend: 2, resolved: 'no', heard: 2 } as const;
      expect(await summaries.setAnswers('call-0003', { ...answers, unhappy: true })).toBe(true);
      expect(await summaries.setAnswers('call-0404', { ...answers, unhappy: true })).toBe(false);
      await summaries.setDisputed('call-0003', true);
      const waiting = { disputed: 1, unusual: 1, unhappy: 1, sampled: 1 };
      expect(await summaries.waiting({ teamIds: ['north', 'south'], now: NOW })).toEqual(waiting);
      const [unusual] = await summaries.list({ ...everything, inbox: 'unusual' });
      expect(unusual).toMatchObject({
        callId: 'call-0001',
        unusual: ['interruptions', 'longPauses'],
      });
      await summaries.setReviewed('call-0003', NOW);
      await summaries.setReviewed('call-0001', NOW);
      // The same answers once more, with the call's next edit, are nothing new to review.
      expect(await summaries.setAnswers('call-0003', { ...answers, unhappy: true })).toBe(true);
      expect(await summaries.waiting({ teamIds: ['north'], now: NOW })).toEqual({
        disputed: 1,
        unusual: 0,
        unhappy: 0,
        sampled: 1,
      });
      const left = await summaries.list({ ...everything, inbox: 'waiting' });
      expect(left.map(({ callId }) => callId)).toEqual(['call-0002']);
      await summaries.setDisputed('call-0003', false);
      expect((await summaries.waiting({ teamIds: ['north'], now: NOW })).disputed).toBe(0);
    });
  });

  describe('totals', () => {
    it('of a course and of a team add up to the calls they are made of', async () => {
      const { summaries } = await hubStore(await place());
      const anyShare = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
      const shares = fc.sample(anyShare, 30);
      const { metrics } = aSummary();
      const made = shares.map((agent, n) =>
        handed(call(n, { metrics: { ...metrics, shareOfSpeech: { agent, customer: null } } })),
      );
      await summaries.take(sam, made);
      await summaries.setAnswers('call-0002', {
        satisfied: 4,
        recommend: 9,
        resolved: 'yes',
        heard: null,
        unhappy: false,
      });
      const span = { from: NOW - 30 * DAY, until: NOW + DAY, now: NOW };
      const trend = await summaries.trend({
        teamId: 'north',
        agentId: 'sam',
        ...span,
        bucketMs: 7 * DAY,
      });
      expect(trend.map(({ from }) => from)).toEqual(trend.map((_p, i) => span.from + i * 7 * DAY));
      expect(trend.reduce((all, { calls }) => all + calls, 0)).toBe(30);
      const [person] = await summaries.people({ teamIds: ['north'], ...span });
      expect(person).toMatchObject({ agentId: 'sam', agentName: 'Sam Okafor', calls: 30 });
      const told = shares.filter((share) => share !== null);
      const sums = person?.figures.shareOfSpeech;
      expect(sums?.count).toBe(told.length);
      expect(sums?.sum).toBeCloseTo(
        told.reduce((a, b) => a + b, 0),
        6,
      );
      expect(sums?.sumOfSquares).toBeCloseTo(
        told.reduce((a, b) => a + b * b, 0),
        6,
      );
      expect(person?.answers).toMatchObject({
        satisfied: 1,
        satisfiedHigh: 1,
        promoters: 1,
        resolvedForGood: 1,
        heard: 0,
      });
      expect(await summaries.people({ teamIds: ['south'], ...span })).toEqual([]);
    });

    it('know who called again within a week, whichever call came in first', async () => {
      for (const order of [
        [1, 6],
        [6, 1],
      ]) {
        const { summaries } = await hubStore(await place());
        for (const n of order) {
          await summaries.take(sam, [
            handed(call(n, { customerName: n === 1 ? 'maya' : ' Maya ' })),
          ]);
        }
        await summaries.take(sam, [handed(call(30, { customerName: 'Maya' }))]);
        await summaries.take(kim, [handed(call(5, { customerName: 'Maya' }))]);
        const span = { from: 0, until: NOW + DAY, now: NOW };
        const people = await summaries.people({ teamIds: ['north', 'south'], ...span });
        expect(people.map(({ agentId, followed }) => [agentId, followed])).toEqual([
          ['kim', 0],
          ['sam', 1],
        ]);
      }
    });
  });

  describe('forgetting', () => {
    it('takes everything of a customer, or of a time, and nothing else', async () => {
      const { summaries } = await hubStore(await place());
      const mayas = [1, 2].map((n) =>
        handed(call(n, { customerName: 'Maya' }), { sampled: true, unusual: ['durationMs'] }),
      );
      await summaries.take(sam, [...mayas, handed(call(3)), handed(call(90))]);
      expect(await summaries.forgetBefore('south', NOW)).toBe(0);
      expect(await summaries.forgetBefore('north', NOW - 30 * DAY)).toBe(1);
      const ids = await summaries.ofCustomer(['north', 'south'], '  MAYA ');
      expect(ids).toEqual(['call-0002', 'call-0001']);
      expect(await summaries.remove(ids)).toBe(2);
      expect(await summaries.get('call-0001')).toBeNull();
      expect((await summaries.list(everything)).map(({ callId }) => callId)).toEqual(['call-0003']);
      expect(await summaries.waiting({ teamIds: ['north'], now: NOW })).toMatchObject({
        unusual: 0,
        sampled: 0,
      });
    });
  });
});
