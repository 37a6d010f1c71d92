import { describe, expect, it } from 'vitest';
import { PARCEL_BYTES, PARCEL_ITEMS } from '#shared/contract/outbox.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { HubStore } from '#electron/store/index.ts';
import { openHubStore } from '#electron/store/index.ts';
import { aSummary } from '../store/support/records.ts';
import { agent, guest, ring } from './support/clients.ts';
import { ask, link } from './support/hub.ts';
import type { Someone, TestTeam } from './support/team.ts';
import { teamHub } from './support/team.ts';

const answers = { satisfied: 2, recommend: 3, resolved: 'no', heard: 4, comment: 'Hm' };

const handIn = (
  { hub }: TestTeam,
  { token }: Someone,
  summaries: readonly object[],
  revision = 1,
) => {
  const items = summaries.map((summary) => ({ revision, summary }));
  return ask(hub, 'POST', '/api/agent/summaries', { token, body: { items } });
};

/** What the hub's database holds, once the hub has let go of it. */
async function stored<T>({ hub }: TestTeam, look: (store: HubStore) => Promise<T>): Promise<T> {
  await hub.close();
  const file = `${hub.options.dataDir}/hub.db`;
  const opened = await openHubStore({ file, key: hub.options.storeKey, now: () => Date.now() });
  if (!opened.ok) throw new Error(opened.detail);
  try {
    return await look(opened.store);
  } finally {
    await opened.store.close();
  }
}

/** A call over this hub from the ring to its end. @returns its id and what its customer holds */
async function aCall(team: TestTeam, by: Someone) {
  const desk = await agent(team.hub, by);
  const { token } = await link(team.hub, {}, by.token);
  const page = await guest(team.hub, { token });
  const { callId, seat } = await ring(page);
  await desk.ask('call.accept', { callId });
  await desk.ask('call.end', { callId, reason: 'hungUp' });
  return { callId, token, seat };
}

const summaryOf = (callId: string): CallSummary => aSummary({ callId });

describe('summaries that are handed in', () => {
  it('are the team’s, and their agent’s alone for its hours', async () => {
    const team = await teamHub();
    const { north, nils } = team;
    const receipt = await handIn(team, nils, [summaryOf('call-0001')]);
    expect(receipt.body).toEqual({ items: [{ callId: 'call-0001', as: 'taken' }] });
    const list = { teamIds: [north], limit: 10, after: null };
    await stored(team, async ({ summaries }) => {
      expect(await summaries.list({ ...list, now: Date.now() })).toEqual([]);
      const later = await summaries.list({ ...list, now: Date.now() + 9 * 3_600_000 });
      expect(later).toMatchObject([{ callId: 'call-0001', agentId: nils.personId }]);
    });
  });

  it('meet what the customer answered, whichever came first', async () => {
    const team = await teamHub();
    const survey = (call: Awaited<ReturnType<typeof aCall>>) => {
      const { token, seat } = call;
      const body = { token, seat, requestId: `request-${call.callId}`, answers };
      return ask(team.hub, 'POST', '/api/guest/survey', { body });
    };
    const [first, second] = [await aCall(team, team.nils), await aCall(team, team.nils)];
    expect((await survey(first)).status).toBe(200);
    await handIn(team, team.nils, [summaryOf(first.callId), summaryOf(second.callId)]);
    expect((await survey(second)).status).toBe(200);
    await stored(team, async ({ summaries }) => {
      for (const { callId } of [first, second]) {
        const found = await summaries.get(callId);
        expect(found?.line).toMatchObject({ satisfied: 2, recommend: 3, resolved: 'no', heard: 4 });
      }
      const now = Date.now() + 9 * 3_600_000;
      expect(await summaries.waiting({ teamIds: [team.north], now })).toMatchObject({ unhappy: 2 });
    });
  });

  it('are refused where the call was another agent’s', async () => {
    const team = await teamHub();
    const { callId } = await aCall(team, team.nils);
    const foreign = { callId, as: 'refused', because: 'This call is another agent’s.' };
    expect((await handIn(team, team.sven, [summaryOf(callId)])).body).toEqual({ items: [foreign] });
    // Its own agent is not kept from it by that.
    const taken = { callId, as: 'taken' };
    expect((await handIn(team, team.nils, [summaryOf(callId)])).body).toEqual({ items: [taken] });
  });

  it('change nothing when they come again, or in an older form', async () => {
    const team = await teamHub();
    const changed = { ...summaryOf('call-0001'), notes: 'second' };
    await handIn(team, team.nils, [{ ...changed, notes: 'first' }], 1);
    await handIn(team, team.nils, [changed], 2);
    for (let i = 0; i < 3; i += 1) {
      await handIn(team, team.nils, [{ ...changed, notes: 'first' }], 1);
    }
    await stored(team, async ({ summaries }) => {
      expect((await summaries.get('call-0001'))?.summary.notes).toBe('second');
    });
  });

  it('wait where a newer app wrote them, and fail alone where they cannot be read', async () => {
    const team = await teamHub();
    const [good, newer, bad] = ['call-0001', 'call-0002', 'call-0003'].map(summaryOf);
    const answer = await handIn(team, team.nils, [
      { ...newer, version: 99 },
      { ...bad, durationMs: 'long' },
      good ?? {},
      { ...summaryOf('call-0004'), simulated: true },
    ]);
    expect(answer.body).toMatchObject({
      items: [
        { callId: 'call-0002', as: 'newer' },
        { callId: 'call-0003', as: 'refused', because: expect.stringContaining('durationMs') },
        { callId: 'call-0001', as: 'taken' },
        { callId: 'call-0004', as: 'refused', because: 'Practice stays with the agent.' },
      ],
    });
  });

  it('are told plainly when they are too large or no parcel at all', async () => {
    const team = await teamHub();
    const huge = { ...summaryOf('call-0001'), notes: 'x'.repeat(PARCEL_BYTES) };
    expect((await handIn(team, team.nils, [huge])).status).toBe(413);
    const many = Array.from({ length: PARCEL_ITEMS + 1 }, (_, i) => summaryOf(`call-1${i}000`));
    expect((await handIn(team, team.nils, many)).status).toBe(400);
    expect((await handIn(team, team.nils, [])).status).toBe(400);
    await stored(team, async ({ summaries }) => {
      expect(await summaries.get('call-0001')).toBeNull();
    });
  });

  it('are taken with a clock that is a day off, in the order of the agent’s own', async () => {
    const team = await teamHub();
    const day = 24 * 3_600_000;
    const ahead = { ...summaryOf('call-0001'), startedAt: Date.now() + day };
    const behind = { ...summaryOf('call-0002'), startedAt: Date.now() - day };
    await handIn(team, team.nils, [ahead, behind]);
    await stored(team, async ({ summaries }) => {
      const list = { teamIds: [team.north], limit: 10, after: null };
      // Visible by the hub's own clock, whatever the computer's said.
      const now = Date.now() + 9 * 3_600_000;
      const seen = await summaries.list({ ...list, now });
      expect(seen.map(({ callId }) => callId)).toEqual(['call-0001', 'call-0002']);
    });
  });

  it('are not taken from somebody in no team', async () => {
    const team = await teamHub();
    const answer = await handIn(team, team.rut, [summaryOf('call-0001')]);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ message: expect.stringContaining('no team yet') });
  });
});
