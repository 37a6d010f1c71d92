import type { SignalEnvelope } from '#shared/contract/hub.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import { noAnswer, readAck } from './request.ts';
import type { LinkFailure, LinkResult } from './types.ts';

export interface OutboxOptions {
  /** Hands a signal to the connection, if there is one. */
  readonly emit: (envelope: SignalEnvelope, acknowledge: (answer: unknown) => void) => void;
  /** What is not acknowledged is sent again after this, and then after longer pauses. */
  readonly repeatMs: Ms;
  /** Nothing was acknowledged for so long: the connection may be dead. */
  readonly onSilence: () => void;
}

/**
 * The signals of a client that have not arrived at the other side. They go out in their order, and in
 * that order again with every new connection, for as long as they can be of use: an offer that
 * overtakes another, or a candidate its offer, ends a connection instead of mending it.
 */
export interface Outbox {
  /** Resolves once the other side has it, it was refused, or it is of no use any more. */
  readonly send: (envelope: SignalEnvelope) => Promise<LinkResult<true>>;
  /** There is a new connection. */
  readonly resume: () => void;
  /** The call is over. */
  readonly forget: (callId: CallId) => void;
  readonly close: () => void;
}

/** The hub keeps as many for a side that is away (its maxSignals). */
const MAX_WAITING = 200;

/** Repeats are for acknowledgements that were lost at a hub, which is rare. */
const LONGEST_PAUSE_MS: Ms = 15_000;

/** A hub that says so may say otherwise in a moment; above all while it stops. */
const passing: readonly LinkFailure['error'][] = ['internal', 'tooMany', 'busy'];

interface Waiting {
  readonly envelope: SignalEnvelope;
  readonly settle: (result: LinkResult<true>) => void;
}

const anything = (): true => true;

/** Whether a later signal makes an earlier one pointless: another connection, or another description of it. */
function replaces({ callId, signal }: SignalEnvelope, before: SignalEnvelope): boolean {
  if (callId !== before.callId) return false;
  if (signal.generation > before.signal.generation) return true;
  const describes = signal.data.type === 'offer' || signal.data.type === 'answer';
  return describes && signal.generation === before.signal.generation;
}

export function createOutbox(options: OutboxOptions): Outbox {
  const waiting = new Map<string, Waiting>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = options.repeatMs;
  let closed = false;

  const settle = (id: string, result: LinkResult<true>): void => {
    const entry = waiting.get(id);
    waiting.delete(id);
    entry?.settle(result);
    if (waiting.size === 0) {
      clearTimeout(timer);
      timer = undefined;
    }
  };
  const drop = (unwanted: (envelope: SignalEnvelope) => boolean): void => {
    for (const [id, { envelope }] of waiting) {
      if (unwanted(envelope)) settle(id, err(noAnswer));
    }
  };
  const hand = ({ envelope }: Waiting): void => {
    const { id } = envelope.signal;
    options.emit(envelope, (answer) => {
      const read = readAck(answer, anything);
      pauseMs = options.repeatMs;
      if (read.ok) settle(id, ok(true));
      else if (!passing.includes(read.error.error)) settle(id, read);
    });
  };
  const handAll = (): void => {
    for (const entry of waiting.values()) hand(entry);
  };
  const repeatLater = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      options.onSilence();
      handAll();
      if (waiting.size > 0) repeatLater();
    }, pauseMs);
  };

  return {
    send: (envelope) =>
      new Promise((resolve) => {
        const { id } = envelope.signal;
        if (closed) {
          resolve(err(noAnswer));
          return;
        }
        drop((before) => replaces(envelope, before));
        const [oldest] = waiting.keys();
        if (waiting.size >= MAX_WAITING && oldest !== undefined) settle(oldest, err(noAnswer));
        const entry = { envelope, settle: resolve };
        waiting.set(id, entry);
        hand(entry);
        repeatLater();
      }),
    resume() {
      pauseMs = options.repeatMs;
      handAll();
    },
    forget: (callId) => drop((each) => each.callId === callId),
    close() {
      closed = true;
      drop(() => true);
    },
  };
}
