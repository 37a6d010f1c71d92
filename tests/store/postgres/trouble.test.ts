import { describe, expect, it } from 'vitest';
import { StoreError } from '#electron/store/index.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { anInvite, sha256 } from '../support/records.ts';
import { NOW, hubStore } from '../support/stores.ts';

const server = postgresForFile();

async function open() {
  const url = await server.newDatabase();
  const store = await hubStore({ url, now: () => NOW });
  return { url, store };
}

/** Has every insert of an invite fail on the server with this SQLSTATE. */
async function failing(url: string, state: string): Promise<void> {
  await server.ask(
    `create or replace function refuse() returns trigger language plpgsql as
       $$ begin raise exception 'refused by the test' using errcode = '${state}'; end $$;
     create or replace trigger refuse before insert on invites execute function refuse()`,
    url,
  );
}

const codeOf = (working: Promise<unknown>): Promise<unknown> =>
  working.then(
    () => 'worked',
    (error: unknown) => (error instanceof StoreError ? error.code : error),
  );

describe('what PostgreSQL says', () => {
  it('is put into the words of the store, and the same call works once the cause is gone', async () => {
    const { url, store } = await open();
    const meanings = {
      '53100': 'diskFull',
      '57014': 'busy',
      '40P01': 'busy',
      '40001': 'busy',
      '55P03': 'busy',
      '53300': 'busy',
      '57P01': 'gone',
      '08006': 'gone',
      '23514': 'invalid',
      '22003': 'invalid',
      XX000: 'other',
    };
    for (const [state, code] of Object.entries(meanings)) {
      await failing(url, state);
      expect([state, await codeOf(store.invites.create(anInvite()))]).toEqual([state, code]);
    }
    await server.ask('drop trigger refuse on invites', url);
    expect(await codeOf(store.invites.create(anInvite()))).toBe('worked');
  });

  it('about a value that it cannot hold is "invalid"', async () => {
    const { store } = await open();
    const half = store.invites.create(anInvite({ createdAt: 1.5 }));
    expect(await codeOf(half)).toBe('invalid');
    expect(await codeOf(store.invites.find('a\0b'))).toBe('invalid');
    const text = 'a\0b \uD800 c';
    await store.invites.create(anInvite({ customerName: text }));
    expect((await store.invites.find('invite-1'))?.customerName).toBe('ab \uFFFD c');
  });
});

describe('a server that goes away', () => {
  it('between calls and in them ends no process, and the store works again once it is back', async () => {
    const { url, store } = await open();
    await store.invites.create(anInvite());
    // Several idle connections, so that each of them breaks without anybody waiting for it.
    await Promise.all(Array.from({ length: 8 }, () => store.invites.find('invite-1')));
    const sleeping = server.ask('select pg_sleep(60)', url).catch(() => 'cut');
    await server.kill();
    expect(await sleeping).toBe('cut');
    const asked = [
      store.invites.find('invite-1'),
      store.invites.create(anInvite({ inviteId: 'lost', tokenHash: sha256('lost') })),
      store.calls.unended(),
    ];
    expect(await Promise.all(asked.map(codeOf))).toEqual(['gone', 'gone', 'gone']);
    await server.start();
    expect(await store.invites.find('invite-1')).toMatchObject({ state: 'open' });
    expect(await store.invites.find('lost')).toBeNull();
  });

  it('in the middle of a transaction leaves nothing half done', async () => {
    const { url, store } = await open();
    await store.invites.create(anInvite());
    // The transaction takes the seat, then waits for this lock before it can begin the call.
    await server.ask(
      `create function wait() returns trigger language plpgsql as
         $$ begin perform pg_sleep(60); return new; end $$;
       create trigger wait before insert on calls for each row execute function wait()`,
      url,
    );
    const taking = codeOf(
      store.invites.takeSeat({
        inviteId: 'invite-1',
        seatHash: sha256('seat'),
        callId: 'call-0001',
        ringingSince: NOW,
        video: false,
        locale: 'en',
      }),
    );
    const sleeps = `select count(*)::int as n from pg_stat_activity where wait_event = 'PgSleep'`;
    while ((await server.ask(sleeps))[0]?.['n'] !== 1);
    await server.kill();
    expect(await taking).toBe('gone');
    await server.start();
    expect(await store.invites.find('invite-1')).toMatchObject({ state: 'open', seatHash: null });
    expect(await store.calls.unended()).toEqual([]);
  });

  it('closes a store that is closed meanwhile all the same', async () => {
    const { store } = await open();
    await store.invites.find('invite-1');
    await server.kill();
    await store.close();
    expect(await codeOf(store.invites.find('invite-1'))).toBe('closed');
    await server.start();
  });
});

describe('two hubs on one database', () => {
  it('give the seat of a link to one of many who try at once', async () => {
    const { url, store } = await open();
    const other = await hubStore({ url, now: () => NOW });
    await store.invites.create(anInvite());
    const tries = Array.from({ length: 40 }, (_, i) =>
      (i % 2 === 0 ? store : other).invites.takeSeat({
        inviteId: 'invite-1',
        seatHash: sha256(`seat-${i}`),
        callId: `call-${1000 + i}`,
        ringingSince: NOW,
        video: false,
        locale: 'en',
      }),
    );
    const taken = await Promise.all(tries);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await other.calls.unended()).toHaveLength(1);
  });
});
