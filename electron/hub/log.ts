/**
 * One line of the hub's log. Fields hold ids, codes and counts only: never a token, a seat, a
 * name, an address or what somebody said.
 */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields?: Readonly<Record<string, string | number | boolean | null>>;
}

export type Log = (entry: LogEntry) => void;

/** An error's kind and words for the log, in one line, without a stack. */
export function briefly(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 200);
  return `${error.name}: ${error.message.split('\n')[0] ?? ''}`.slice(0, 200);
}
