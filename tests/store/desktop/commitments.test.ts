import { describe, expect, it } from 'vitest';
import type { DesktopStore } from '#electron/store/index.ts';
import type { PromisedAction } from '#shared/model/commitment.ts';
import { aSecond, aSummary, started } from '../support/records.ts';
import { desktopStore, NOW, optionsIn } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const callId = 'call-0001';
const HOUR = 3_600_000;

function action(actionId: number, changes: Partial<PromisedAction> = {}): PromisedAction {
  return { atMs: actionId * 1000.5, actionId, text: `action ${actionId}`, dueAt: null, ...changes };
}

const texts = async (store: DesktopStore): Promise<string[]> =>
  (await store.commitments.list({ of: 'open' })).map(({ text }) => text);

describe('commitments', () => {
  it('are opened with the call that promised them, and survive a restart', async () => {
    const options = optionsIn(tempFolder());
    const before = await desktopStore(options);
    const dueAt = NOW + 24 * HOUR;
    await before.calls.save(
      aSummary({ customerName: 'Zoë 李', actions: [action(2, { text: 'send 😀', dueAt })] }),
    );
    await before.close();
    const after = await desktopStore(options);
    expect(await after.commitments.list({ of: 'open' })).toEqual([
      {
        id: 'call-0001.2',
        callId,
        customerName: 'Zoë 李',
        text: 'send 😀',
        dueAt,
        createdAt: NOW + 2001,
        doneAt: null,
        remindedAt: null,
      },
    ]);
  });

  it('are opened together with the summary, or not at all', async () => {
    const store = await desktopStore();
    await store.journal.append(callId, 0, [started(callId), aSecond(1)]);
    const wrong = aSummary({ actions: [action(1)], notes: 'x'.repeat(20_001) });
    await expect(store.calls.save(wrong)).rejects.toMatchObject({ code: 'invalid' });
    expect(await texts(store)).toEqual([]);
    expect(await store.journal.unfinished()).toHaveLength(1);
    const bad = aSummary({ actions: [action(0)] });
    await expect(store.calls.save(bad)).rejects.toMatchObject({ code: 'invalid' });
    expect(await store.calls.get(callId)).toBeNull();
  });

  it('can be added after the call, and stand in its summary', async () => {
    const store = await desktopStore();
    await store.calls.save(aSummary({ actions: [action(1)] }));
    const at = NOW + HOUR;
    const promise = { callId, text: 'call back', dueAt: NOW + 2 * HOUR };
    const added = await store.commitments.add(promise, at);
    expect(added).toMatchObject({ id: 'call-0001.2', createdAt: at, doneAt: null, ...promise });
    expect(await texts(store)).toEqual(['call back', 'action 1']);
    expect((await store.calls.get(callId))?.actions).toMatchObject([
      { actionId: 1, text: 'action 1' },
      { actionId: 2, text: 'call back', dueAt: NOW + 2 * HOUR },
    ]);
    // The place of one that was removed stays its own, in case it comes back.
    await store.commitments.setRemoved(added.id, at);
    const next = await store.commitments.add({ ...promise, text: 'write' }, at);
    expect(next.id).toBe('call-0001.3');
    await store.commitments.setRemoved(added.id, null);
    expect(await texts(store)).toEqual(['call back', 'write', 'action 1']);
    // A call that is saved again changes none of them.
    await store.calls.save(aSummary({ actions: [action(1)] }));
    expect(await texts(store)).toEqual(['call back', 'write', 'action 1']);
    await expect(
      store.commitments.add({ ...promise, callId: 'call-gone' }, at),
    ).rejects.toMatchObject({ code: 'notFound' });
    await expect(store.commitments.add({ ...promise, text: ' ' }, at)).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('are not doubled by a call that is saved again, nor set back, nor brought back', async () => {
    const store = await desktopStore();
    const summary = aSummary({ actions: [action(1), action(2), action(3)] });
    await store.calls.save(summary);
    await store.commitments.edit({ id: `${callId}.1`, text: 'edited', dueAt: NOW + HOUR });
    await store.commitments.setDone(`${callId}.2`, NOW);
    await store.commitments.setRemoved(`${callId}.3`, NOW);
    await store.calls.save({
      ...summary,
      recovered: true,
      actions: [...summary.actions, action(4)],
    });
    expect(await texts(store)).toEqual(['edited', 'action 4']);
    expect(await store.commitments.list({ of: 'done', since: 0 })).toHaveLength(1);
    const stored = await store.calls.get(callId);
    expect(stored?.actions).toEqual([
      action(1, { text: 'edited', dueAt: NOW + HOUR }),
      action(2),
      action(4),
    ]);
  });

  it('are listed soonest first, those without a date last', async () => {
    const store = await desktopStore();
    await store.calls.save(
      aSummary({
        actions: [
          action(1),
          action(2, { dueAt: NOW + 2 * HOUR }),
          action(3, { dueAt: NOW + HOUR }),
          action(4, { dueAt: NOW - HOUR }),
        ],
      }),
    );
    expect(await texts(store)).toEqual(['action 4', 'action 3', 'action 2', 'action 1']);
  });

  it('are found by their customer whatever the case, open ones only', async () => {
    const store = await desktopStore();
    await store.calls.save(
      aSummary({ customerName: 'Åsa Öberg', actions: [action(1), action(2)] }),
    );
    await store.calls.save(aSummary({ callId: 'call-0002', actions: [action(1)] }));
    await store.commitments.setDone(`${callId}.1`, NOW);
    const found = await store.commitments.list({ of: 'customer', customerName: '  åsa ÖBERG ' });
    expect(found.map(({ id }) => id)).toEqual([`${callId}.2`]);
    const ofCall = await store.commitments.list({ of: 'call', callId });
    expect(ofCall.map(({ doneAt }) => doneAt)).toEqual([NOW, null]);
  });

  it('are ticked and opened again, removed and brought back as they were', async () => {
    const store = await desktopStore();
    await store.calls.save(aSummary({ actions: [action(1)] }));
    const id = `${callId}.1`;
    expect(await store.commitments.setDone(id, NOW + 5)).toMatchObject({ doneAt: NOW + 5 });
    expect(await store.commitments.list({ of: 'done', since: NOW + 6 })).toEqual([]);
    expect(await store.commitments.list({ of: 'done', since: NOW + 5 })).toHaveLength(1);
    await store.commitments.setRemoved(id, NOW);
    expect(await store.commitments.list({ of: 'call', callId })).toEqual([]);
    await store.commitments.setRemoved(id, null);
    expect(await store.commitments.list({ of: 'call', callId })).toMatchObject([
      { doneAt: NOW + 5 },
    ]);
    expect(await store.commitments.setDone(id, null)).toMatchObject({ doneAt: null });
  });

  it('remember that they were reminded of, until the date changes', async () => {
    const store = await desktopStore();
    await store.calls.save(aSummary({ actions: [action(1, { dueAt: NOW })] }));
    const id = `${callId}.1`;
    await store.commitments.setReminded([id], NOW + 1);
    const same = await store.commitments.edit({ id, text: 'other words', dueAt: NOW });
    expect(same.remindedAt).toBe(NOW + 1);
    const moved = await store.commitments.edit({ id, text: 'other words', dueAt: NOW + HOUR });
    expect(moved.remindedAt).toBeNull();
  });

  it('refuse what cannot be, and say where there is none', async () => {
    const store = await desktopStore();
    const none = { id: 'call-none.1', text: 'x', dueAt: null };
    await expect(store.commitments.edit(none)).rejects.toMatchObject({ code: 'notFound' });
    await expect(store.commitments.setDone('call-none.1', 1)).rejects.toMatchObject({
      code: 'notFound',
    });
    await expect(store.commitments.edit({ ...none, text: '  ' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(store.commitments.setDone("x'; DROP TABLE calls", 1)).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('the facts of a stored call', () => {
  it('can be changed afterwards, notes and all else stay', async () => {
    const { calls } = await desktopStore();
    await calls.save(aSummary({ notes: 'kept' }));
    await calls.setFacts(callId, [{ atMs: 2000, text: 'moved in June 😀' }]);
    expect(await calls.get(callId)).toEqual(
      aSummary({ notes: 'kept', facts: [{ atMs: 2000, text: 'moved in June 😀' }] }),
    );
    await expect(calls.setFacts('call-none', [])).rejects.toMatchObject({ code: 'notFound' });
    const long = [{ atMs: 0, text: 'x'.repeat(501) }];
    await expect(calls.setFacts(callId, long)).rejects.toMatchObject({ code: 'invalid' });
  });
});
