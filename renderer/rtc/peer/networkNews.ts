import type { Ms } from '#shared/lib/units.ts';

/** How often it is looked whether the machine has slept. */
const SLEEP_LOOK_MS: Ms = 1000;

/** A timer that is so late, by the clock on the wall, was not due: the machine was suspended. */
const SLEPT_MS: Ms = 3000;

/** The Network Information API, which Chromium alone has. */
function connectionOf(machine: Navigator): EventTarget | null {
  const connection: unknown = Reflect.get(machine, 'connection');
  return connection instanceof EventTarget ? connection : null;
}

/**
 * Tells when this machine may have another network than before: there is one again, it is of another
 * kind, the page was thawed, or the machine woke up. May tell too often, also of an interface that no
 * call goes over: whoever is told must not break what works. Not every change is told of: a network
 * that drops packets looks well from here.
 */
export function watchNetwork(signal: AbortSignal, act: () => void): void {
  window.addEventListener('online', act, { signal });
  document.addEventListener('resume', act, { signal });
  connectionOf(navigator)?.addEventListener('change', act, { signal });
  let wall = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - wall > SLEEP_LOOK_MS + SLEPT_MS) act();
    wall = now;
  }, SLEEP_LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
