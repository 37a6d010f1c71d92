import path from 'node:path';
import type { DesktopStore } from '#electron/store/index.ts';
import { openDesktopStore } from '#electron/store/index.ts';
import type { Notices } from '../notices.ts';

/**
 * Opens the desktop's database. One that cannot be read is kept aside by the store and a fresh one
 * opened; one from a newer Hearback is left untouched, and this run works on a database beside it,
 * so that calls can be taken and nothing of either is lost.
 * @throws when no database can be opened at all
 */
export async function openStore(
  dataDir: string,
  key: string,
  now: () => number,
  notices: Notices,
): Promise<DesktopStore> {
  const opened = await openDesktopStore({ file: path.join(dataDir, 'hearback.db'), key, now });
  if (opened.ok) {
    if (opened.keptAside !== null) notices.add('databaseKeptAside', opened.keptAside);
    return opened.store;
  }
  notices.add(opened.error === 'newer' ? 'databaseNewer' : 'databaseUnreadable', opened.file);
  if (opened.error === 'diskFull') notices.add('diskFull');
  const beside = await openDesktopStore({
    file: path.join(dataDir, 'hearback-beside.db'),
    key,
    now,
  });
  if (beside.ok) return beside.store;
  throw new Error(
    `The call records in ${dataDir} cannot be opened (${beside.detail}). Nothing in that folder was changed.`,
  );
}
