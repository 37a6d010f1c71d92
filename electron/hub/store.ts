import path from 'node:path';
import { openHubStore } from '#electron/store/index.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { HubOptions } from './options.ts';
import type { HubRecords } from './records.ts';
import { HubStartError } from './startError.ts';

/** The hub's database below its data folder. */
export const databaseFileIn = (dataDir: string): string => path.join(dataDir, 'hub.db');

/**
 * Opens the hub's memory: a file of its own, or a database on a server.
 * @throws HubStartError `dataDir` with the store's own sentence
 */
export async function openRecords(
  { dataDir, database, storeKey: key }: HubOptions,
  clock: Clock,
  log: Log,
): Promise<HubRecords> {
  const now = (): number => clock.now();
  const file = databaseFileIn(dataDir);
  const opened = await openHubStore(database ? { url: database, now } : { file, key, now });
  if (!opened.ok) throw new HubStartError('dataDir', opened.detail);
  if (opened.keptAside !== null) {
    const fields = { because: opened.keptBecause, file: path.basename(opened.keptAside) };
    log({ level: 'warn', event: 'databaseKeptAside', fields });
  }
  return opened.store;
}
