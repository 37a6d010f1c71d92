import { app } from 'electron';

/** Closing takes milliseconds; a client that holds its socket open may not hold the app. */
const PATIENCE_MS = 5000;

type Close = () => Promise<void> | void;

/**
 * Lets the app leave in order, from its first moment on: what has been opened is closed, the last
 * opened first, before the process ends. Somebody may well quit before everything is open.
 */
export class Leaving {
  readonly #closers: Close[] = [];
  #begun = false;

  constructor() {
    app.on('before-quit', () => {
      this.#begun = true;
    });
    app.on('window-all-closed', () => app.quit());
    app.on('will-quit', (event) => {
      event.preventDefault();
      // A second quit from inside this event can be swallowed, so the process ends itself.
      void Promise.race([this.#closeAll(), patience()]).finally(() => app.exit(0));
    });
  }

  /** Whether somebody wanted to quit; asked while the app opens, when nothing can hold it yet. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Something was opened that has to be closed in order. */
  add(close: Close): void {
    this.#closers.push(close);
  }

  async #closeAll(): Promise<void> {
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop()) {
      try {
        await close();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}

function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
}
