import { BadArguments } from './figure.ts';

/** The one option of a bench that takes a number. */
export interface AmountOption {
  readonly bench: string;
  /** Without its dashes. */
  readonly option: string;
  /** What holds where nothing is said. */
  readonly usual: number;
  /** The most that is taken; 1 is the least. */
  readonly most: number;
  /** Whether parts of one make no sense. */
  readonly whole: boolean;
}

/**
 * Reads `--OPTION N` or `--OPTION=N`, the only thing that the bench takes.
 * @throws BadArguments
 */
export function readAmount(
  args: readonly string[],
  { bench, option, usual, most, whole }: AmountOption,
): number {
  if (args.length === 0) return usual;
  const [name, value, ...more] = args.flatMap((arg) => arg.split('='));
  const amount = Number(value);
  const isGood = amount >= 1 && amount <= most && (!whole || Number.isInteger(amount));
  if (name !== `--${option}` || more.length > 0 || !isGood) {
    throw new BadArguments(`${bench} takes --${option} N, not "${args.join(' ')}".`);
  }
  return amount;
}

/** `--minutes N`, to ten hours. @throws BadArguments */
export function readMinutes(args: readonly string[], bench: string, usual: number): number {
  return readAmount(args, { bench, option: 'minutes', usual, most: 600, whole: false });
}
