/** A failure that a person can do something about: what happened, then the remedy. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/** Says one sentence to the person at the terminal. Always stderr: stdout belongs to results. */
export function tell(sentence: string): void {
  process.stderr.write(`hearback: ${sentence}\n`);
}

/** What went wrong, in one line, without a stack. */
export function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n')[0] ?? text;
}

/**
 * Runs a command's body and ends the process with the status it returns.
 * A Trouble becomes its sentence and status 1; anything else does too, with a hint how to see
 * more, because a stack tells most people nothing. `HEARBACK_DEBUG=1` prints the stack.
 */
export async function runDoor(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (process.env['HEARBACK_DEBUG'] && error instanceof Error) console.error(error.stack);
    if (error instanceof Trouble) tell(error.message);
    else tell(`Something unexpected stopped it: ${describe(error)} (HEARBACK_DEBUG=1 shows more).`);
    process.exitCode = 1;
  }
}
