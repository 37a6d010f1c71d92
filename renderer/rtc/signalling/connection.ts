import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { HubError } from '#shared/contract/hubError.ts';
import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import type { Ms } from '#shared/lib/units.ts';
import { attemptTime, waitBefore } from './backoff.ts';
import { watchReturn } from '../networkNews.ts';
import type { OnHubConnection } from './types.ts';

export interface ConnectionOptions {
  readonly addresses: HubAddresses;
  readonly namespace: '/agent' | '/guest';
  /** Asked anew at every attempt. */
  readonly auth: () => object;
  /** Somebody waits for the connection. */
  readonly isUrgent: () => boolean;
  readonly onConnection: OnHubConnection;
  /** Listens to a socket, before anything can come over it. */
  readonly attach: (socket: Socket) => void;
}

/** A way to the hub that is found again for ever. */
export interface HubConnectionKeeper {
  /** The socket that is connected; null while there is none. */
  readonly socket: () => Socket | null;
  /** From now on, also over the socket that is there already. */
  readonly listen: (event: string, hear: (body: unknown) => void) => void;
  /** Waits for it, at most so long. */
  readonly connected: (withinMs: Ms) => Promise<Socket | null>;
  /** No answer came over the connection there is, if there is one: finds out whether it is dead. */
  readonly doubt: () => void;
  /**
   * The connection may be dead, or the hub may be back: finds out now. A connection that works stays
   * as it is.
   */
  readonly lookAgain: () => void;
  readonly close: () => void;
}

/**
 * A hub that is there answers a question about nothing within this, also over a slow line; and sooner
 * where connecting took less, which is at least three ways there and back. Not within less than a
 * second: TCP sends a lost packet again after 200 ms and more.
 */
const ALIVE_WITHIN_MS: readonly [least: Ms, most: Ms] = [1000, 2000];

/** How long a connection may leave a question unanswered. @param connectMs what making it took */
export function aliveWithin(connectMs: Ms): Ms {
  const [least, most] = ALIVE_WITHIN_MS;
  return Math.min(most, Math.max(least, connectMs));
}

/** An attempt that has run for less goes on, although the network may only just be back. */
const YOUNG_MS: Ms = 500;

/** Refusals that another attempt cannot change, whoever says so. */
const finalAnywhere: readonly HubError['error'][] = ['used', 'expired', 'ended'];

/**
 * Refusals of the client's own hub that another attempt cannot change. From a further address they
 * may only mean that it is not of the same database.
 */
const finalAtOwn: readonly HubError['error'][] = ['badRequest', 'unauthorised', 'unknown'];

function refusalOf(error: Error & { readonly data?: unknown }): HubError | null {
  const parsed = hubErrorSchema.safeParse(error.data);
  return parsed.success ? parsed.data : null;
}

/** Connects at once, and again for ever, to whichever address of the hub answers. */
export function keepConnected(options: ConnectionOptions): HubConnectionKeeper {
  const { addresses, onConnection } = options;
  const scope = new AbortController();
  const waiting = new Set<() => void>();
  let socket: Socket | null = null;
  let startedAt = 0;
  /** What making the connection took that there is. */
  let connectMs: Ms = 0;
  /** Attempts in vain since the last connection. */
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: Socket | null = null;

  const release = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const before = socket;
    socket = null;
    before?.removeAllListeners();
    before?.disconnect();
  };

  const later = (): void => {
    release();
    const round = Math.floor(Math.max(0, failures - 1) / addresses.all().length);
    timer = setTimeout(open, waitBefore(round, options.isUrgent(), Math.random()));
  };

  const failed = (origin: string, refusal: HubError | null): void => {
    failures += 1;
    addresses.failed(origin);
    onConnection('offline', refusal);
    later();
  };

  const refused = (origin: string, refusal: HubError | null): boolean => {
    if (refusal === null) return false;
    const isFinal =
      finalAnywhere.includes(refusal.error) ||
      (origin === addresses.own && finalAtOwn.includes(refusal.error));
    if (!isFinal) return false;
    scope.abort();
    release();
    onConnection('refused', refusal);
    return true;
  };

  const open = (): void => {
    release();
    const origin = addresses.current();
    startedAt = performance.now();
    const limitMs = attemptTime(failures);
    const mine = io(new URL(options.namespace, origin).href, {
      auth: (give) => give({ ...options.auth() }),
      // One transport: nothing to upgrade, and no need for a load balancer that keeps to one server.
      transports: ['websocket'],
      forceNew: true,
      // Over several addresses, and at times that socket.io knows nothing of: done here.
      reconnection: false,
      timeout: limitMs,
    });
    socket = mine;
    // The library's own limit ends with the transport; the hub's word about the namespace is wanted.
    timer = setTimeout(() => failed(origin, null), limitMs);
    mine.on('connect', () => {
      clearTimeout(timer);
      failures = 0;
      connectMs = performance.now() - startedAt;
      addresses.worked(origin);
      onConnection('online', null);
      for (const go of waiting) go();
    });
    mine.on('disconnect', () => {
      onConnection('offline', null);
      later();
    });
    mine.on('connect_error', (error) => {
      const refusal = refusalOf(error);
      if (!refused(origin, refusal)) failed(origin, refusal);
    });
    options.attach(mine);
  };

  /** Any answer will do: a hub that is older than this question says that it does not know it. */
  const ask = (mine: Socket): void => {
    if (asking === mine) return;
    asking = mine;
    mine
      .timeout(aliveWithin(connectMs))
      .emitWithAck('alive', null)
      .catch(() => {
        if (mine !== socket || !mine.connected) return;
        onConnection('offline', null);
        open();
      })
      .finally(() => {
        if (asking === mine) asking = null;
      });
  };

  const doubt = (): void => {
    if (socket?.connected === true) ask(socket);
  };
  const lookAgain = (): void => {
    if (scope.signal.aborted) return;
    if (socket?.connected === true) ask(socket);
    else if (socket === null || performance.now() - startedAt > YOUNG_MS) open();
  };

  watchReturn(scope.signal, lookAgain);
  onConnection('connecting', null);
  open();

  return {
    socket: () => (socket?.connected === true ? socket : null),
    listen: (event, hear) => void socket?.on(event, hear),
    connected: (withinMs) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(limit);
          waiting.delete(done);
          scope.signal.removeEventListener('abort', done);
          resolve(socket?.connected === true ? socket : null);
        };
        const limit = setTimeout(done, withinMs);
        waiting.add(done);
        scope.signal.addEventListener('abort', done);
        if (socket?.connected === true || scope.signal.aborted) done();
      }),
    doubt,
    lookAgain,
    close() {
      scope.abort();
      release();
    },
  };
}
