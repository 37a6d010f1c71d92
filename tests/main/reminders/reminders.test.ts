import { describe, expect, it } from 'vitest';
import { decideReminders } from '#electron/main/reminders/decide.ts';
import { LOOK_EVERY_MS, Reminders } from '#electron/main/reminders/reminders.ts';
import type { Commitment } from '#shared/model/commitment.ts';
import type { ReminderChoice } from '#shared/model/settings.ts';
import { createVirtualClock } from '../../unit/session/world/virtualClock.ts';

const MINUTE = 60_000;
const NOW = 1_800_000_000_000;

function promise(n: number, changes: Partial<Commitment> = {}): Commitment {
  return {
    id: `call-0001.${n}`,
    callId: 'call-0001',
    customerName: 'Maya',
    text: `promise ${n}`,
    dueAt: NOW + 60 * MINUTE,
    createdAt: NOW - 24 * 60 * MINUTE,
    doneAt: null,
    remindedAt: null,
    ...changes,
  };
}

function decide(open: readonly Commitment[], choice: ReminderChoice = 'min15', inCall = false) {
  const { tell, nextAt } = decideReminders({ open, choice, inCall, now: NOW });
  return {
    tell: tell.map(({ id }) => id.split('.')[1]),
    next: nextAt === null ? null : nextAt - NOW,
  };
}

describe('a reminder', () => {
  it('is due at the due time less the lead, not a millisecond before', () => {
    const at = (dueAt: number) => decide([promise(1, { dueAt })]);
    expect(at(NOW + 15 * MINUTE + 1)).toEqual({ tell: [], next: 1 });
    expect(at(NOW + 15 * MINUTE)).toEqual({ tell: ['1'], next: null });
    expect(decide([promise(1)], 'hour1')).toEqual({ tell: ['1'], next: null });
    expect(decide([promise(1)], 'atDue')).toEqual({ tell: [], next: 60 * MINUTE });
  });

  it('comes once, and not for what is done, undated or switched off', () => {
    expect(
      decide([
        promise(1, { dueAt: NOW - 1, remindedAt: NOW - 5 }),
        promise(2, { dueAt: NOW - 1, doneAt: NOW - 5 }),
        promise(3, { dueAt: null }),
      ]),
    ).toEqual({ tell: [], next: null });
    expect(decide([promise(1, { dueAt: NOW - 1 })], 'off')).toEqual({ tell: [], next: null });
  });

  it('of what was overdue at the start comes as one', () => {
    const overdue = [1, 2, 3].map((n) => promise(n, { dueAt: NOW - n * MINUTE }));
    expect(decide([...overdue, promise(4)])).toEqual({
      tell: ['1', '2', '3'],
      next: 45 * MINUTE,
    });
  });

  it('waits while a call goes on', () => {
    expect(decide([promise(1, { dueAt: NOW })], 'min15', true)).toEqual({ tell: [], next: null });
  });

  it('of a promise for sooner than the lead comes when it is due', () => {
    const soon = promise(1, { createdAt: NOW - MINUTE, dueAt: NOW + 9 * MINUTE });
    expect(decide([soon])).toEqual({ tell: [], next: 9 * MINUTE });
  });
});

/** Reminders over a list that remembers what it was told, in virtual time. */
function world(first: readonly Commitment[]) {
  const clock = createVirtualClock(NOW);
  const state = {
    all: first,
    choice: 'min15' as ReminderChoice,
    broken: false,
    told: [] as (readonly string[])[],
  };
  const reminders = new Reminders({
    open: async () => state.all,
    choice: async () => state.choice,
    setReminded: async (ids, at) => {
      if (state.broken) throw new Error('the disk is full');
      state.all = state.all.map((each) =>
        ids.includes(each.id) ? { ...each, remindedAt: at } : each,
      );
    },
    tell: (due) => state.told.push(due.map(({ text }) => text)),
    now: clock.now,
    after: clock.after,
  });
  return { clock, state, reminders };
}

describe('the reminders', () => {
  it('come on time by themselves, each once', async () => {
    const { clock, state, reminders } = world([
      promise(1, { dueAt: NOW + 20 * MINUTE }),
      promise(2, { dueAt: NOW + 30 * MINUTE }),
    ]);
    await reminders.look();
    await clock.advance(5 * MINUTE - 1);
    expect(state.told).toEqual([]);
    await clock.advance(1);
    expect(state.told).toEqual([['promise 1']]);
    await clock.advance(60 * MINUTE);
    expect(state.told).toEqual([['promise 1'], ['promise 2']]);
  });

  it('that fall into a call come together when it is over', async () => {
    const { clock, state, reminders } = world([
      promise(1, { dueAt: NOW + 16 * MINUTE }),
      promise(2, { dueAt: NOW + 17 * MINUTE }),
    ]);
    await reminders.look();
    reminders.setInCall(true);
    await clock.advance(20 * MINUTE);
    expect(state.told).toEqual([]);
    reminders.setInCall(false);
    await reminders.look();
    expect(state.told).toEqual([['promise 1', 'promise 2']]);
  });

  it('find what came in meanwhile within a minute, also when nobody said so', async () => {
    const { clock, state, reminders } = world([]);
    await reminders.look();
    state.all = [promise(1, { dueAt: NOW - MINUTE })];
    await clock.advance(LOOK_EVERY_MS);
    expect(state.told).toEqual([['promise 1']]);
  });

  it('are not repeated where it could not be written that they came, but come for a new date', async () => {
    const { clock, state, reminders } = world([promise(1, { dueAt: NOW })]);
    state.broken = true;
    await reminders.look();
    await clock.advance(10 * MINUTE);
    expect(state.told).toHaveLength(1);
    state.all = [promise(1, { dueAt: NOW + 30 * MINUTE })];
    await clock.advance(10 * MINUTE);
    expect(state.told).toHaveLength(2);
  });

  it('stop with the app', async () => {
    const { clock, state, reminders } = world([promise(1, { dueAt: NOW + 20 * MINUTE })]);
    await reminders.look();
    reminders.stop();
    await clock.advance(60 * MINUTE);
    expect(state.told).toEqual([]);
  });
});
