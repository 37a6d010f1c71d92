import { describe, expect, it } from 'vitest';
import type { Ms } from '#shared/lib/units.ts';
import type { OutboxView } from '#shared/contract/outbox.ts';
import { deliver } from '#electron/main/outbox/deliver.ts';
import {
  FIRST_PAUSE_MS,
  LONGEST_PAUSE_MS,
  OutboxKeeper,
  SETTLE_MS,
} from '#electron/main/outbox/keepSending.ts';
import { openHubStore } from '#electron/store/index.ts';
import { ask, testHub } from '../../hub/support/hub.ts';
import type { TestHub } from '../../hub/support/hub.ts';
import { aSummary } from '../../store/support/records.ts';
import { NOW, desktopStore } from '../../store/support/stores.ts';
import { firstAccount } from '../account/support.ts';

/** Timers that go off when the test says so. */
function timers() {
  const waiting = new Map<number, { readonly ms: Ms; readonly act: () => void }>();
  let next = 0;
  return {
    after: (ms: Ms, act: () => void) => {
      const id = (next += 1);
      waiting.set(id, { ms, act });
      return () => void waiting.delete(id);
    },
    pauses: () => [...waiting.values()].map(({ ms }) => ms),
    go: () => {
      const due = [...waiting.values()];
      waiting.clear();
      for (const { act } of due) act();
    },
  };
}

async function world(hub: TestHub) {
  const store = await desktopStore();
  const { token, me } = await firstAccount(hub);
  const state = { at: { origin: hub.origin, token } as { origin: string; token: string } | null };
  const seen = { views: [] as OutboxView[], signedOut: 0, parcels: 0 };
  const clock = timers();
  const until = { waiters: [] as (() => void)[] };
  const keeper = new OutboxKeeper({
    store,
    way: async () => {
      const { at } = state;
      return (
        at &&
        (async (parcel, signal) => {
          seen.parcels += 1;
          return deliver(at, fetch, parcel, signal);
        })
      );
    },
    now: () => NOW,
    after: clock.after,
    random: () => 0,
    changed: (view) => {
      seen.views.push(view);
      for (const look of until.waiters) look();
    },
    signedOut: () => {
      seen.signedOut += 1;
    },
  });
  /** Resolves once the window is told of such a state. */
  const told = (fits: (view: OutboxView) => boolean): Promise<void> =>
    new Promise((resolve) => {
      until.waiters.push(() => {
        if (seen.views.some(fits)) resolve();
      });
    });
  return { store, keeper, state, seen, clock, told, token, personId: me.person.personId };
}

/** Notes of the summaries that a stopped hub has. */
async function arrived({ options }: TestHub): Promise<readonly string[]> {
  const file = `${options.dataDir}/hub.db`;
  const opened = await openHubStore({ file, key: options.storeKey, now: () => NOW });
  if (!opened.ok) throw new Error(opened.detail);
  const { summaries, teams } = opened.store;
  const teamIds = (await teams.list()).map(({ teamId }) => teamId);
  const all = { teamIds, now: NOW * 2, limit: 100, after: null };
  const notes: string[] = [];
  for (const { callId } of await summaries.list(all)) {
    notes.push((await summaries.get(callId))?.summary.notes ?? '');
  }
  await opened.store.close();
  return notes.toSorted();
}

const saved = (n: number, notes = `call ${n}`) =>
  aSummary({ callId: `call-${1000 + n}`, startedAt: NOW + n, notes });

describe('the outbox of a running app', () => {
  it('sends what is saved a moment later, together, and says how it stands', async () => {
    const hub = await testHub({ team: true });
    const { store, keeper, clock, seen, told } = await world(hub);
    await store.calls.save(saved(1));
    keeper.saved();
    await store.calls.save(saved(2));
    keeper.saved();
    expect(clock.pauses()).toEqual([SETTLE_MS]);
    expect(seen.parcels).toBe(0);
    const done = told(({ state }) => state === 'idle');
    clock.go();
    await done;
    expect(seen.parcels).toBe(1);
    expect(await keeper.view()).toEqual({
      state: 'idle',
      waiting: 0,
      sent: 2,
      lastSentAt: NOW,
      refused: 0,
      keptHere: 0,
      refusals: [],
    });
    await keeper.stop();
    await hub.close();
    expect(await arrived(hub)).toEqual(['call 1', 'call 2']);
  });

  it('waits longer and longer while the hub is away, and goes on at once when it is back', async () => {
    const first = await testHub({ team: true });
    const { store, keeper, clock, state, seen, token } = await world(first);
    await first.close();
    await store.calls.save(saved(1));
    const pauses: Ms[] = [];
    await keeper.look();
    for (let n = 0; n < 9; n += 1) {
      pauses.push(...clock.pauses());
      // What is typed meanwhile does not knock at the door.
      keeper.saved();
      expect(clock.pauses()).toHaveLength(1);
      const before = seen.views.length;
      clock.go();
      await expect.poll(() => clock.pauses().length).toBe(1);
      expect(seen.views.length).toBeGreaterThan(before);
    }
    expect(pauses.slice(0, 3)).toEqual([FIRST_PAUSE_MS, 2 * FIRST_PAUSE_MS, 4 * FIRST_PAUSE_MS]);
    expect(pauses.at(-1)).toBe(LONGEST_PAUSE_MS);
    expect((await keeper.view()).state).toBe('away');
    const again = await testHub({ ...first.options, port: 0 });
    state.at = { origin: again.origin, token };
    await keeper.look();
    expect(await keeper.view()).toMatchObject({ state: 'idle', waiting: 0, sent: 1 });
    expect(clock.pauses()).toEqual([]);
    await keeper.stop();
    await again.close();
    expect(await arrived(again)).toEqual(['call 1']);
  });

  it('spreads its tries by up to half a pause', async () => {
    const store = await desktopStore();
    await store.calls.save(saved(1));
    const clock = timers();
    const keeper = new OutboxKeeper({
      store,
      way: async () => async () => ({ kind: 'away' }),
      now: () => NOW,
      after: clock.after,
      random: () => 1,
      changed: () => undefined,
      signedOut: () => undefined,
    });
    await keeper.look();
    expect(clock.pauses()).toEqual([FIRST_PAUSE_MS / 2]);
    await keeper.stop();
    expect(clock.pauses()).toEqual([]);
  });

  it('sends nothing where nobody is signed in, or not any more', async () => {
    const hub = await testHub({ team: true });
    const { store, keeper, clock, state, seen, token, personId } = await world(hub);
    const { at } = state;
    state.at = null;
    await store.calls.save(saved(1));
    await keeper.look();
    expect([seen.parcels, (await keeper.view()).state]).toEqual([0, 'off']);
    state.at = at;
    await ask(hub, 'DELETE', `/api/admin/people/${personId}/sessions`, { token });
    await keeper.look();
    expect([seen.signedOut, (await keeper.view()).state]).toEqual([1, 'signedOut']);
    // Each try would count against everybody of this office.
    keeper.saved();
    expect(clock.pauses()).toEqual([]);
    expect((await keeper.view()).waiting).toBe(1);
  });

  it('says what the hub did not want, and tries it again when asked', async () => {
    const hub = await testHub({ team: true });
    const { store, keeper, state } = await world(hub);
    const { at } = state;
    await store.calls.save(saved(1));
    await store.outbox.setRefused('call-1001', 1, 'too large');
    await keeper.look();
    expect(await keeper.view()).toMatchObject({
      refused: 1,
      refusals: [{ callId: 'call-1001', because: 'too large' }],
    });
    state.at = null;
    await keeper.tryRefusedAgain();
    state.at = at;
    await keeper.look();
    await keeper.look();
    expect(await keeper.view()).toMatchObject({ refused: 0, waiting: 0, sent: 1 });
  });

  /** A keeper whose parcel is under way to a hub that never answers. */
  const underWay = async () => {
    const store = await desktopStore();
    await store.calls.save(saved(1));
    const seen = { aborted: 0, parcels: 0 };
    let reach = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const clock = timers();
    const keeper = new OutboxKeeper({
      store,
      way: async () => (_parcel, signal) =>
        new Promise((resolve) => {
          seen.parcels += 1;
          reach();
          signal.addEventListener('abort', () => {
            seen.aborted += 1;
            resolve({ kind: 'away' });
          });
        }),
      now: () => NOW,
      after: clock.after,
      random: () => 0,
      changed: () => undefined,
      signedOut: () => undefined,
    });
    void keeper.look();
    await reached;
    return { store, keeper, seen, clock };
  };

  it('stops in the middle without losing anything', async () => {
    const { store, keeper, seen, clock } = await underWay();
    await keeper.stop();
    expect(seen).toEqual({ aborted: 1, parcels: 1 });
    expect((await store.outbox.status()).waiting).toBe(1);
    keeper.saved();
    await keeper.look();
    expect([seen.parcels, clock.pauses()]).toEqual([1, []]);
  });

  it('lets go of what is under way before another hub is chosen, and goes on after that', async () => {
    const { store, keeper, seen, clock } = await underWay();
    await keeper.letGo();
    expect(seen).toEqual({ aborted: 1, parcels: 1 });
    expect((await store.outbox.status()).waiting).toBe(1);
    expect(clock.pauses()).toHaveLength(1);
    void keeper.look();
    await expect.poll(() => seen.parcels).toBe(2);
    await keeper.stop();
  });
});

describe('a parcel', () => {
  const { signal } = new AbortController();
  const parcel = { items: [{ revision: 1, summary: saved(1) }] };
  const answering = (status: number, body = '{}') =>
    deliver(
      { origin: 'http://hub.test', token: 't' },
      async () => new Response(body, { status }),
      parcel,
      signal,
    );

  it.each([
    [401, 'signedOut'],
    [403, 'signedOut'],
    [413, 'tooLarge'],
    [400, 'away'],
    [409, 'away'],
    [429, 'away'],
    [500, 'away'],
    [503, 'away'],
    // Something in between that answers in the hub's place.
    [200, 'away'],
  ])('that is answered with %i', async (status, kind) => {
    expect(await answering(status)).toEqual({ kind });
    expect(await answering(status, '<!doctype html>')).toEqual({ kind });
  });

  it('waits where the agent is in no team yet', async () => {
    const hub = await testHub({ team: true });
    const { token, me } = await firstAccount(hub);
    const body = { memberships: [] };
    await ask(hub, 'PATCH', `/api/admin/people/${me.person.personId}`, { token, body });
    const at = { origin: hub.origin, token };
    expect(await deliver(at, fetch, parcel, signal)).toEqual({ kind: 'away' });
  });
});
