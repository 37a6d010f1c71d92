import { expect, onTestFinished } from 'vitest';

/** Listens for what nobody caught in this process; `none()` at the end says that there was nothing. */
export function watchUncaught(): { readonly none: () => Promise<void> } {
  const caught: unknown[] = [];
  const note = (error: unknown): void => void caught.push(error);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  onTestFinished(() => {
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
  });
  return {
    async none() {
      // A rejection counts as unhandled once the microtasks of its turn are over.
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      expect(caught).toEqual([]);
    },
  };
}
