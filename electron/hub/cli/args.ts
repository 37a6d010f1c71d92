import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_HUB_ADDRESSES, isHubAddress } from '#shared/lib/hubAddresses.ts';
import type { IceOptions } from '../ice.ts';
import type { MetricsAddress } from '../metrics/server.ts';
import type { OpenIdProvider, TlsFiles } from '../options.ts';
import { iceFlags, iceHelp, readIceOptions } from './iceArgs.ts';
import { openIdFlags, openIdHelp, readOpenId } from './openIdArgs.ts';
import { UsageError } from './usageError.ts';

export { UsageError } from './usageError.ts';

/** What `npm run hub` was asked for. */
export interface CliRequest extends Required<IceOptions> {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly database: string | null;
  readonly redis: string | null;
  readonly guestDir: string | null;
  readonly tls: TlsFiles | null;
  readonly publicUrl: string | null;
  /** Origins of further hubs of the same database. */
  readonly also: readonly string[];
  readonly trustProxy: boolean;
  readonly metrics: MetricsAddress | null;
  /** False takes the mood cue's offer out of every link. */
  readonly mood: boolean;
  readonly openId: OpenIdProvider | null;
}

/** What the hub listens on when nobody says otherwise. */
export const defaults = {
  host: '127.0.0.1',
  port: '4610',
  data: path.join(os.homedir(), '.hearback-hub'),
};

export const helpText = `Usage: npm run hub -- [options]

The Hearback team hub: makes customers' links, serves their page and brings calls together.

  --port N            port to listen on, 0 for any free one (${defaults.port})
  --host ADDRESS      address to listen on; 0.0.0.0 for every network (${defaults.host})
  --data DIR          where links, the database's key and the agents' tokens are kept
                      (${defaults.data})
  --database URL      postgres://user:password@host:port/name keeps the links and calls, instead
                      of a file in DIR. HEARBACK_DATABASE says the same, and keeps the password
                      out of the list of processes
  --redis URL         redis://:password@host:port joins several hubs of one database, which a
                      proxy stands in front of; or HEARBACK_REDIS. All need the same DIR
  --tls-cert FILE     certificate (chain) in PEM; customers' browsers want TLS
  --tls-key FILE      its private key in PEM, without a passphrase
  --public-url URL    the address customers use, when a proxy stands in front
  --also URL          address of a further hub of the same database, which agents' apps and customers'
                      pages try where this one is away; may be repeated. HEARBACK_ALSO names
                      several, with commas. Give every hub the same list
  --trust-proxy       take customers' network addresses from that proxy's X-Forwarded-For
  --metrics-port N    serve /metrics for Prometheus on this port, apart from everything else
  --metrics-host ADDRESS  address for it (127.0.0.1)
${iceHelp}
  --no-mood           no customer of this hub is asked for the mood cue, so it is off for all;
                      HEARBACK_MOOD=off says the same
${openIdHelp}
  --guest-dir DIR     the built customer's page, if it is not where the build puts it
  --help              this text

"backup FILE" and "restore FILE" in place of options: see backup --help. HEARBACK_DATABASE_FILE and
HEARBACK_REDIS_FILE name files that hold what HEARBACK_DATABASE and HEARBACK_REDIS would.

The link for the first account is in DIR/first-account, until it is made; further people are invited
by an administrator. An app may also connect with an access token, without an account: the first one
is made on first start, in DIR/agent-token. Links and calls belong to one account or token.
`;

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string', default: defaults.port },
        host: { type: 'string', default: defaults.host },
        data: { type: 'string', default: defaults.data },
        database: { type: 'string' },
        redis: { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'public-url': { type: 'string' },
        also: { type: 'string', multiple: true, default: [] },
        'trust-proxy': { type: 'boolean', default: false },
        'metrics-port': { type: 'string' },
        'metrics-host': { type: 'string', default: '127.0.0.1' },
        ...iceFlags,
        'no-mood': { type: 'boolean', default: false },
        'guest-dir': { type: 'string' },
        ...openIdFlags,
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}. --help lists the options.`);
  }
}

function readPort(text: string, flag = '--port'): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`${flag} ${text} is not a port: give a whole number from 0 to 65535.`);
}

function readAlso(flags: readonly string[], fromEnvironment = ''): string[] {
  const named = fromEnvironment.split(',').map((each) => each.trim());
  const all = [...flags, ...named.filter((each) => each !== '')];
  if (all.length >= MAX_HUB_ADDRESSES) {
    throw new UsageError(
      `--also names ${all.length} addresses: clients try ${MAX_HUB_ADDRESSES - 1} at most.`,
    );
  }
  return all.map((each) => {
    const origin = readPublicUrl(each, '--also') ?? '';
    if (isHubAddress(origin)) return origin;
    throw new UsageError(`--also ${each} has a host name that no browser would find.`);
  });
}

function readTlsFiles(certFile: string | undefined, keyFile: string | undefined): TlsFiles | null {
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile && keyFile) return { certFile, keyFile };
  throw new UsageError('--tls-cert and --tls-key belong together: give both files, or neither.');
}

function readPublicUrl(text: string | undefined, flag = '--public-url'): string | null {
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      `${flag} ${text} is not a web address: it looks like https://calls.example.com.`,
    );
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new UsageError(
      `${flag} ${text} has a path, and the hub needs a host name of its own: give ${url.origin}.`,
    );
  }
  return url.origin;
}

/** An address with a password in it is in no message. */
export function readAddress(
  flag: string,
  text: string | undefined,
  schemes: RegExp,
): string | null {
  if (text === undefined || text === '') return null;
  if (URL.canParse(text) && schemes.test(text) && new URL(text).hostname !== '') return text;
  const example =
    flag === '--redis'
      ? 'redis://:password@host:6379'
      : 'postgres://user:password@host:5432/hearback';
  throw new UsageError(`${flag} is not understood: it looks like ${example}.`);
}

export const notEmpty = (flag: string, text: string): string => {
  if (text.trim() !== '') return text;
  throw new UsageError(`${flag} is empty.`);
};

/**
 * Reads the command line.
 * @returns null where help is wanted
 * @throws UsageError
 */
export function readArgs(
  argv: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): CliRequest | null {
  const flags = readFlags(argv);
  if (flags.help) return null;
  return {
    host: notEmpty('--host', flags.host),
    port: readPort(flags.port),
    dataDir: path.resolve(notEmpty('--data', flags.data)),
    database: readAddress(
      '--database',
      flags.database ?? env['HEARBACK_DATABASE'],
      /^postgres(?:ql)?:/,
    ),
    redis: readAddress('--redis', flags.redis ?? env['HEARBACK_REDIS'], /^rediss?:/),
    guestDir: flags['guest-dir'] === undefined ? null : path.resolve(flags['guest-dir']),
    tls: readTlsFiles(flags['tls-cert'], flags['tls-key']),
    publicUrl: readPublicUrl(flags['public-url']),
    also: readAlso(flags.also, env['HEARBACK_ALSO']),
    trustProxy: flags['trust-proxy'],
    metrics:
      flags['metrics-port'] === undefined
        ? null
        : {
            port: readPort(flags['metrics-port'], '--metrics-port'),
            host: notEmpty('--metrics-host', flags['metrics-host']),
          },
    ...readIceOptions(flags, env),
    mood: !flags['no-mood'],
    openId: readOpenId(flags, env),
  };
}
