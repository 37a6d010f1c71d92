/** One number a bench found. */
export interface Figure {
  /** Name in JSON and in `--bar name=value`. */
  readonly name: string;
  /** What it is, for people. */
  readonly what: string;
  /** null where there was nothing to measure. */
  readonly value: number | null;
  readonly unit: '' | 'ms' | '%' | '×';
  /** Which way is good; `neither` takes no bar. */
  readonly better: 'higher' | 'lower' | 'neither';
}

type MakeFigure = (
  name: string,
  what: string,
  value: number | null,
  unit?: Figure['unit'],
) => Figure;

const figureThatIs =
  (better: Figure['better']): MakeFigure =>
  (name, what, value, unit = '') => ({ name, what, value, unit, better });

/** A figure that is good where it is high. */
export const higher = figureThatIs('higher');
/** A figure that is good where it is low. */
export const lower = figureThatIs('lower');
/** A figure that is to be known, and takes no bar. */
export const neutral = figureThatIs('neither');

/** A table beside the figures: a breakdown or a curve. It takes no bars. */
export interface Section {
  /** Name in JSON, where it is an array of its rows. */
  readonly name: string;
  /** Its heading, for people. */
  readonly title: string;
  /** Each with the same keys, which head the columns. */
  readonly rows: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

export type Measured =
  | {
      readonly kind: 'measured';
      readonly figures: readonly Figure[];
      /** More bars of its own, on figures that not every machine can measure. */
      readonly bars?: readonly Bar[];
      readonly sections?: readonly Section[];
      /** What a reader must know to take the figures for what they are; sentences. */
      readonly notes?: readonly string[];
    }
  /** What it needs is not on this machine; a sentence. */
  | { readonly kind: 'skipped'; readonly why: string };

/** A bench: `npm run -s bench -- NAME`. */
export interface Bench {
  /** One line for the list. */
  readonly what: string;
  /** Its own options, for the list. */
  readonly options?: string;
  /** The bars it has by itself; `--bar` moves or adds to them. */
  readonly bars?: readonly Bar[];
  readonly run: (args: readonly string[]) => Promise<Measured>;
}

/** A wrong command line; the message is a sentence. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

/** A value that must be reached: at least, or where lower is better at most, this. */
export interface Bar {
  readonly name: string;
  readonly value: number;
}

export interface BenchArguments {
  readonly json: boolean;
  readonly bars: readonly Bar[];
  /** What is left for the bench itself. */
  readonly rest: readonly string[];
}

/** @throws BadArguments */
export function readBenchArguments(args: readonly string[]): BenchArguments {
  const bars: Bar[] = [];
  const rest: string[] = [];
  let json = false;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--json') json = true;
    else if (arg === '--bar' || arg.startsWith('--bar=')) {
      if (arg === '--bar') i += 1;
      bars.push(readBar(arg === '--bar' ? (args[i] ?? '') : arg.slice('--bar='.length)));
    } else rest.push(arg);
  }
  return { json, bars, rest };
}

function readBar(text: string): Bar {
  const [, name, number] = /^(\w+)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (name === undefined || number === undefined) {
    throw new BadArguments(`--bar wants a figure and a number, such as f1=0.8, not "${text}".`);
  }
  return { name, value: Number(number) };
}

/** A bench's own bars with those from the command line, which win. */
export function barsInForce(own: readonly Bar[], given: readonly Bar[]): readonly Bar[] {
  return [...new Map([...own, ...given].map((bar) => [bar.name, bar])).values()];
}

/**
 * The bars that were missed, as sentences. What could not be measured has not reached its bar.
 * @throws BadArguments for a bar on a figure that is not there or takes none
 */
export function missedBars(figures: readonly Figure[], bars: readonly Bar[]): readonly string[] {
  return bars.flatMap(({ name, value: wanted }) => {
    const figure = figures.find((known) => known.name === name && known.better !== 'neither');
    if (!figure) {
      const possible = figures.filter(({ better }) => better !== 'neither');
      throw new BadArguments(
        `There is no bar for "${name}"; there is one for ${possible.map((f) => f.name).join(', ')}.`,
      );
    }
    const { value, better } = figure;
    if (value === null) return [`${name} could not be measured; the bar is ${wanted}`];
    if (better === 'higher' ? value >= wanted : value <= wanted) return [];
    return [
      `${name} is ${rounded(value)}, the bar is ${better === 'higher' ? '≥' : '≤'} ${wanted}`,
    ];
  });
}

/** Four significant digits, whole numbers whole. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
