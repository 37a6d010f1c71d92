import type { PostgresPoolClient } from 'kysely';
import { Kysely, PostgresDialect } from 'kysely';
import type { PoolClient, PoolConfig } from 'pg';
import { Pool, types as pgTypes } from 'pg';
import type { Connection } from '../connection.ts';
import { postgresErrorCode } from './errors.ts';

/** One hub's share of the server's connections (100 as PostgreSQL comes). */
const maxConnections = 10;

/** Nobody waits longer than this for a server that is away. */
const connectWithinMs = 5000;

/** A statement of the hub takes milliseconds; one that takes this long is stuck behind a lock. */
const statementWithinMs = 10_000;

/**
 * 64-bit numbers as JavaScript's, as SQLite's adapter gives them; the driver would give text.
 * @throws RangeError for one that JavaScript would round
 */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond 53 bits.`);
  return value;
}

const types: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pgTypes.builtins.INT8 && format !== 'binary'
      ? wholeNumber
      : pgTypes.getTypeParser(oid, format as 'text')) as typeof pgTypes.getTypeParser,
};

/**
 * A connection whose server went away is not used again. Without this, one that timed out would go
 * back into the pool, and the next statements would wait behind the one that is never answered.
 */
function leavingTheBroken(client: PoolClient): PostgresPoolClient {
  let isBroken = false;
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      isBroken ||= postgresErrorCode(error) === 'gone';
      throw error;
    }
  };
  return { query: query as PostgresPoolClient['query'], release: () => client.release(isBroken) };
}

/**
 * Connects to a PostgreSQL database; the first statement opens the first connection.
 *
 * A connection that breaks while nobody uses it makes the pool emit `error`, which would end the
 * process if nobody listened. The pool has replaced it by then, and whoever asks next gets a
 * StoreError of their own if the server is still away.
 * @param url `postgres://user:password@host:port/database`, with libpq's parameters
 */
export function connectPostgres<T>(url: string, changes: PoolConfig = {}): Connection<T> {
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectWithinMs,
    statement_timeout: statementWithinMs,
    // The client's own: a server whose machine is gone answers no statement_timeout either.
    query_timeout: statementWithinMs + 2000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    application_name: 'hearback-hub',
    types,
    ...changes,
  });
  pool.on('error', () => undefined);
  // The same for a connection that breaks between two statements of a transaction.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const dialect = new PostgresDialect({
    pool: { connect: async () => leavingTheBroken(await pool.connect()), end: () => pool.end() },
  });
  const db = new Kysely<T>({ dialect });
  return {
    db,
    close: async () => {
      await db.destroy();
      // destroy() leaves the pool open where no query ever ran.
      if (!pool.ended) await pool.end();
    },
  };
}
