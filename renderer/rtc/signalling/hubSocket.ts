import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { signalEnvelopeSchema } from '#shared/contract/hub.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { Ack, SignalEnvelope } from '#shared/contract/hub.ts';
import type { HubError } from '#shared/contract/hubError.ts';
import { err } from '#shared/lib/result.ts';
import type { Ms } from '#shared/lib/units.ts';
import { defaultRetryPlan, request } from './request.ts';
import type { RetryPlan } from './request.ts';
import { createSeenIds } from './seenIds.ts';
import type { LinkResult, OnHubConnection } from './types.ts';

/** A schema of the contract, as far as this room needs it. */
interface Reader<T> {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false };
}

export interface HubSocketOptions {
  /** E.g. https://calls.example.com */
  readonly origin: string;
  readonly namespace: '/agent' | '/guest';
  /** Asked anew at every connection attempt. */
  readonly auth: () => object;
  readonly onConnection: OnHubConnection;
  readonly onSignal: (envelope: SignalEnvelope) => void;
  readonly retryPlan?: RetryPlan | undefined;
}

export interface HubSocket {
  /** Messages that the hub sends without wanting an answer; those that do not fit are dropped. */
  readonly receive: <T>(event: string, schema: Reader<T>, act: (message: T) => void) => void;
  readonly ask: <T, V>(
    event: string,
    schema: Reader<T>,
    body: T,
    readValue: (value: unknown) => V | null,
  ) => Promise<LinkResult<V>>;
  /** Idempotent; requests still waiting end with noAnswer. */
  readonly close: () => void;
}

/** First wait, longest wait before the next attempt to reach the hub; it is tried for ever. */
const RECONNECT_MS: { readonly first: Ms; readonly longest: Ms } = { first: 300, longest: 5000 };

/** Refusals that another attempt cannot change. */
const finalRefusals: readonly HubError['error'][] = [
  'badRequest',
  'unauthorised',
  'used',
  'expired',
  'unknown',
  'ended',
];

const nothing: Ack<null> = { ok: true, value: null };
const misfit: Ack<null> = { ok: false, error: 'badRequest', message: 'That is not a signal.' };

/** The acknowledgement carries no value. */
export const noValue = (value: unknown): true | null =>
  value === null || value === undefined ? true : null;

function refusalOf(error: Error & { readonly data?: unknown }): HubError | null {
  const parsed = hubErrorSchema.safeParse(error.data);
  return parsed.success ? parsed.data : null;
}

/** What the agent's and the customer's link to the hub have in common. */
export function openHubSocket(options: HubSocketOptions): HubSocket {
  const scope = new AbortController();
  const { signal } = scope;
  const plan = options.retryPlan ?? defaultRetryPlan;
  const seen = createSeenIds();
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;

  const socket: Socket = io(new URL(options.namespace, options.origin).href, {
    auth: (give) => give({ ...options.auth() }),
    // One transport: nothing to upgrade, and no need for a load balancer that keeps to one server.
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: RECONNECT_MS.first,
    reconnectionDelayMax: RECONNECT_MS.longest,
  });

  // socket.io leaves it at that when the server itself ended or refused a connection.
  const reconnectLater = (): void => {
    clearTimeout(retryTimer);
    const wait = Math.min(RECONNECT_MS.first * 2 ** refusals, RECONNECT_MS.longest);
    refusals += 1;
    retryTimer = setTimeout(() => socket.connect(), wait);
  };

  options.onConnection('connecting', null);
  socket.on('connect', () => {
    refusals = 0;
    options.onConnection('online', null);
  });
  socket.on('disconnect', () => {
    if (signal.aborted) return;
    options.onConnection('offline', null);
    if (!socket.active) reconnectLater();
  });
  socket.on('connect_error', (error) => {
    if (signal.aborted) return;
    const refusal = refusalOf(error);
    if (refusal !== null && finalRefusals.includes(refusal.error)) {
      options.onConnection('refused', refusal);
      return;
    }
    options.onConnection('offline', refusal);
    if (!socket.active) reconnectLater();
  });
  socket.on('signal', (body: unknown, ack: unknown) => {
    const parsed = signalEnvelopeSchema.safeParse(body);
    if (typeof ack === 'function') ack(parsed.success ? nothing : misfit);
    if (parsed.success && !signal.aborted && seen.isNew(parsed.data.signal.id)) {
      options.onSignal(parsed.data);
    }
  });

  return {
    receive(event, schema, act) {
      socket.on(event, (body: unknown) => {
        const parsed = schema.safeParse(body);
        if (parsed.success && !signal.aborted) act(parsed.data);
      });
    },
    async ask(event, schema, body, readValue) {
      const parsed = schema.safeParse(body);
      if (!parsed.success) {
        return err({ error: 'badRequest', message: 'That cannot be sent to the call server.' });
      }
      return request(socket, { event, body: parsed.data }, readValue, { signal, plan });
    },
    close() {
      scope.abort();
      clearTimeout(retryTimer);
      socket.disconnect();
    },
  };
}
