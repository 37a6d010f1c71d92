import type { IceServer } from '#shared/contract/hub.ts';
import { MIN_TURN_SECRET, turnAddressProblem } from '#shared/lib/turnAddress.ts';
import type { IceOptions } from '../ice.ts';
import { hasTurn } from '../ice.ts';
import { contentOf } from './secretFiles.ts';
import { UsageError } from './usageError.ts';

/** How the flags are declared to the parser. */
export const iceFlags = {
  ice: { type: 'string', multiple: true, default: [] as string[] },
  turn: { type: 'string', multiple: true, default: [] as string[] },
  'turn-secret-file': { type: 'string' },
  'relay-only': { type: 'boolean', default: false },
} as const;

export const iceHelp = `  --ice SERVER        stun:host:3478, or turn:user:password@host:3478 with a password that stays;
                      may be repeated
  --turn URL          a TURN server that takes time-limited credentials (coturn's
                      use-auth-secret): turn:host:3478, turn:host:3478?transport=tcp or
                      turns:host:5349; may be repeated. HEARBACK_TURN has the same, with spaces
                      between
  --turn-secret-file FILE  the secret that those servers share with the hub; or
                      HEARBACK_TURN_SECRET, or HEARBACK_TURN_SECRET_FILE
  --relay-only        sound and picture go over a TURN server alone: neither side of a call learns
                      the other's network address`;

interface IceFlags {
  readonly ice: readonly string[];
  readonly turn: readonly string[];
  readonly 'turn-secret-file'?: string | undefined;
  readonly 'relay-only': boolean;
}

const icePattern =
  /^(?<scheme>stuns?|turns?):(?:(?<user>[^:@]+):(?<password>[^@]+)@)?(?<rest>[^@\s]+)$/;

function readIce(text: string): IceServer {
  const parts = icePattern.exec(text)?.groups;
  const { scheme, user, password, rest } = parts ?? {};
  const wantsUser = scheme?.startsWith('turn') ?? false;
  if (!scheme || !rest || wantsUser !== (user !== undefined)) {
    throw new UsageError(
      `--ice ${text} is not understood: it looks like stun:host:3478 or turn:user:password@host:3478.`,
    );
  }
  const urls = `${scheme}:${rest}`;
  return user && password ? { urls, username: user, credential: password } : { urls };
}

function readTurn(text: string): string {
  switch (turnAddressProblem(text)) {
    case 'user':
      throw new UsageError(
        '--turn takes an address without a user: the hub makes names and passwords by itself. ' +
          'A password that stays goes with --ice.',
      );
    case 'form':
      throw new UsageError(
        `--turn ${text} is not understood: it looks like turn:host:3478, turn:host:3478?transport=tcp or turns:host:5349.`,
      );
    case 'dtls':
      throw new UsageError(
        `--turn ${text}: browsers have no TURN over DTLS. Leave ?transport=udp out, or use turn:.`,
      );
    default:
      return text;
  }
}

function readSecret(file: string | undefined, env: NodeJS.ProcessEnv): string | null {
  const inEnv = env['HEARBACK_TURN_SECRET'];
  if (file !== undefined && inEnv) {
    throw new UsageError('--turn-secret-file and HEARBACK_TURN_SECRET are both set: give one.');
  }
  const secret = file === undefined ? inEnv : contentOf(file, '--turn-secret-file');
  if (!secret) return null;
  if (secret.length >= MIN_TURN_SECRET) return secret;
  throw new UsageError(
    `The secret of the TURN servers is shorter than ${MIN_TURN_SECRET} characters and could be guessed. "openssl rand -hex 32" makes one.`,
  );
}

/**
 * The servers that clients find their ways by. Secrets are in no message.
 * @throws UsageError
 */
export function readIceOptions(flags: IceFlags, env: NodeJS.ProcessEnv): Required<IceOptions> {
  const iceServers = flags.ice.map(readIce);
  const wanted = flags.turn.length > 0 ? flags.turn : (env['HEARBACK_TURN'] ?? '').split(/\s+/);
  const urls = wanted.filter((each) => each !== '').map(readTurn);
  const secret = readSecret(flags['turn-secret-file'], env);
  if (urls.length > 0 && secret === null) {
    throw new UsageError(
      '--turn needs the secret of those servers: give --turn-secret-file, or --ice for a password that stays.',
    );
  }
  if (urls.length === 0 && flags['turn-secret-file'] !== undefined) {
    throw new UsageError('--turn-secret-file needs the servers that it is for: give --turn.');
  }
  const turn = urls.length > 0 && secret !== null ? { urls, secret } : null;
  const relayOnly = flags['relay-only'];
  if (relayOnly && !hasTurn({ iceServers, turn })) {
    throw new UsageError('--relay-only needs a server that relays: give --turn.');
  }
  return { iceServers, turn, relayOnly };
}
