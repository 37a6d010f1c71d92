import { z } from 'zod';
import type { Ack } from '#shared/contract/hub.ts';
import type { HubError } from '#shared/contract/hubError.ts';
import { readWith } from '#shared/contract/readWith.ts';
import type { Log } from '../log.ts';
import { briefly } from '../log.ts';
import { Refusal, hubError, storeRefusal } from '../refusal.ts';
import type { Access } from '../security/access.ts';
import type { Buckets } from '../security/buckets.ts';

/** Answers one message of a client; only the first answer counts. */
export type Answer<T> = (ack: Ack<T>) => void;

/** What one event of a client does. Throwing a Refusal, or rejecting with one, answers with it. */
export interface Handler {
  /** Who may send it. */
  readonly access: Access;
  /** What it takes; looked at by whoever wants to know what can be sent here. */
  readonly schema: z.ZodType;
  readonly receive: (body: unknown, answer: Answer<unknown>) => Promise<void> | void;
}

const neverPlain = (_body: unknown): _body is never => false;

/**
 * A handler whose message fits the contract's schema before it is looked at.
 * @param isPlain a quicker look at what is sent most: true only of what the schema takes unchanged
 */
export function handler<T, V>(
  access: Access,
  schema: z.ZodType<T>,
  act: (message: T, answer: Answer<V>) => Promise<void> | void,
  isPlain: (body: unknown) => body is T = neverPlain,
): Handler {
  return {
    access,
    schema,
    receive(body, answer) {
      if (isPlain(body)) return act(body, answer as Answer<unknown>);
      const parsed = readWith(schema, body);
      if (!parsed.success) throw new Refusal('badRequest');
      return act(parsed.data, answer as Answer<unknown>);
    },
  };
}

/** The parts of a socket that receiving needs. */
export interface Receiver {
  readonly id: string;
  use(middleware: (packet: unknown[], next: () => void) => void): unknown;
  disconnect(close: boolean): unknown;
}

/** A socket that keeps on after this many refused messages is a broken or hostile client. */
const patience = 500;

/** What went wrong as the client is told it; anything unforeseen is logged and hidden. */
export function toHubError(error: unknown, log: Log, where: string): HubError {
  if (error instanceof Refusal) {
    const { retryAfterS } = error;
    const told = hubError(error.error, error.message);
    return retryAfterS === null ? told : { ...told, retryAfterS };
  }
  const refused = storeRefusal(error);
  if (refused?.error === 'badRequest') return hubError(refused.error, refused.message);
  log({ level: 'error', event: 'unexpected', fields: { where, error: briefly(error) } });
  return hubError('internal', refused?.message);
}

/**
 * Every message of a socket goes through here, whatever its name: socket.io's own dispatch is
 * never reached, because an event called `error` without a listener would end the process.
 */
export function receiveWith(
  socket: Receiver,
  sender: Access,
  handlers: Readonly<Record<string, Handler>>,
  messages: Buckets,
  log: Log,
): void {
  let refused = 0;
  const known = new Map(Object.entries(handlers));
  socket.use((packet) => {
    const [name, ...rest] = packet;
    const last = rest.at(-1);
    let answered = false;
    const answer: Answer<unknown> = (ack) => {
      if (answered || typeof last !== 'function') return;
      answered = true;
      last(ack);
    };
    if (!messages.take(socket.id)) {
      answer({ ok: false, ...hubError('tooMany') });
      refused += 1;
      if (refused === patience) {
        log({ level: 'warn', event: 'flood' });
        socket.disconnect(true);
      }
      return;
    }
    const handling = typeof name === 'string' ? known.get(name) : undefined;
    if (!handling) {
      answer({ ok: false, ...hubError('badRequest', 'The hub does not know this message.') });
      return;
    }
    if (handling.access !== sender) {
      answer({ ok: false, ...hubError('unauthorised') });
      return;
    }
    const refuse = (error: unknown): void =>
      answer({ ok: false, ...toHubError(error, log, String(name)) });
    try {
      handling.receive(rest[0], answer)?.catch(refuse);
    } catch (error) {
      refuse(error);
    }
  });
}

/** A message that says no more than its name. */
export const noBody = z.null();

/** The answer to a message that went well and carries nothing. */
export const done = { ok: true, value: null } as const satisfies Ack<null>;

/** A connection that is refused: what socket.io hands to the client as `connect_error`. */
export function connectError(error: HubError): Error & { readonly data: HubError } {
  return Object.assign(new Error(error.message), { data: error });
}
