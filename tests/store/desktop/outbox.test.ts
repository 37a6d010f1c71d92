import { describe, expect, it } from 'vitest';
import type { DesktopStore } from '#electron/store/index.ts';
import { aSummary } from '../support/records.ts';
import { desktopStore, NOW } from '../support/stores.ts';

const action = { atMs: 0, actionId: 1, text: 'call back', dueAt: null };

const revisions = async ({ outbox }: DesktopStore) =>
  (await outbox.waiting(100)).map(({ callId, revision }) => `${callId} ${revision}`);

describe('the outbox', () => {
  it('knows of every change of a call, by whatever way, and not of practice', async () => {
    const store = await desktopStore();
    await store.calls.save(aSummary({ callId: 'practice-1', simulated: true }));
    await store.calls.save(aSummary({ actions: [action] }));
    const first = Number((await store.outbox.waiting(1))[0]?.revision);
    const changes: (() => Promise<unknown>)[] = [
      () => store.calls.setNotes('call-0001', 'she was right'),
      () => store.calls.setFacts('call-0001', [{ atMs: 1, text: 'moved in June' }]),
      () => store.calls.save(aSummary({ actions: [action], issue: 'another' })),
      async () => {
        const [open] = await store.commitments.list({ of: 'open' });
        return store.commitments.setDone(open?.id ?? '', NOW);
      },
    ];
    for (const [n, change] of changes.entries()) {
      await change();
      const [entry] = await store.outbox.waiting(10);
      expect(entry?.callId).toBe('call-0001');
      expect(entry?.revision, `change ${n}`).toBeGreaterThan(first + n);
    }
    const [before] = await revisions(store);
    const [done] = await store.commitments.list({ of: 'done', since: 0 });
    await store.commitments.setReminded([done?.id ?? ''], NOW);
    expect(await revisions(store)).toEqual([before]);
  });

  it('sends the oldest call first, and again what changed while it was on its way', async () => {
    const store = await desktopStore();
    for (const day of [3, 1, 2]) {
      await store.calls.save(aSummary({ callId: `call-day${day}`, startedAt: NOW + day }));
    }
    const [first, ...rest] = await store.outbox.waiting(10);
    expect([first, ...rest].map((each) => each?.callId)).toEqual([
      'call-day1',
      'call-day2',
      'call-day3',
    ]);
    await store.calls.setNotes('call-day1', 'meanwhile');
    await store.outbox.setSent('call-day1', first?.revision ?? 0, NOW);
    expect((await store.outbox.waiting(1))[0]?.callId).toBe('call-day1');
    const again = (await store.outbox.waiting(1))[0]?.revision ?? 0;
    await store.outbox.setSent('call-day1', again, NOW);
    // A receipt that comes late for an older revision takes nothing back.
    await store.outbox.setSent('call-day1', 1, NOW);
    expect(await store.outbox.status()).toEqual({
      waiting: 2,
      sent: 1,
      refused: 0,
      keptHere: 0,
      lastSentAt: NOW,
    });
  });

  it('sets aside what was refused until it changes, or until it is tried again', async () => {
    const store = await desktopStore();
    await store.calls.save(aSummary());
    await store.outbox.setRefused('call-0001', 1, 'too large');
    expect(await store.outbox.status()).toMatchObject({ waiting: 0, refused: 1 });
    expect(await store.outbox.refusals(5)).toEqual([
      {
        callId: 'call-0001',
        customerName: 'Maya Lindqvist',
        startedAt: NOW,
        because: 'too large',
      },
    ]);
    await store.outbox.tryRefusedAgain();
    expect(await store.outbox.waiting(1)).toHaveLength(1);
    await store.outbox.setRefused('call-0001', 1, 'too large');
    await store.calls.setNotes('call-0001', 'shorter');
    expect(await store.outbox.waiting(1)).toHaveLength(1);
  });

  it('leaves behind what was made before, until the agent wants it along', async () => {
    const store = await desktopStore();
    await store.calls.save(aSummary());
    await store.outbox.leaveBehind();
    await store.calls.setNotes('call-0001', 'still mine');
    await store.calls.save(aSummary({ callId: 'call-0002' }));
    expect(await revisions(store)).toEqual(['call-0002 1']);
    expect((await store.outbox.status()).keptHere).toBe(1);
    await store.outbox.bringAlong();
    expect(await store.outbox.waiting(10)).toHaveLength(2);
  });

  it('never tells one hub of what another was told', async () => {
    const store = await desktopStore();
    for (const callId of ['call-told', 'call-refused', 'call-alone']) {
      await store.calls.save(aSummary({ callId }));
    }
    await store.outbox.setSent('call-told', 1, NOW);
    await store.outbox.setRefused('call-refused', 1, 'too large');
    await store.outbox.leaveBehind();
    await store.outbox.leaveBehind();
    await store.calls.setNotes('call-told', 'changed');
    expect(await store.outbox.status()).toMatchObject({ waiting: 0, refused: 0, keptHere: 2 });
    expect(await store.outbox.refusals(5)).toEqual([]);
    await store.outbox.bringAlong();
    await store.outbox.tryRefusedAgain();
    const waiting = (await store.outbox.waiting(10)).map(({ callId }) => callId);
    expect(waiting.toSorted()).toEqual(['call-alone', 'call-refused']);
  });

  it('tells what was made alone, after signing out, from what still waits for the hub', async () => {
    const store = await desktopStore();
    for (const n of [1, 2, 3]) {
      await store.calls.save(aSummary({ callId: `call-day${n}`, startedAt: NOW + n }));
    }
    expect(await store.outbox.leaveBehindSince(NOW + 2)).toBe(2);
    expect(await store.outbox.leaveBehindSince(NOW + 2)).toBe(0);
    expect(await revisions(store)).toEqual(['call-day1 1']);
  });
});
