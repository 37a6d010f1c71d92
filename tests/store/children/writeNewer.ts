import { sql } from 'kysely';
import { connect } from '#electron/store/sqlite/connection.ts';
import { openDesktopStore } from '#electron/store/index.ts';
import { aSummary } from '../support/records.ts';

/**
 * Leaves a database as a newer Hearback that was killed would: a higher schema version, and the
 * last writes still in the log. argv: file, key.
 */
const [, , file = '', key = ''] = process.argv;
const opened = await openDesktopStore({ file, key, now: () => 0 });
if (!opened.ok) throw new Error(opened.detail);
await opened.store.calls.save(aSummary());
await opened.store.close();
const { db } = connect(file, key);
await sql`INSERT INTO schema_version VALUES (1000, 'from the future', 0)`.execute(db);
process.kill(process.pid, 'SIGKILL');
