import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import type {
  Ack,
  CallState,
  Presence,
  RingingCall,
  Seat,
  SignalEnvelope,
} from '#shared/contract/hub.ts';
import type { HubError } from '#shared/contract/hubError.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import type { Hub } from '#electron/hub/index.ts';
import { SAM } from './hub.ts';

/** What the hub tells clients, by event. */
export interface Told {
  'call.ringing': RingingCall;
  'call.state': CallState;
  'peer.presence': Presence;
  'survey.answered': { readonly callId: string };
  signal: SignalEnvelope;
}

type Where = Pick<Hub, 'origin'>;

interface Heard {
  readonly event: string;
  readonly body: unknown;
}

/** A client on a real socket that remembers what it heard and waits for what it has not yet. */
export class TestClient {
  readonly socket: Socket;
  /** Heard and not yet taken, in order. */
  readonly heard: Heard[] = [];
  /** What this client answers to signals; null: nothing. */
  signalAnswer: unknown = { ok: true, value: null };
  readonly #waiting = new Set<() => void>();

  constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((event: string, body: unknown, ack: unknown) => {
      this.heard.push({ event, body });
      if (typeof ack === 'function' && this.signalAnswer !== null) ack(this.signalAnswer);
      for (const look of this.#waiting) look();
    });
  }

  /** Takes the next message of this kind that fits; waits until it comes. */
  take<E extends keyof Told>(event: E, fits: (body: Told[E]) => boolean = () => true) {
    return new Promise<Told[E]>((resolve) => {
      const look = (): void => {
        const at = this.heard.findIndex(
          (each) => each.event === event && fits(each.body as Told[E]),
        );
        const [found] = at === -1 ? [] : this.heard.splice(at, 1);
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found.body as Told[E]);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The next call.state of this phase. */
  phase<P extends CallState['phase']>(phase: P) {
    return this.take('call.state', (state) => state.phase === phase) as Promise<
      Extract<CallState, { phase: P }>
    >;
  }

  /** Sends a message and waits for its acknowledgement. */
  ask<T = null>(event: string, ...body: unknown[]): Promise<Ack<T>> {
    return this.socket.emitWithAck(event, ...body);
  }

  signal(callId: string, signal: SignalMessage): Promise<Ack<null>> {
    return this.ask('signal', { callId, signal });
  }

  /** Waits until the hub has worked off all that came before on this connection. */
  async settle(): Promise<void> {
    await this.ask('no such message');
  }

  closed(): Promise<string> {
    return new Promise((resolve) => this.socket.once('disconnect', resolve));
  }

  /** Leaves and waits until the connection is down at this end. */
  leave(): void {
    this.socket.disconnect();
  }
}

export interface ConnectOptions {
  readonly origin?: string | null;
  readonly transports?: readonly ('websocket' | 'polling')[];
  readonly headers?: Record<string, string>;
  readonly ca?: string;
}

function open(hub: Where, namespace: string, auth: object, options: ConnectOptions): TestClient {
  const { origin = hub.origin, transports = ['websocket'], headers = {}, ca } = options;
  const socket = io(`${hub.origin}${namespace}`, {
    auth,
    forceNew: true,
    reconnection: false,
    transports: [...transports],
    extraHeaders: { ...headers, ...(origin === null ? {} : { origin }) },
    ...(ca === undefined ? {} : { ca }),
  });
  onTestFinished(() => void socket.disconnect());
  return new TestClient(socket);
}

/** Waits for the connection; a refusal rejects with the hub's error. */
function connected(client: TestClient): Promise<TestClient> {
  return new Promise((resolve, reject) => {
    client.socket.once('connect', () => resolve(client));
    client.socket.once('connect_error', (error) => {
      reject(Object.assign(error, { hub: (error as { data?: HubError }).data ?? null }));
    });
  });
}

export const newId = (): string => randomUUID();

export function agent(
  hub: Where,
  { token = SAM, clientId = newId() }: { token?: string; clientId?: string } = {},
  options: ConnectOptions = {},
): Promise<TestClient> {
  return connected(open(hub, '/agent', { token, clientId }, { origin: null, ...options }));
}

export function guest(
  hub: Where,
  auth: { token: string; seat?: string | null; pageId?: string },
  options: ConnectOptions = {},
): Promise<TestClient> {
  return connected(open(hub, '/guest', { seat: null, pageId: newId(), ...auth }, options));
}

/** A connection with any auth to any namespace. */
export function connect(
  hub: Where,
  namespace: string,
  auth: object,
  options: ConnectOptions = {},
): Promise<TestClient> {
  return connected(open(hub, namespace, auth, options));
}

/** The hub's error with which a connection is refused. */
export async function refusal(connecting: Promise<TestClient>): Promise<string> {
  const error: unknown = await connecting.then(
    () => new Error('was let in'),
    (reason: unknown) => reason,
  );
  const { hub } = error as { hub?: HubError | null };
  return hub?.error ?? `${(error as Error).message}`;
}

/** Rings and gives the seat. */
export async function ring(client: TestClient, video = true): Promise<Seat> {
  const ack = await client.ask<Seat>('ring', { video, locale: 'sv' });
  if (!ack.ok) throw new Error(`${ack.error}: ${ack.message}`);
  return ack.value;
}

/** The error of an acknowledgement, or `ok`. */
export async function outcome(asked: Promise<Ack<unknown>>): Promise<string> {
  const ack = await asked;
  return ack.ok ? 'ok' : ack.error;
}

/** A signal as simple-peer makes them. */
export function aSignal(id: string = newId(), generation = 0): SignalMessage {
  return { id, generation, data: { type: 'offer', sdp: `v=0 ${id}` } };
}
