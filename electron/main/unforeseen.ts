/** From this length on a word may be a token, a key or a password that somebody was careful with. */
const LONG_WORD = /[\w+/=-]{16,}/g;

/** What may be printed of an error: its kind and first line, without anything like a secret. */
export function printable(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error';
  const [line = ''] = error.message.split('\n');
  return `${error.name}: ${line.replaceAll(LONG_WORD, '…').slice(0, 200)}`;
}

/**
 * An error that nobody foresaw says one line and ends nothing: the calls are the windows', and
 * Electron's own answer would be a dialog with a stack in the middle of one.
 */
export function sayUnforeseen(): void {
  const say = (error: unknown): void => {
    process.stderr.write(`Hearback met something unforeseen: ${printable(error)}\n`);
  };
  process.on('uncaughtException', say);
  process.on('unhandledRejection', say);
}
