import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { deliver } from '#electron/main/outbox/deliver.ts';
import { sendAll } from '#electron/main/outbox/sender.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { redisForFile } from '#tests/helpers/redis.ts';
import { aSummary } from '../store/support/records.ts';
import { desktopStore } from '../store/support/stores.ts';
import { aSignal, agent, guest, newId, outcome, ring } from './support/clients.ts';
import { patiently, startCluster } from './support/cluster.ts';
import { link } from './support/hub.ts';
import { proxyTo } from './support/proxy.ts';
import type { Someone } from './support/team.ts';
import { joining, startTeam } from './support/team.ts';

/*
 * Agents at one of two real hubs, customers at the other, and one killed while summaries come in.
 */

const postgres = postgresForFile();
const redis = redisForFile();

const CALLS = 300;

it(
  'lose no summary and double none when one is killed, and calls go on',
  { timeout: 90_000 },
  async () => {
    const { database, data, hubs } = await startCluster(postgres, redis);
    const [leader, other] = hubs;
    await leader.process.heard(/^The link for the first account, .*$/m);
    const startLink = readFileSync(path.join(data, 'first-account'), 'utf8').trim();
    const ada = await startTeam({ origin: leader.origin, startLink });
    const north = ada.me.teams[0]?.teamId ?? '';
    const asAgent = [{ teamId: north, role: 'agent' as const }];
    const agents: Someone[] = [];
    for (const name of ['Nils', 'Sven', 'Bo'])
      agents.push(await joining(other, ada, name, asAgent));
    const [nils] = agents;
    if (!nils) throw new Error('nobody');

    // A call between the two hubs, over the one that stays.
    const [clientId, pageId] = [newId(), newId()];
    const desk = await agent(other, { token: nils.token, clientId });
    const { token } = await link(other, {}, nils.token);
    const page = await guest(leader, { token, pageId });
    const { callId, seat } = await ring(page);
    await desk.take('call.ringing');
    expect(await outcome(desk.ask('call.accept', { callId }))).toBe('ok');
    await page.phase('live');

    // Everybody's app hands in what it has, first at the leader.
    const proxy = await proxyTo([leader.origin, other.origin]);
    const saved: string[] = [];
    const senders = await Promise.all(
      agents.map(async ({ token: session }, n) => {
        const store = await desktopStore();
        for (let i = 0; i < CALLS / agents.length; i += 1) {
          const summary = aSummary({ callId: `call-${n}-${1000 + i}`, notes: `${n} ${i}` });
          await store.calls.save(summary);
          saved.push(summary.callId);
        }
        const hub = { origin: proxy.origin, token: session };
        const signal = new AbortController().signal;
        const parts = {
          store,
          now: () => Date.now(),
          // A summary or two at a time, so that the kill falls into the middle.
          deliver: (parcel: Parameters<typeof deliver>[2]) => deliver(hub, fetch, parcel, signal),
        };
        return { store, send: () => sendAll(parts) };
      }),
    );
    const taken = () =>
      postgres.ask('select call_id from summaries order by call_id', database) as Promise<
        { call_id: string }[]
      >;
    const sending = senders.map(({ send }) => send());
    await expect.poll(async () => (await taken()).length, { interval: 5 }).toBeGreaterThan(0);
    leader.process.kill('SIGKILL');
    await Promise.all(sending);
    // Whoever was cut off tries again, as the app does.
    for (const { send } of senders) {
      await expect.poll(send, { timeout: 30_000, interval: 200 }).toBe('done');
    }
    const rows = await taken();
    expect(rows.map((row) => row.call_id)).toEqual(saved.toSorted());
    for (const { store } of senders) expect(await store.outbox.waiting(1)).toEqual([]);

    // Both sides come back at the hub that is left, and are in the same call.
    await other.process.logged('hub.leads');
    const back = await patiently(() => agent(other, { token: nils.token, clientId }));
    await back.phase('live');
    const again = await patiently(() => guest(other, { token, seat, pageId }));
    await again.phase('live');
    const signal = aSignal();
    expect(await outcome(back.signal(callId, signal))).toBe('ok');
    await again.take('signal', (each) => each.signal.id === signal.id);
    expect(await outcome(again.ask('call.end', { callId, reason: 'hungUp' }))).toBe('ok');
    await expect
      .poll(() => postgres.ask('select phase from calls', database), { timeout: 20_000 })
      .toEqual([{ phase: 'ended' }]);
  },
);
