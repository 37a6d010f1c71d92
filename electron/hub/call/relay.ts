import type { Ack } from '#shared/contract/hub.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import { hubError } from '../refusal.ts';

export type Acknowledge = (answer: Ack<null>) => void;

/**
 * Hands a signal to the other side's socket; `acknowledge` is called with what it answers.
 * `json` is the signal's, so that it is not made twice.
 */
export type Deliver = (signal: SignalMessage, acknowledge: Acknowledge, json: string) => void;

export interface RelayLimits {
  /** Signals kept for a side that is briefly away. One negotiation takes about 30. */
  readonly maxSignals: number;
  /** Their size together, in characters of JSON. An offer with video takes about 8,000. */
  readonly maxChars: number;
}

interface Waiting {
  readonly signal: SignalMessage;
  readonly chars: number;
  readonly acknowledge: Acknowledge[];
}

/** A sender that repeats itself waits with this many acknowledgements at most. */
const maxRepeats = 8;

/**
 * One direction of a call's signalling. The sender's acknowledgement is the receiver's own: it
 * comes once the other side really has the signal, also when that took a reconnect. There is no
 * time-out here: a receiver whose connection is dead without a word is found out by the socket's
 * heartbeat, and gets what it missed when it is back.
 */
export interface Relay {
  send(signal: SignalMessage, acknowledge: Acknowledge): void;
  /** The receiver is here: everything not yet acknowledged goes out again, in order. */
  resume(deliver: Deliver): void;
  /** The receiver is gone: what comes now is kept. */
  pause(): void;
  /** Forgets what is kept and tells its senders why. */
  clear(error: HubErrorCode, message?: string): void;
}

export function createRelay(limits: RelayLimits): Relay {
  const waiting = new Map<string, Waiting>();
  let chars = 0;
  let deliver: Deliver | null = null;

  const settle = (id: string, answer: Ack<null>): void => {
    const entry = waiting.get(id);
    if (!entry) return;
    waiting.delete(id);
    chars -= entry.chars;
    for (const acknowledge of entry.acknowledge) acknowledge(answer);
  };

  const hand = ({ signal }: Waiting, to: Deliver, json: string): void => {
    to(signal, (answer) => settle(signal.id, answer), json);
  };

  return {
    send(signal, acknowledge) {
      const known = waiting.get(signal.id);
      if (known) {
        // A repeat: the sender waits for the same answer again.
        if (known.acknowledge.length >= maxRepeats) known.acknowledge.shift();
        known.acknowledge.push(acknowledge);
        return;
      }
      const json = JSON.stringify(signal);
      if (waiting.size >= limits.maxSignals || chars + json.length > limits.maxChars) {
        acknowledge({ ok: false, ...hubError('tooMany') });
        return;
      }
      const entry: Waiting = {
        signal,
        chars: json.length,
        acknowledge: [acknowledge],
      };
      waiting.set(signal.id, entry);
      chars += json.length;
      if (deliver) hand(entry, deliver, json);
    },
    resume(to) {
      deliver = to;
      for (const entry of waiting.values()) hand(entry, to, JSON.stringify(entry.signal));
    },
    pause() {
      deliver = null;
    },
    clear(error, message) {
      const answer = { ok: false, ...hubError(error, message) } as const;
      for (const id of waiting.keys()) settle(id, answer);
    },
  };
}
