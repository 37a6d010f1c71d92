/** What of StoreErrorCode an error of PostgreSQL can mean. */
export type PostgresErrorCode = 'gone' | 'busy' | 'diskFull' | 'closed' | 'invalid';

/** SQLSTATE of an error of the server, e.g. `23505`; null for any other error. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return null;
  const { code } = error;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/** What the driver and the operating system say when the server cannot be reached (any more). */
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
]);

/** The driver's own errors have no code; these are its words (pg 8). */
const lostConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

/**
 * True when the server is away: nothing is known of what was asked last, and the same call works
 * once it is back. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
function isGone(error: Error, state: string | null): boolean {
  // 08: connection; 57P01 to 57P05: shut down, crashed, starting up, dropped, idle for too long.
  if (state !== null)
    return state.startsWith('08') || /^57P0[1-5]$/.test(state) || state === '25P03';
  if ('code' in error && typeof error.code === 'string') return unreachable.has(error.code);
  return lostConnection.test(error.message);
}

/** Too many connections, a lock or a statement that took too long, a deadlock, no memory. */
const busyStates = new Set(['53300', '53200', '40001', '40P01', '55P03', '57014']);

/** What an error of PostgreSQL or its driver means; null for any other error. */
export function postgresErrorCode(error: unknown): PostgresErrorCode | null {
  if (!(error instanceof Error)) return null;
  const state = sqlState(error);
  if (isGone(error, state)) return 'gone';
  if (state === null) return error.message.startsWith('Cannot use a pool after') ? 'closed' : null;
  if (state === '53100') return 'diskFull';
  if (busyStates.has(state)) return 'busy';
  // 22: a value that no column takes; 23: a constraint that forbids it.
  return /^2[23]/.test(state) ? 'invalid' : null;
}
