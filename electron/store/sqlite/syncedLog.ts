import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';

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
  /** Resolves once all that is committed by now is on the disk. Rejects where the disk says no. */
  synced(): Promise<void>;
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

/** @param file the database's own; its log stands beside it from the first write on */
export function createSyncedLog(file: string): SyncedLog {
  let written = 0;
  let onDisk = 0;
  let handle: FileHandle | null = null;
  let running: Promise<void> | null = null;

  const sync = async (): Promise<void> => {
    const upTo = written;
    if (handle === null) {
      // For writing: Windows syncs nothing else.
      handle = await open(`${file}-wal`, 'r+');
      await syncFolder(file);
    }
    await handle.datasync();
    onDisk = upTo;
  };

  return {
    get written() {
      return written;
    },
    dirty: () => void (written += 1),
    async synced() {
      const wanted = written;
      const isBehind = (): boolean => onDisk < wanted;
      while (isBehind()) {
        // The one that runs may have begun too early: then the next one.
        running ??= sync().finally(() => (running = null));
        await running;
      }
    },
    async close() {
      await running?.catch(() => undefined);
      await handle?.close();
      handle = null;
    },
  };
}
