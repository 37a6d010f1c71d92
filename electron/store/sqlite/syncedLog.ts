import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { StoreError } from '../errors.ts';

/**
 * Brings what was written to a database's write-ahead log onto the disk, beside everything else:
 * SQLite itself would hold the whole process up for each commit. One sync serves all who wrote before
 * it began.
 */
export interface SyncedLog {
  /** Something was committed that a power cut could take. */
  dirty(): void;
  /** How often something was committed so far. */
  readonly written: number;
  /**
   * Resolves once all that is committed by now is on the disk. Rejects where the disk says no, and
   * with StoreError `closed` for what is committed after the end.
   */
  synced(): Promise<void>;
  /** Waits for those who wait for the disk, then lets go of the log. A second call just waits. */
  close(): Promise<void>;
}

/** A new file is on the disk only once its folder is. Windows has no such thing. */
async function syncFolder(file: string): Promise<void> {
  try {
    const folder = await open(path.dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  }
}

/**
 * @param file the database's own; its log stands beside it from the first write on
 * @param checkpoint moves all that is committed from the log into the database, and that to the disk;
 * throws where it cannot
 */
export function createSyncedLog(file: string, checkpoint: () => void): SyncedLog {
  let written = 0;
  let onDisk = 0;
  let handle: FileHandle | null = null;
  let isFound = false;
  let isDoubtful = false;
  let running: Promise<void> | null = null;
  let closing: Promise<void> | null = null;

  const sync = async (): Promise<void> => {
    const upTo = written;
    // For writing: Windows syncs nothing else.
    handle ??= await open(`${file}-wal`, 'r+');
    if (!isFound) await syncFolder(file);
    isFound = true;
    // A disk that refused once may have let go of what it was given, and says yes the next time: who
    // wrote after that would rest on a log with a hole.
    if (isDoubtful) checkpoint();
    isDoubtful = true;
    await handle.datasync();
    isDoubtful = false;
    onDisk = upTo;
  };

  const close = async (): Promise<void> => {
    const underWay = (): Promise<void> | null => running;
    // Whoever waits already may need one more.
    for (let each = underWay(); each !== null; each = underWay()) await each.catch(() => undefined);
    await handle?.close();
  };

  return {
    get written() {
      return written;
    },
    dirty: () => void (written += 1),
    async synced() {
      const wanted = written;
      const isBehind = (): boolean => onDisk < wanted;
      if (isBehind() && closing !== null) throw new StoreError('closed', 'The log is closed.');
      while (isBehind()) {
        // The one that runs may have begun too early: then the next one.
        running ??= sync().finally(() => (running = null));
        await running;
      }
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}
