import { StoreError, toStoreError } from './errors.ts';
import type { SyncedLog } from './sqlite/syncedLog.ts';

/** The door of a store: every repository method goes through it. */
export interface Gate {
  /** Runs work, and turns whatever it throws into a StoreError. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Lets nothing more in, waits for what is inside, then runs `last`. A second call just waits. */
  close(last: () => Promise<void>): Promise<void>;
}

/** @param log whoever wrote is answered once it is on the disk */
export function createGate(log?: Pick<SyncedLog, 'written' | 'synced'>): Gate {
  const inside = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;
  return {
    async run(work) {
      if (closing !== null) throw new StoreError('closed', 'The records are closed.');
      // Wrapped, so that what it throws before its first await is caught below too.
      const running = (async () => {
        const before = log?.written;
        const value = await work();
        // Perhaps somebody else wrote meanwhile; then this waits a little for nothing.
        if (log !== undefined && log.written !== before) await log.synced();
        return value;
      })();
      inside.add(running);
      try {
        return await running;
      } catch (error) {
        throw toStoreError(error);
      } finally {
        inside.delete(running);
      }
    },
    close(last) {
      closing ??= Promise.allSettled(inside).then(last);
      return closing;
    },
  };
}
