import type { Ms } from '#shared/lib/units.ts';
import type { LinkState } from '#renderer/rtc/peer/types.ts';
import { restartPause } from '#renderer/rtc/peer/restartPause.ts';

/**
 * The customer's side of mending a connection. Only the agent's side makes offers; it sees most of
 * what goes wrong by itself. What it cannot see (that nothing arrives here, that this machine has
 * another address, that this end is gone for good) it is told.
 */
export interface PathAsker {
  /** The newest connection reports a state. */
  readonly line: (state: LinkState) => void;
  /** The network or the hub is back, or another one: what was asked for may be lost. */
  readonly news: () => void;
  readonly stop: () => void;
}

export interface PathAskerOptions {
  /** Asks for a new path for the connection. */
  readonly askForPath: () => void;
  /** Says that this end of the connection is gone. */
  readonly sayGone: () => void;
}

/** Two pieces of news within this are one: sockets and interfaces come back together. */
export const NEWS_GAP_MS: Ms = 1000;

export function createPathAsker(options: PathAskerOptions): PathAsker {
  let state: LinkState | null = null;
  let tries = 0;
  let askedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (): void => {
    clearTimeout(timer);
    askedAt = performance.now();
    options.askForPath();
    if (state !== 'disconnected') return;
    timer = setTimeout(ask, restartPause(tries));
    tries += 1;
  };

  return {
    line(next) {
      clearTimeout(timer);
      state = next;
      tries = 0;
      if (next === 'disconnected') ask();
      if (next === 'failed') options.sayGone();
    },
    news() {
      if (state === 'failed') options.sayGone();
      if (state !== 'connected' && state !== 'disconnected') return;
      clearTimeout(timer);
      tries = 0;
      timer = setTimeout(ask, Math.max(0, askedAt + NEWS_GAP_MS - performance.now()));
    },
    stop() {
      clearTimeout(timer);
      state = null;
    },
  };
}
