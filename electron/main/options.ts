import { parseArgs } from 'node:util';
import type { Result } from '#shared/lib/result.ts';
import { err, ok } from '#shared/lib/result.ts';

/** What the command line changes for this run only; nothing of it is stored. */
export interface AppOptions {
  readonly host: string | null;
  readonly port: number | null;
  readonly tlsCertFile: string | null;
  readonly tlsKeyFile: string | null;
  readonly publicUrl: string | null;
  /** The face model to use. */
  readonly modelFile: string | null;
}

/** Where the app's own switches start; Chromium's stand before or among them and are ignored. */
const ours = {
  host: { type: 'string' },
  port: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'public-url': { type: 'string' },
  model: { type: 'string' },
} as const;

/**
 * Reads the app's switches out of a whole command line. Unknown switches belong to Chromium or to
 * the test that started the app, and are left alone.
 * @returns the options, or one sentence saying which value cannot be used
 */
export function readOptions(argv: readonly string[]): Result<AppOptions, string> {
  const known = argv.filter((arg) => Object.keys(ours).some((name) => isSwitch(arg, name)));
  const joined = known.map((arg) => (arg.includes('=') ? arg : `${arg}=${after(argv, arg)}`));
  const { values } = parseArgs({ args: joined, options: ours, strict: true });
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && (!Number.isInteger(port) || port < 0 || port > 65_535)) {
    return err(`--port wants a number from 0 to 65535, not "${values.port ?? ''}".`);
  }
  const tlsCertFile = values['tls-cert'] ?? null;
  const tlsKeyFile = values['tls-key'] ?? null;
  if ((tlsCertFile === null) !== (tlsKeyFile === null)) {
    return err('--tls-cert and --tls-key go together: give both files, or neither.');
  }
  const publicUrl = values['public-url'] ?? null;
  if (publicUrl !== null && !/^https?:\/\/[^/]+/.test(publicUrl)) {
    return err(
      `--public-url wants an address such as https://calls.example.com, not "${publicUrl}".`,
    );
  }
  if (values.model === '') return err('--model wants the face model’s file after it.');
  const modelFile = values.model ?? null;
  return ok({ host: values.host ?? null, port, tlsCertFile, tlsKeyFile, publicUrl, modelFile });
}

function isSwitch(arg: string, name: string): boolean {
  return arg === `--${name}` || arg.startsWith(`--${name}=`);
}

function after(argv: readonly string[], arg: string): string {
  const next = argv[argv.indexOf(arg) + 1];
  return next === undefined || next.startsWith('--') ? '' : next;
}
