/*
 * How much is sent, and from which seed. The same seed sends the same messages:
 *
 *   FUZZ_SEED=1234 npx vitest run tests/fuzz        a run again
 *   FUZZ_RUNS=1000000 npx vitest run tests/fuzz     more of it
 */

const wanted = (name: string): number | null => {
  const text = process.env[name];
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} is not a whole number.`);
  return value;
};

/** Messages of one run of all fuzz tests together. */
const runs = wanted('FUZZ_RUNS') ?? 100_000;

/** What of all messages goes where; together a little more than all. */
export const shares = { sockets: 0.33, http: 0.16, bytes: 0.14, ipc: 0.38 } as const;

/** Each file draws its own seed and prints it, before it may fail. */
export const seed = wanted('FUZZ_SEED') ?? Math.floor(Math.random() * 0x7fffffff);
process.stdout.write(`fuzz: FUZZ_SEED=${seed}\n`);

/** @returns how many messages go to this part */
export function messagesFor(part: keyof typeof shares): number {
  return Math.ceil(runs * shares[part]);
}

/** Says what was sent, and how to send it again. */
export function report(what: string, sent: number, more = ''): void {
  const { user, system } = process.cpuUsage();
  const cpuS = ((user + system) / 1e6).toFixed(1);
  process.stdout.write(`fuzz: ${sent} ${what}, ${cpuS} s of CPU (FUZZ_SEED=${seed})${more}\n`);
}
