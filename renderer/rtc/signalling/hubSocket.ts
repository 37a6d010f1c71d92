import type { Socket } from 'socket.io-client';
import { signalEnvelopeSchema } from '#shared/contract/hub.ts';
import type { Ack, SignalEnvelope } from '#shared/contract/hub.ts';
import { err } from '#shared/lib/result.ts';
import type { CallId } from '#shared/model/call.ts';
import { keepConnected } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { createOutbox } from './outbox.ts';
import { defaultRetryPlan, request } from './request.ts';
import type { RetryPlan } from './request.ts';
import { createSeenIds } from './seenIds.ts';
import type { LinkResult } from './types.ts';

/** A schema of the contract, as far as this room needs it. */
interface Reader<T> {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false };
}

export interface HubSocketOptions extends Omit<ConnectionOptions, 'attach'> {
  readonly onSignal: (envelope: SignalEnvelope) => void;
  readonly retryPlan?: RetryPlan | undefined;
}

export interface HubSocket {
  /** Messages that the hub sends without wanting an answer; those that do not fit are dropped. */
  readonly receive: <T>(event: string, schema: Reader<T>, act: (message: T) => void) => void;
  /** @param lasting asked until it is answered, or the client is closed */
  readonly ask: <T, V>(
    event: string,
    schema: Reader<T>,
    body: T,
    readValue: (value: unknown) => V | null,
    lasting?: boolean,
  ) => Promise<LinkResult<V>>;
  /** In order with the signals before it, until it has arrived or its call is over. */
  readonly signal: (envelope: SignalEnvelope) => Promise<LinkResult<true>>;
  /** The call is over: what was still to be said about its connections is not. */
  readonly forget: (callId: CallId) => void;
  /** Nothing arrives from elsewhere either: see connection.ts. */
  readonly doubt: () => void;
  /** The network may be back: see connection.ts. */
  readonly lookAgain: () => void;
  /** Idempotent; requests still waiting end with noAnswer. */
  readonly close: () => void;
}

const nothing: Ack<null> = { ok: true, value: null };
const misfit: Ack<null> = { ok: false, error: 'badRequest', message: 'That is not a signal.' };

const unsendable = {
  error: 'badRequest',
  message: 'That cannot be sent to the call server.',
} as const;

/** The acknowledgement carries no value. */
export const noValue = (value: unknown): true | null =>
  value === null || value === undefined ? true : null;

/** What the agent's and the customer's link to the hub have in common. */
export function openHubSocket(options: HubSocketOptions): HubSocket {
  const scope = new AbortController();
  const { signal } = scope;
  const plan = options.retryPlan ?? defaultRetryPlan;
  const seen = createSeenIds();
  const listeners: (readonly [event: string, hear: (body: unknown) => void])[] = [];

  const hearSignal = (body: unknown, ack: unknown): void => {
    const parsed = signalEnvelopeSchema.safeParse(body);
    if (typeof ack === 'function') ack(parsed.success ? nothing : misfit);
    if (parsed.success && !signal.aborted && seen.isNew(parsed.data.signal.id)) {
      options.onSignal(parsed.data);
    }
  };

  const outbox = createOutbox({
    emit: (envelope, acknowledge) =>
      void connection.socket()?.emit('signal', envelope, acknowledge),
    repeatMs: plan.ackTimeoutMs,
    onSilence: () => connection.doubt(),
  });
  const connection = keepConnected({
    ...options,
    onConnection: (state, error) => {
      if (signal.aborted) return;
      options.onConnection(state, error);
      if (state === 'online') outbox.resume();
    },
    attach(socket: Socket) {
      socket.on('signal', hearSignal);
      for (const [event, hear] of listeners) socket.on(event, hear);
    },
  });

  return {
    receive(event, schema, act) {
      const hear = (body: unknown): void => {
        const parsed = schema.safeParse(body);
        if (parsed.success && !signal.aborted) act(parsed.data);
      };
      listeners.push([event, hear]);
      connection.listen(event, hear);
    },
    async ask(event, schema, body, readValue, lasting = false) {
      const parsed = schema.safeParse(body);
      if (!parsed.success) return err(unsendable);
      const message = { event, body: parsed.data };
      return request(connection, message, readValue, { signal, plan, lasting });
    },
    async signal(envelope) {
      const parsed = signalEnvelopeSchema.safeParse(envelope);
      return parsed.success ? outbox.send(parsed.data) : err(unsendable);
    },
    forget: outbox.forget,
    doubt: connection.doubt,
    lookAgain: connection.lookAgain,
    close() {
      scope.abort();
      outbox.close();
      connection.close();
    },
  };
}
