/** The terminal and the process around the command, so that a test can stand in for them. */
export interface Terminal {
  /** For people and scripts. */
  out(line: string): void;
  /** For the log, one JSON object a line, and for what went wrong. */
  err(line: string): void;
  /** Resolves when the process is asked to stop. */
  readonly stopped: Promise<string>;
}
