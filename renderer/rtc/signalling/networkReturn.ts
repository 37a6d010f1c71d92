/** The parts of a page that know of its network and of its being looked at. */
export interface PageEvents {
  readonly window: Pick<EventTarget, 'addEventListener'>;
  readonly document: Pick<EventTarget, 'addEventListener'> & {
    readonly visibilityState: DocumentVisibilityState;
  };
}

/**
 * Tells when the network may be back although nobody has noticed yet: the system says so, or the
 * page is looked at again (phones and sleeping machines stop what a hidden page waits for). May tell
 * too often: a connection that works must not suffer from it.
 */
export function watchReturn(
  signal: AbortSignal,
  act: () => void,
  page: PageEvents | null = typeof window === 'undefined' ? null : { window, document },
): void {
  if (page === null) return;
  page.window.addEventListener('online', act, { signal });
  page.window.addEventListener('pageshow', act, { signal });
  page.document.addEventListener('resume', act, { signal });
  page.document.addEventListener(
    'visibilitychange',
    () => {
      if (page.document.visibilityState === 'visible') act();
    },
    { signal },
  );
}
