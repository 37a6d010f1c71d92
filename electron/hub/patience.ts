import { StoreError } from '#electron/store/index.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { briefly } from './log.ts';
import type { HubRecords } from './records.ts';

/** Records that keep what they could not save until the store takes it. */
export interface PatientRecords extends HubRecords {
  /** Steps of calls that wait to be saved. */
  unsaved(): number;
}

/** How often the store is asked whether it takes what waits. */
const tryAgainMs = 1000;

/** Whether the same call works later: the store is away, held by another, or its disk is full. */
function mayComeBack(error: unknown): boolean {
  return error instanceof StoreError && ['gone', 'busy', 'diskFull'].includes(error.code);
}

interface Step {
  readonly callId: string;
  readonly write: () => Promise<unknown>;
}

/**
 * The hub's memory as calls need it: they go on while the store is away, and each of their steps
 * is saved in order once it is back. What may fail (a ring, a new link) fails at once instead.
 */
export function patientRecords(records: HubRecords, clock: Clock, log: Log): PatientRecords {
  const waiting: Step[] = [];
  let saving: Promise<void> | null = null;
  let cancel: (() => void) | null = null;
  let isAway = false;

  const saveAll = async (): Promise<void> => {
    for (let step = waiting[0]; step !== undefined; step = waiting[0]) {
      try {
        await step.write();
      } catch (error) {
        if (mayComeBack(error)) return standBy(error);
        const fields = { callId: step.callId, error: briefly(error) };
        log({ level: 'error', event: 'callNotSaved', fields });
      }
      waiting.shift();
    }
    if (isAway) log({ level: 'info', event: 'store.back' });
    isAway = false;
  };

  const standBy = (error: unknown): void => {
    if (!isAway) log({ level: 'error', event: 'store.away', fields: { error: briefly(error) } });
    isAway = true;
    cancel ??= clock.after(tryAgainMs, () => {
      cancel = null;
      void saveWaiting();
    });
  };

  /** One at a time: the order of steps is the order of saving. */
  const saveWaiting = (): Promise<void> => {
    saving ??= saveAll().finally(() => {
      saving = null;
      // Came between the last look and this one.
      if (waiting.length > 0 && cancel === null) void saveWaiting();
    });
    return saving;
  };

  const save = (step: Step): Promise<void> => {
    waiting.push(step);
    return saveWaiting();
  };

  /** What is read follows what was to be written, if the store takes it by now. */
  const after = async <T>(read: () => Promise<T>): Promise<T> => {
    if (waiting.length > 0) await saveWaiting();
    return read();
  };

  const { calls, invites, surveys } = records;
  return {
    ...records,
    unsaved: () => waiting.length,
    ping: () => records.ping(),
    takeLead: () => records.takeLead(),
    invites: {
      create: (invite) => after(() => invites.create(invite)),
      find: (inviteId) => after(() => invites.find(inviteId)),
      findByTokenHash: (hash) => after(() => invites.findByTokenHash(hash)),
      listOpen: (page) => after(() => invites.listOpen(page)),
      takeSeat: (ring) => after(() => invites.takeSeat(ring)),
      ringAgain: (ring) => after(() => invites.ringAgain(ring)),
      revoke: (inviteId) => after(() => invites.revoke(inviteId)),
      forgetBefore: (expired) => after(() => invites.forgetBefore(expired)),
    },
    surveys: {
      add: (survey) => after(() => surveys.add(survey)),
      has: (callId) => after(() => surveys.has(callId)),
      ofCalls: (callIds) => after(() => surveys.ofCalls(callIds)),
      listAfter: (page) => after(() => surveys.listAfter(page)),
      secret: (name, fresh) => after(() => surveys.secret(name, fresh)),
    },
    calls: {
      find: (callId) => after(() => calls.find(callId)),
      ownersOf: (callIds) => after(() => calls.ownersOf(callIds)),
      unended: () => after(() => calls.unended()),
      async answer(callId, at) {
        await save({ callId, write: () => calls.answer(callId, at) });
        return true;
      },
      end: (callId, ending) => save({ callId, write: () => calls.end(callId, ending) }),
    },
    async close() {
      await saveWaiting();
      cancel?.();
      for (const { callId } of waiting) {
        log({ level: 'error', event: 'callNotSaved', fields: { callId, error: 'the hub ended' } });
      }
      await records.close();
    },
  };
}
