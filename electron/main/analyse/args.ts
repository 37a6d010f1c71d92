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
    }
  | (FaceOptions & {
      readonly kind: 'faces';
      /** A folder; pictures in the folders below it count too. */
      readonly folder: string;
      readonly out: string;
    })
  | (FaceOptions & { readonly kind: 'clip'; readonly file: string; readonly out: string });

interface FaceOptions {
  /** The face model to use. */
  readonly model: string | null;
  /** Whether what the model saw is written too. */
  readonly frames: boolean;
}

/** What is asked about sound. */
export type SoundCommand = Extract<AnalyseCommand, { readonly kind: 'stereo' | 'pair' }>;

/** What is asked about pictures. */
export type FaceCommand = Extract<AnalyseCommand, { readonly kind: 'faces' | 'clip' }>;

export const usage = `Usage:
  npm run -s analyse -- --stereo FILE [FILE …] --out-dir DIR     left channel = agent, right = customer
  npm run -s analyse -- --agent FILE --customer FILE --out FILE  a mono file each
  npm run -s analyse -- --faces DIR --out FILE                   still pictures, one result each
  npm run -s analyse -- --customer-video FILE --out FILE         a clip of one person, three samples a second
One JSON file a recording (NAME.json for NAME.wav), its path on stdout. WAV up to 4 hours; FLAC, MP3, Ogg, M4A up to 1 GiB decoded (stereo: 45 min at 48 kHz, 2 h at 16 kHz).
Exit status: 0 all analysed, 2 something could not be used (the rest was written), 1 it failed.
Faces need the face model: the first "npm start" fetches it, or --model FILE names it.`;

const names = [
  'stereo',
  'out-dir',
  'agent',
  'customer',
  'out',
  'faces',
  'customer-video',
  'model',
  'frames',
  'help',
] as const;

type Name = (typeof names)[number];

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
  if (values.has('faces')) return readFaces(values, 'faces');
  if (values.has('customer-video')) return readFaces(values, 'customer-video');
  const odd = (['model', 'frames'] as const).find((name) => values.has(name));
  if (odd) return err(`--${odd} goes with --faces and --customer-video.`);
  if (values.has('stereo')) return readStereo(values);
  if (values.has('agent') || values.has('customer')) return readPair(values);
  return err(
    'Nothing to analyse was named: give --stereo FILE …, --agent FILE --customer FILE, --faces DIR, or --customer-video FILE.',
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
        return err(
          `"${arg}" stands alone: put an option such as --stereo, --agent or --faces before it.`,
        );
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

function readFaces(
  values: Values,
  name: 'faces' | 'customer-video',
): Result<AnalyseCommand, string> {
  const known: readonly Name[] = [name, 'out', 'model', 'frames'];
  const odd = [...values.keys()].find((given) => !known.includes(given));
  if (odd) return err(`--${odd} does not go with --${name}, which takes --out FILE.`);
  const isFaces = name === 'faces';
  const from = single(values, name, isFaces ? 'the folder with the pictures' : 'the clip');
  if (!from.ok) return from;
  const out = single(values, 'out', 'the file for the result');
  if (!out.ok) return out;
  const model = values.has('model') ? single(values, 'model', 'the face model’s file') : ok(null);
  if (!model.ok) return model;
  const frames = values.has('frames');
  if ((values.get('frames') ?? []).length > 0) return err('--frames takes no value.');
  const rest = { out: out.value, model: model.value, frames };
  return ok(
    isFaces
      ? { kind: 'faces', folder: from.value, ...rest }
      : { kind: 'clip', file: from.value, ...rest },
  );
}

function single(values: Values, name: Name, what: string): Result<string, string> {
  const given = values.get(name);
  const [value, ...more] = given ?? [];
  if (!value) return err(`--${name} is missing: it names ${what}.`);
  if (more.length > 0) return err(`--${name} takes one name, not also "${more.join('", "')}".`);
  return ok(value);
}
