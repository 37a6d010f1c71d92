import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { deliver } from '#electron/main/outbox/deliver.ts';
import { sendAll } from '#electron/main/outbox/sender.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { aSummary } from '../store/support/records.ts';
import { desktopStore } from '../store/support/stores.ts';
import { ask, guestPageIn, tempFolder } from './support/hub.ts';
import { cli, originOf } from './support/process.ts';
import { startTeam } from './support/team.ts';

/* A hub as it is run, whose PostgreSQL is gone for a while. */

const postgres = postgresForFile();

it('a database that is away is said so, and summaries wait with their agent', async () => {
  const database = await postgres.newDatabase();
  const data = tempFolder();
  const args = ['--port', '0', '--data', data, '--guest-dir', guestPageIn(data)];
  const process = cli(args, { HEARBACK_DATABASE: database });
  const origin = await originOf(process);
  await process.heard(/^The link for the first account, .*$/m);
  const startLink = readFileSync(path.join(data, 'first-account'), 'utf8').trim();
  const ada = await startTeam({ origin, startLink });

  const store = await desktopStore();
  await store.calls.save(aSummary({ callId: 'call-0001' }));
  const signal = new AbortController().signal;
  const send = () =>
    sendAll({
      store,
      now: () => Date.now(),
      deliver: (parcel) => deliver({ origin, token: ada.token }, fetch, parcel, signal),
    });

  onTestFinished(() => postgres.start());
  await postgres.kill();
  for (const route of ['/api/people/me', '/api/desk/waiting', '/api/admin/people']) {
    const answer = await ask({ origin }, 'GET', route, { token: ada.token });
    expect([route, answer.status]).toEqual([route, 503]);
    expect(answer.body).toMatchObject({
      message: expect.stringContaining('store cannot be reached'),
    });
  }
  expect(await send()).toBe('away');
  expect(await store.outbox.waiting(10)).toHaveLength(1);

  await postgres.start();
  await expect.poll(send, { timeout: 20_000, interval: 200 }).toBe('done');
  expect(await postgres.ask('select call_id from summaries', database)).toEqual([
    { call_id: 'call-0001' },
  ]);
});
