import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Connection } from '#electron/store/connection.ts';
import type { HubTables } from '#electron/store/hub/tables.ts';
import type { HubStore, HubStoreOptions } from '#electron/store/index.ts';
import { connectPostgres } from '#electron/store/postgres/connection.ts';
import { connect } from '#electron/store/sqlite/connection.ts';
import { noAnswers } from '#shared/model/survey.ts';
import { engines } from '../support/engines.ts';
import { aSummary, anInvite, sha256 } from '../support/records.ts';
import { hubStore, NOW } from '../support/stores.ts';

const handing = (teamId: string) => ({
  agentId: 'sam',
  teamId,
  receivedAt: NOW,
  visibleAt: NOW + 1000,
});
const handed = (callId: string, customerName: string, revision = 1) => ({
  summary: aSummary({ callId, customerName }),
  revision,
  unusual: [],
  sampled: true,
});

/** The same database past the store. */
function raw(options: HubStoreOptions): Connection<HubTables> {
  const connection =
    'url' in options
      ? connectPostgres<HubTables>(options.url)
      : connect<HubTables>(options.file, options.key);
  onTestFinished(() => connection.close());
  return connection;
}

/** A call over this hub, with what its customer answered. */
async function answered(store: HubStore, callId: string): Promise<void> {
  const inviteId = `link-${callId}`;
  await store.invites.create(anInvite({ inviteId, tokenHash: sha256(inviteId), ownerId: 'sam' }));
  const seat = { inviteId, seatHash: sha256('seat'), video: false, locale: 'en' };
  await store.invites.takeSeat({ ...seat, callId, ringingSince: NOW });
  await store.calls.answer(callId, NOW);
  await store.calls.end(callId, { by: 'agent', reason: 'hungUp', at: NOW });
  await store.surveys.add({
    callId,
    ownerId: 'sam',
    requestId: 'request',
    answers: { ...noAnswers, comment: 'Thank you, Sam' },
    answeredAt: NOW,
  });
}

describe.each(engines())('on $kind', ({ place }) => {
  it('a customer is deleted from these teams whole, with a proof, and nobody else is', async () => {
    const options = await place();
    const store = await hubStore(options);
    await store.summaries.take(handing('north'), [
      handed('call-0002', 'Maya'),
      handed('call-0001', ' MAYA '),
      handed('call-0003', 'Mayara'),
    ]);
    await store.summaries.take(handing('south'), [handed('call-0004', 'Maya')]);
    for (const callId of ['call-0001', 'call-0003', 'call-0004']) {
      await answered(store, callId);
    }
    await store.reviews.saveDraft({
      reviewId: 'review',
      callId: 'call-0001',
      agentId: 'sam',
      reviewerId: 'rita',
      comments: [],
      scorecard: null,
      scores: [],
      at: NOW,
    });
    await store.reads.note(['call-0001'], 'rita', NOW);
    const proof = { deletionId: 'd', deletedBy: 'rita', deletedAt: NOW };
    const whose = { teamIds: ['north'], name: 'maya' };
    const digest = createHash('sha256').update('call-0001\ncall-0002').digest('hex');
    expect(await store.deletions.ofCustomer(whose, proof)).toEqual({ ...proof, calls: 2, digest });
    expect(await store.deletions.list()).toEqual([{ ...proof, calls: 2, digest }]);

    const { db } = raw(options);
    const left = async (table: 'summaries' | 'summary_bodies' | 'surveys' | 'calls' | 'inbox') =>
      (await db.selectFrom(table).select('call_id').orderBy('call_id').execute()).map(
        (row) => row.call_id,
      );
    expect(await left('summaries')).toEqual(['call-0003', 'call-0004']);
    expect(await left('summary_bodies')).toEqual(['call-0003', 'call-0004']);
    expect(await left('inbox')).toEqual(['call-0003', 'call-0004']);
    expect(await left('surveys')).toEqual(['call-0003', 'call-0004']);
    expect(await left('calls')).toEqual(['call-0003', 'call-0004']);
    expect(await store.invites.find('link-call-0001')).toBeNull();
    expect(await store.reviews.find('review')).toBeNull();
    expect(await store.reads.ofCall('call-0001')).toEqual([]);
    // The proof names neither the customer nor the calls.
    const rows = await db.selectFrom('deletions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/maya|call-/i);
  });

  it('what was deleted is not taken in again, however often it is sent', async () => {
    const store = await hubStore(await place());
    await store.summaries.take(handing('north'), [handed('call-0001', 'Maya')]);
    const whose = { teamIds: ['north'], name: 'Maya' };
    await store.deletions.ofCustomer(whose, { deletionId: 'd', deletedBy: 'r', deletedAt: NOW });
    const again = [handed('call-0001', 'Maya', 2), handed('call-0002', 'Maya')];
    expect(await store.summaries.take(handing('north'), again)).toEqual(['deleted', 'new']);
    expect(await store.summaries.find('call-0001')).toBeNull();
    // Again, and of nothing.
    const proof = { deletionId: 'e', deletedBy: 'r', deletedAt: NOW };
    expect((await store.deletions.ofCustomer(whose, proof)).calls).toBe(1);
    const nobody = { teamIds: [], name: 'Maya' };
    const last = { ...proof, deletionId: 'f' };
    expect((await store.deletions.ofCustomer(nobody, last)).calls).toBe(0);
  });

  it('a link that is in a call again stays until that is over', async () => {
    const store = await hubStore(await place());
    await store.summaries.take(handing('north'), [handed('call-0001', 'Maya')]);
    const seat = {
      inviteId: 'link',
      seatHash: sha256('seat'),
      video: false,
      locale: 'en',
      ringingSince: NOW,
    };
    await store.invites.create(anInvite({ inviteId: 'link' }));
    await store.invites.takeSeat({ ...seat, callId: 'call-0001' });
    await store.calls.end('call-0001', { by: 'system', reason: 'noAnswer', at: NOW });
    expect(await store.invites.ringAgain({ ...seat, callId: 'call-0009' })).toBe(true);
    const proof = { deletionId: 'd', deletedBy: 'r', deletedAt: NOW };
    await store.deletions.ofCustomer({ teamIds: ['north'], name: 'Maya' }, proof);
    expect(await store.summaries.find('call-0001')).toBeNull();
    expect((await store.calls.unended()).map(({ callId }) => callId)).toEqual(['call-0009']);
  });

  it('nothing of it is gone where the proof cannot be written', async () => {
    const store = await hubStore(await place());
    await store.summaries.take(handing('north'), [handed('call-0001', 'Maya')]);
    const proof = { deletionId: 'd', deletedBy: 'r', deletedAt: NOW };
    await store.deletions.ofCustomer({ teamIds: ['north'], name: 'Nobody' }, proof);
    const twice = store.deletions.ofCustomer({ teamIds: ['north'], name: 'Maya' }, proof);
    await expect(twice).rejects.toMatchObject({ code: 'invalid' });
    expect(await store.summaries.find('call-0001')).not.toBeNull();
    expect(await store.summaries.take(handing('north'), [handed('call-0001', 'Maya')])).toEqual([
      'known',
    ]);
  });

  it('a summary of a newer version is told from a damaged one', async () => {
    const options = await place();
    const store = await hubStore(options);
    await store.summaries.take(handing('north'), [handed('call-0001', 'Maya')]);
    const { db } = raw(options);
    const set = (change: { summary_version?: number; body?: Uint8Array }) =>
      db.updateTable('summary_bodies').set(change).execute();
    await set({ summary_version: 2 });
    await expect(store.summaries.get('call-0001')).rejects.toMatchObject({ code: 'newerRecord' });
    expect((await store.summaries.find('call-0001'))?.line.customerName).toBe('Maya');
    await set({ summary_version: 1, body: Buffer.from('no summary') });
    await expect(store.summaries.get('call-0001')).rejects.toMatchObject({ code: 'damagedRecord' });
  });

  it('a team’s course is its agents’ together, of what is visible', async () => {
    const store = await hubStore(await place());
    const visible = { ...handing('north'), visibleAt: NOW };
    await store.summaries.take(visible, [handed('call-0001', 'Maya')]);
    await store.summaries.take({ ...visible, agentId: 'kim' }, [handed('call-0002', 'Bo')]);
    await store.summaries.take(handing('north'), [handed('call-0003', 'Ada')]);
    await store.summaries.take({ ...visible, teamId: 'south' }, [handed('call-0004', 'Eve')]);
    const query = { teamId: 'north', from: NOW, until: NOW + 1, bucketMs: 1000 };
    const calls = async (agentId: string | null, now: number) =>
      (await store.summaries.trend({ ...query, agentId, now })).map((each) => each.calls);
    expect(await calls(null, NOW)).toEqual([2]);
    expect(await calls(null, NOW + 1000)).toEqual([3]);
    expect(await calls('sam', NOW)).toEqual([1]);
    expect(await calls('nobody', NOW)).toEqual([]);
    const span = { teamIds: ['north'], from: NOW, until: NOW + 1, now: NOW };
    const people = await store.summaries.people(span);
    expect(people.map((each) => [each.agentId, each.calls])).toEqual([
      ['kim', 1],
      ['sam', 1],
    ]);
    const others = { teamIds: ['north'], now: NOW, exceptAgentId: 'sam' };
    expect((await store.summaries.waiting(others)).sampled).toBe(1);
    const listed = await store.summaries.list({ ...others, limit: 10, after: null });
    expect(listed.map(({ agentId }) => agentId)).toEqual(['kim']);
  });
});
