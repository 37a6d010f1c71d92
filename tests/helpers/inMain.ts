import type * as electronModule from 'electron';
import type { ElectronApplication } from 'playwright';

type Electron = typeof electronModule;

/**
 * Runs a function in the app's main process, as `app.evaluate` does, and answers what it returned.
 *
 * `app.evaluate` itself loses an answer now and then: "Resulting promise was garbage collected".
 * The debugger holds the answer weakly until the microtasks run, and Electron's main process lets
 * them wait after a debugger's call; a collection in between takes it (2 of 100 calls while main
 * collects all the time, `inMain.spec.ts`). A turn of the event loop first, whose callback main
 * itself holds, has the answer made and told within one run of the microtasks.
 *
 * @param work is sent as text: it sees its two arguments and globals, nothing around it
 * @param arg anything that can be sent as JSON
 */
export function inMain<Arg, Result>(
  app: ElectronApplication,
  work: (electron: Electron, arg: Arg) => Result | Promise<Result>,
  arg: Arg,
): Promise<Result>;
export function inMain<Result>(
  app: ElectronApplication,
  work: (electron: Electron) => Result | Promise<Result>,
): Promise<Result>;
export function inMain(
  app: ElectronApplication,
  work: (electron: Electron, arg: unknown) => unknown,
  arg?: unknown,
): Promise<unknown> {
  return app.evaluate(
    async (electron, sent) => {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
      // eslint-disable-next-line no-eval -- a function can only be sent as its text
      const run = (0, eval)(sent.source) as typeof work;
      return run(electron as Electron, sent.arg);
    },
    { source: `(${work.toString()})`, arg },
  );
}
