import pino from 'pino';
import type { Log } from '../log.ts';

/*
 * The log of a hub that stands alone: one JSON object a line. LogEntry allows ids, codes and counts
 * only; what is here catches the day when somebody forgets that.
 */

/** Fields of these names never hold an id, a code or a count. */
const secretNames = [
  'token',
  'seat',
  'password',
  'secret',
  'key',
  'authorization',
  'agentName',
  'customerName',
  'name',
  'email',
  'issue',
  'company',
  'address',
  'ip',
  'url',
  'sdp',
  'candidate',
];

/** User and password of any address, and anything that looks like one of the hub's secrets. */
const secretValues: readonly (readonly [RegExp, string])[] = [
  [/(\w+:\/\/)[^\s/@]*@/g, '$1***@'],
  [/[\w-]{43,}/g, '***'],
  [/\S+@\S+\.\w+/g, '***'],
];

const clean = (value: unknown): unknown =>
  typeof value === 'string'
    ? secretValues.reduce((text, [pattern, instead]) => text.replace(pattern, instead), value)
    : value;

/** Writes entries as lines of JSON: `{"level":"info","time":"…","event":"call.live",…}`. */
export function createLogger(write: (line: string) => void): Log {
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (level) => ({ level }),
        log: (entry) =>
          Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, clean(value)])),
      },
      redact: { paths: secretNames, censor: '***' },
    },
    { write: (line: string) => write(line.trimEnd()) },
  );
  return ({ level, event, fields }) => logger[level]({ event, ...fields });
}
