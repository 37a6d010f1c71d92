import type { Ms } from '#shared/lib/units.ts';

/** How often it is looked whether the machine has slept. */
const SLEEP_LOOK_MS: Ms = 1000;

/** A timer that is so late, by the clock on the wall, was not due: the machine was suspended. */
const SLEPT_MS: Ms = 3000;

/** The parts of a page that know of its network and of its being looked at. */
export interface PageEvents {
  readonly window: Pick<EventTarget, 'addEventListener'>;
  readonly document: Pick<EventTarget, 'addEventListener'> & {
    readonly visibilityState: DocumentVisibilityState;
  };
  /** The Network Information API, which Chromium alone has. */
  readonly connection: Pick<EventTarget, 'addEventListener'> | null;
}

/** Null where there is no page, as in a test of Node's. */
function thisPage(): PageEvents | null {
  if (typeof window === 'undefined') return null;
  const connection: unknown = Reflect.get(navigator, 'connection');
  return { window, document, connection: connection instanceof EventTarget ? connection : null };
}

/**
 * Tells when this machine may have another network than before: there is one again, it is of another
 * kind, the page was thawed, or the machine woke up. May tell too often, also of an interface that no
 * call goes over: whoever is told must not break what works. Not every change is told of: a network
 * that drops packets looks well from here.
 */
export function watchNetwork(
  signal: AbortSignal,
  act: () => void,
  page: PageEvents | null = thisPage(),
): void {
  if (page === null) return;
  page.window.addEventListener('online', act, { signal });
  page.document.addEventListener('resume', act, { signal });
  page.connection?.addEventListener('change', act, { signal });
  let wall = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - wall > SLEEP_LOOK_MS + SLEPT_MS) act();
    wall = now;
  }, SLEEP_LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/**
 * Tells in addition when the page is looked at again: phones and sleeping machines stop what a hidden
 * page waits for.
 */
export function watchReturn(
  signal: AbortSignal,
  act: () => void,
  page: PageEvents | null = thisPage(),
): void {
  if (page === null) return;
  watchNetwork(signal, act, page);
  page.window.addEventListener('pageshow', act, { signal });
  page.document.addEventListener(
    'visibilitychange',
    () => {
      if (page.document.visibilityState === 'visible') act();
    },
    { signal },
  );
}
