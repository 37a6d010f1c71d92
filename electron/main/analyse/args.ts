import type { Result } from '#shared/lib/result.ts';
import { err, ok } from '#shared/lib/result.ts';

/** What `npm run analyse` was asked for. Paths are as given. */
export type AnalyseCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'stereo'; readonly files: readonly string[]; readonly outDir: string }
  | {
      readonly kind: 'pair';
      readonly agent: string;
      readonly customer: string;
      readonly out: string;
    };

export const usage = `Usage:
  npm run -s analyse -- --stereo FILE [FILE …] --out-dir DIR     left channel = agent, right = customer
  npm run -s analyse -- --agent FILE --customer FILE --out FILE  a mono file each
One JSON file a recording (NAME.json for NAME.wav), its path on stdout. WAV up to 4 hours; FLAC, MP3, Ogg, M4A up to 1 GiB decoded (stereo: 45 min at 48 kHz, 2 h at 16 kHz).
Exit status: 0 all analysed, 2 something could not be used (the rest was written), 1 it failed.`;

const names = [
  'stereo',
  'out-dir',
  'agent',
  'customer',
  'out',
  'faces',
  'customer-video',
  'help',
] as const;

type Name = (typeof names)[number];

/** These come with the mood cue; until then they are refused by name. */
const notYet: readonly Name[] = ['faces', 'customer-video'];

/**
 * Reads the arguments of the offline door.
 * @param argv a whole command line; what counts begins after `--analyse`
 * @returns the command, or one sentence that says what is wrong with it
 */
export function readAnalyseArgs(argv: readonly string[]): Result<AnalyseCommand, string> {
  const own = argv.slice(argv.indexOf('--analyse') + 1);
  if (own.includes('-h')) return ok({ kind: 'help' });
  const given = collect(own);
  if (!given.ok) return given;
  const values = given.value;
  if (values.has('help')) return ok({ kind: 'help' });
  const early = notYet.find((name) => values.has(name));
  if (early) {
    return err(
      `--${early} cannot be used yet: reading faces comes with the mood cue. --stereo and --agent/--customer work.`,
    );
  }
  if (values.has('stereo')) return readStereo(values);
  if (values.has('agent') || values.has('customer')) return readPair(values);
  return err(
    'Nothing to analyse was named: give --stereo FILE …, or --agent FILE --customer FILE.',
  );
}

type Values = ReadonlyMap<Name, readonly string[]>;

/** Every option with the words that follow it; `--name=value` counts as the first of them. */
function collect(args: readonly string[]): Result<Values, string> {
  const values = new Map<Name, string[]>();
  let current: string[] | null = null;
  for (const arg of args) {
    if (!arg.startsWith('--')) {
      if (!current)
        return err(`"${arg}" stands alone: put --stereo, --agent or --customer before it.`);
      current.push(arg);
      continue;
    }
    const [word = '', ...rest] = arg.slice(2).split('=');
    const name = names.find((known) => known === word);
    if (!name) return err(`There is no option --${word}.`);
    if (values.has(name)) return err(`--${name} is given twice.`);
    current = rest.length > 0 ? [rest.join('=')] : [];
    values.set(name, current);
  }
  return ok(values);
}

function readStereo(values: Values): Result<AnalyseCommand, string> {
  const odd = (['agent', 'customer', 'out'] as const).find((name) => values.has(name));
  if (odd) return err(`--${odd} does not go with --stereo, which takes --out-dir.`);
  const files = values.get('stereo') ?? [];
  if (files.length === 0 || files.includes('')) return err('--stereo names no file.');
  const outDir = single(values, 'out-dir', 'the folder for the results');
  return outDir.ok ? ok({ kind: 'stereo', files, outDir: outDir.value }) : outDir;
}

function readPair(values: Values): Result<AnalyseCommand, string> {
  if (values.has('out-dir')) return err('--out-dir goes with --stereo; here it is --out FILE.');
  const agent = single(values, 'agent', 'the agent’s recording');
  if (!agent.ok) return agent;
  const customer = single(values, 'customer', 'the customer’s recording');
  if (!customer.ok) return customer;
  const out = single(values, 'out', 'the file for the result');
  if (!out.ok) return out;
  return ok({ kind: 'pair', agent: agent.value, customer: customer.value, out: out.value });
}

function single(values: Values, name: Name, what: string): Result<string, string> {
  const given = values.get(name);
  const [value, ...more] = given ?? [];
  if (!value) return err(`--${name} is missing: it names ${what}.`);
  if (more.length > 0) return err(`--${name} takes one name, not also "${more.join('", "')}".`);
  return ok(value);
}
