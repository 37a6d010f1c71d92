import { Client } from 'pg';
import type { Lead } from '../hub/types.ts';

/** Names the lock of the hub that joins a database's calls: "hbld" in ASCII. */
export const leadLock = 0x68_62_6c_64;

/** How often the holder looks whether it still is, and how long an answer may take. */
const lookEveryMs = 2000;
const answerWithinMs = 4000;

/**
 * Takes the lead over the hubs of a database, if nobody has it: a lock of a connection, so that it
 * is free again the moment its holder dies. Where the holder's whole machine goes, the server
 * notices within about 11 s (idle, then three probes).
 * @returns null where another hub has it
 * @throws an error of the driver
 */
export async function takeLead(url: string): Promise<Lead | null> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
    keepAlive: true,
    application_name: 'hearback-hub-lead',
  });
  let lose: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (lose = resolve));
  client.on('error', () => lose());
  client.on('end', () => lose());
  try {
    await client.connect();
    await client.query(
      'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3',
    );
    // The counter of transactions grows for ever and outlives every hub.
    const { rows } = await client.query<{ taken: boolean; term: string }>(
      'select pg_try_advisory_lock($1, hashtext(current_schema())) as taken, txid_current() as term',
      [leadLock],
    );
    const [row] = rows;
    if (row?.taken !== true) {
      await client.end();
      return null;
    }
    const looking = setInterval(() => {
      client.query('select 1').catch(() => {
        lose();
        void client.end().catch(() => undefined);
      });
    }, lookEveryMs);
    looking.unref();
    void lost.then(() => clearInterval(looking));
    return {
      term: Number(row.term),
      lost,
      release: async () => {
        clearInterval(looking);
        await client.end().catch(() => undefined);
      },
    };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
