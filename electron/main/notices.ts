import type { Notice } from '#shared/contract/ipc.ts';

/** Collects what the agent should be told, from before the window exists until it asks. */
export class Notices {
  readonly #all: Notice[] = [];
  #listener: ((notice: Notice) => void) | null = null;

  /** Adds a notice and passes it on to the window, if one listens. */
  add(code: Notice['code'], detail: string | null = null): void {
    const notice = { code, detail };
    this.#all.push(notice);
    this.#listener?.(notice);
  }

  /** Every notice so far, oldest first. */
  all(): readonly Notice[] {
    return [...this.#all];
  }

  /** Passes every later notice on. */
  forward(listener: (notice: Notice) => void): void {
    this.#listener = listener;
  }
}
