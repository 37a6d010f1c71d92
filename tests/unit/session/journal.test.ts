import { describe, expect, it } from 'vitest';
import type { IpcErrorCode } from '#shared/contract/ipc.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { BridgeError } from '#renderer/session/bridge.ts';
import { createJournal, WRITE_EVERY_MS } from '#renderer/session/call/journal.ts';
import type { Journal } from '#renderer/session/call/journal.ts';
import { createVirtualClock, settle } from './world/virtualClock.ts';
import type { VirtualClock } from './world/virtualClock.ts';

const fact = (factId: number): CallEvent => ({
  type: 'factAdded',
  atMs: factId,
  factId,
  text: `fact ${factId}`,
});

interface Setup {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly disk: CallEvent[];
  readonly writes: { readonly firstSeq: number; readonly count: number }[];
  readonly troubles: (IpcErrorCode | null)[];
  full: boolean;
}

function setUp(): Setup {
  const clock = createVirtualClock();
  const setup: Omit<Setup, 'journal'> = {
    clock,
    disk: [],
    writes: [],
    troubles: [],
    full: false,
  };
  const journal = createJournal({
    callId: 'call-0001',
    clock,
    append: async ({ firstSeq, events }) => {
      setup.writes.push({ firstSeq, count: events.length });
      await Promise.resolve();
      if (all.full) throw new BridgeError('diskFull', 'no room');
      if (firstSeq > setup.disk.length) throw new Error('a hole');
      setup.disk.splice(firstSeq, events.length, ...events);
    },
    onTrouble: (code) => setup.troubles.push(code),
  });
  const all = Object.assign(setup, { journal });
  return all;
}

describe('the journal', () => {
  it('is written once a second, in one piece', async () => {
    const { journal, clock, writes, disk } = setUp();
    for (const id of [1, 2, 3]) journal.add(fact(id));
    await clock.advance(WRITE_EVERY_MS - 1);
    expect(writes).toEqual([]);
    await clock.advance(1);
    expect(writes).toEqual([{ firstSeq: 0, count: 3 }]);
    journal.add(fact(4));
    await clock.advance(WRITE_EVERY_MS);
    expect(writes.at(-1)).toEqual({ firstSeq: 3, count: 1 });
    await clock.advance(5 * WRITE_EVERY_MS);
    expect(writes).toHaveLength(2);
    expect(disk).toEqual(journal.events());
  });

  it('is written at once where it matters, together with what waited', async () => {
    const { journal, writes } = setUp();
    journal.add(fact(1));
    journal.add(fact(2), true);
    await settle();
    expect(writes).toEqual([{ firstSeq: 0, count: 2 }]);
  });

  it('keeps everything while nothing can be written, slows down, and catches up', async () => {
    const setup = setUp();
    const { journal, clock, disk, troubles, writes } = setup;
    setup.full = true;
    for (let id = 1; id <= 30; id += 1) {
      journal.add(fact(id), true);
      await clock.advance(1000);
    }
    expect(disk).toEqual([]);
    expect(writes.length).toBeLessThan(10);
    expect(await journal.flush()).toBe(false);
    setup.full = false;
    await clock.advance(15_000);
    expect(disk).toEqual(journal.events());
    expect(disk).toHaveLength(30);
    expect(troubles.at(0)).toBe('diskFull');
    expect(troubles.at(-1)).toBeNull();
  });

  it('sends a long backlog in pieces', async () => {
    const { journal, disk, writes } = setUp();
    for (let id = 0; id < 1200; id += 1) journal.add(fact(id));
    expect(await journal.flush()).toBe(true);
    expect(writes.map((write) => write.count)).toEqual([500, 500, 200]);
    expect(disk).toEqual(journal.events());
  });

  it('flushes also what is added while a write is under way', async () => {
    const { journal, disk } = setUp();
    journal.add(fact(1), true);
    journal.add(fact(2));
    expect(await journal.flush()).toBe(true);
    expect(disk).toHaveLength(2);
  });

  it('is silent while it pauses, and after it is closed', async () => {
    const { journal, clock, writes } = setUp();
    journal.add(fact(1), true);
    await journal.pause();
    journal.add(fact(2), true);
    await clock.advance(5000);
    expect(writes).toHaveLength(1);
    expect(await journal.flush()).toBe(false);
    journal.resume();
    await clock.advance(1000);
    expect(writes).toHaveLength(2);
    journal.close();
    journal.add(fact(3), true);
    await clock.advance(5000);
    expect(writes).toHaveLength(2);
    expect(clock.waiting()).toBe(0);
  });
});
