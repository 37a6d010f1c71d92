/** What the runtime was asked to start. */
export interface Invocation {
  /** The app's folder or file, undefined when none was named. */
  readonly app: string | undefined;
  /** Modules to load before the app, in order (`-r x`, `--require x`, `--require=x`). */
  readonly preload: readonly string[];
}

export function parseArgv(argv: readonly string[]): Invocation;
