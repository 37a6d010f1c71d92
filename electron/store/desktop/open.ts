import type { EpochMs } from '#shared/lib/units.ts';
import { createGate } from '../gate.ts';
import { desktopMigrations } from '../migrations/desktop/index.ts';
import { openDatabase } from '../openDatabase.ts';
import type { OpenResult, StoreOptions } from '../opened.ts';
import type { Connection } from '../connection.ts';
import { createCalls } from './calls.ts';
import { createCommitments } from './commitments.ts';
import { createJournal } from './journal.ts';
import { createOutbox } from './outbox.ts';
import { createSettings } from './settings.ts';
import { createSurveys } from './surveys.ts';
import type { DesktopTables } from './tables.ts';
import { createTeamLibrary } from './teamLibrary.ts';
import { createTemplates } from './templates.ts';
import type { DesktopStore } from './types.ts';

/** Opens what the desktop app keeps on this machine; see OpenResult for what can come of it. */
export async function openDesktopStore(options: StoreOptions): Promise<OpenResult<DesktopStore>> {
  const opened = await openDatabase<DesktopTables>(options, desktopMigrations);
  if (!opened.ok) return opened;
  return { ...opened, store: createDesktopStore(opened.store, options.now) };
}

/** The desktop store on an open, migrated database. */
export function createDesktopStore(
  { db, close }: Connection<DesktopTables>,
  now: () => EpochMs,
): DesktopStore {
  const gate = createGate();
  return {
    calls: createCalls(db, gate),
    journal: createJournal(db, gate),
    settings: createSettings(db, gate, now),
    commitments: createCommitments(db, gate),
    templates: createTemplates(db, gate, now),
    teamLibrary: createTeamLibrary(db, gate, now),
    outbox: createOutbox(db, gate),
    surveys: createSurveys(db, gate),
    close: () => gate.close(close),
  };
}
