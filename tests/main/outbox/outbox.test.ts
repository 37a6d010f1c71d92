import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedQueue } from '#electron/hub/queue.ts';
import { createIntake } from '#electron/hub/summaries/intake.ts';
import { receive } from '#electron/hub/summaries/reception.ts';
import { sendAll } from '#electron/main/outbox/sender.ts';
import type { Delivery } from '#electron/main/outbox/sender.ts';
import type { DesktopStore, HubStore } from '#electron/store/index.ts';
import { openDesktopStore, openHubStore } from '#electron/store/index.ts';
import type { Parcel } from '#shared/contract/outbox.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { aSummary } from '../../store/support/records.ts';
import { desktopStore, hubStore, NOW } from '../../store/support/stores.ts';
import { tempFolder } from '../../store/support/tempFolder.ts';

const by = { agentId: 'sam', teamId: 'north', agentFirstMs: 0 };
const now = (): number => NOW;

/** What goes over the wire: JSON there, JSON back. */
function wireTo(hub: HubStore): (parcel: Parcel) => Promise<Delivery> {
  const intake = createIntake(hub, keyedQueue(), { now } as never);
  return async (parcel) => {
    const receipt = await receive(intake, by, JSON.parse(JSON.stringify(parcel)));
    if (receipt === null) throw new Error('The hub did not know this for a parcel.');
    return { kind: 'receipt', receipt: JSON.parse(JSON.stringify(receipt)) };
  };
}

async function arrived(hub: HubStore): Promise<readonly CallSummary[]> {
  const lines = await hub.summaries.list({
    teamIds: ['north'],
    now: NOW,
    limit: 1000,
    after: null,
  });
  const found: CallSummary[] = [];
  for (const { callId } of lines) {
    const got = await hub.summaries.get(callId);
    if (got !== null) found.push(got.summary);
  }
  return found.toSorted((a, b) => a.callId.localeCompare(b.callId));
}

const saved = (n: number): CallSummary =>
  aSummary({ callId: `call-${1000 + n}`, startedAt: NOW + n, notes: `call ${n}` });

/** Where the app was killed. */
class Killed extends Error {}

/** A store that is killed before or after its nth write. */
function mortal(store: DesktopStore, dieAt: { left: number }): DesktopStore {
  const step = (): void => {
    dieAt.left -= 1;
    if (dieAt.left === 0) throw new Killed();
  };
  const { outbox } = store;
  return {
    ...store,
    outbox: {
      ...outbox,
      waiting: async (limit) => {
        step();
        return outbox.waiting(limit);
      },
      setSent: async (...args) => {
        step();
        await outbox.setSent(...args);
        step();
      },
      setRefused: async (...args) => {
        step();
        await outbox.setRefused(...args);
        step();
      },
    },
  };
}

describe('the way from the agent’s machine to the hub', () => {
  it('ends with every summary there once, wherever the app or the line died', async () => {
    let killed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 25, maxLength: 25 }),
        fc.array(fc.constantFrom('lostThere', 'lostBack', 'fine', 'fine'), { maxLength: 12 }),
        async (calls, deaths, line) => {
          const [file, hubFile] = [
            path.join(tempFolder(), 'd.db'),
            path.join(tempFolder(), 'h.db'),
          ];
          const open = async () => {
            const desktop = await openDesktopStore({ file, key: null, now });
            const hub = await openHubStore({ file: hubFile, key: null, now });
            if (!desktop.ok || !hub.ok) throw new Error('A store did not open.');
            return { desktop: desktop.store, hub: hub.store };
          };
          const weather = [...line];
          let { desktop, hub } = await open();
          for (let n = 0; n < calls; n += 1) await desktop.calls.save(saved(n));
          for (const [life, left] of [...deaths, Infinity].entries()) {
            const reach = wireTo(hub);
            const dieAt = { left };
            const deliver = async (parcel: Parcel): Promise<Delivery> => {
              const today = weather.pop();
              dieAt.left -= 1;
              if (dieAt.left === 0) throw new Killed();
              if (today === 'lostThere') return { kind: 'away' };
              const delivery = await reach(parcel);
              dieAt.left -= 1;
              if (dieAt.left === 0) throw new Killed();
              return today === 'lostBack' ? { kind: 'away' } : delivery;
            };
            // Somebody edits between lives, so that old and new revisions are on their way.
            for (let n = 0; n < calls; n += 1 + (life % 3)) {
              await desktop.calls.setNotes(saved(n).callId, `edit ${life}`);
            }
            try {
              let stopped = await sendAll({ store: mortal(desktop, dieAt), deliver, now });
              while (stopped === 'away') {
                stopped = await sendAll({ store: mortal(desktop, dieAt), deliver, now });
              }
            } catch (error) {
              if (!(error instanceof Killed)) throw error;
              killed += 1;
            }
            // Opening files again for each death would take minutes; every fifth shows it.
            if (life % 5 === 4) {
              await desktop.close();
              await hub.close();
              ({ desktop, hub } = await open());
            }
          }
          const wanted: CallSummary[] = [];
          for (let n = 0; n < calls; n += 1) {
            const own = await desktop.calls.get(saved(n).callId);
            if (own !== null) wanted.push(own);
          }
          expect(await arrived(hub)).toEqual(wanted);
          expect((await desktop.outbox.status()).waiting).toBe(0);
          await desktop.close();
          await hub.close();
        },
      ),
      { numRuns: 60 },
    );
    // The property is about deaths: there must have been a thousand.
    expect(killed).toBeGreaterThanOrEqual(1000);
  }, 300_000);

  it('stops for nobody’s bad summary, and says why it stayed behind', async () => {
    const desktop = await desktopStore();
    const hub = await hubStore();
    for (const n of [0, 1, 2, 3]) await desktop.calls.save(saved(n));
    const reach = wireTo(hub);
    const kinds: string[] = [];
    const stopped = await sendAll({
      store: desktop,
      now,
      deliver: async (parcel) => {
        kinds.push(parcel.items.map(({ summary }) => summary.callId.slice(-1)).join(''));
        const large = parcel.items.some(({ summary }) => summary.callId === 'call-1002');
        return large ? { kind: 'tooLarge' } : reach(parcel);
      },
    });
    expect(stopped).toBe('done');
    expect(kinds).toEqual(['0123', '01', '23', '2', '3']);
    expect((await arrived(hub)).map(({ notes }) => notes)).toEqual(['call 0', 'call 1', 'call 3']);
    expect(await desktop.outbox.status()).toEqual({
      waiting: 0,
      sent: 3,
      refused: 1,
      keptHere: 0,
      lastSentAt: NOW,
    });
  });

  it('waits for a hub that is too old, that is away, or that does not know the agent', async () => {
    const desktop = await desktopStore();
    await desktop.calls.save(saved(0));
    const parts = { store: desktop, now };
    for (const kind of ['away', 'signedOut'] as const) {
      expect(await sendAll({ ...parts, deliver: async () => ({ kind }) })).toBe(kind);
    }
    const old: Delivery = {
      kind: 'receipt',
      receipt: { items: [{ callId: 'call-1000', as: 'newer' }] },
    };
    expect(await sendAll({ ...parts, deliver: async () => old })).toBe('newerHere');
    expect((await desktop.outbox.status()).waiting).toBe(1);
  });
});

describe('what a hub is sent', () => {
  it('is taken or answered for one by one', async () => {
    const hub = await hubStore();
    const intake = createIntake(hub, keyedQueue(), { now } as never);
    const send = (items: unknown) => receive(intake, by, { items });
    expect(await receive(intake, by, null)).toBeNull();
    expect(await send([])).toBeNull();
    expect(await send([{ revision: 0, summary: saved(1) }])).toBeNull();
    const { metrics, ...torn } = saved(3);
    const receipt = await send([
      { revision: 1, summary: saved(1) },
      { revision: 1, summary: { ...saved(2), version: 2, anything: 'new' } },
      { revision: 1, summary: torn },
      { revision: 1, summary: { ...saved(4), simulated: true } },
      { revision: 2, summary: { ...saved(1), notes: 'second' } },
    ]);
    expect(metrics).toBeDefined();
    expect(receipt?.items.map(({ as }) => as)).toEqual([
      'taken',
      'newer',
      'refused',
      'refused',
      'taken',
    ]);
    expect((await arrived(hub)).map(({ notes }) => notes)).toEqual(['second']);
    const stolen = await receive(
      intake,
      { ...by, agentId: 'kim' },
      { items: [{ revision: 9, summary: { ...saved(1), notes: 'kim’s' } }] },
    );
    expect(stolen?.items).toMatchObject([{ as: 'refused' }]);
    expect((await arrived(hub)).map(({ notes }) => notes)).toEqual(['second']);
  });
});
