import type { SignalData, SignalMessage } from '#shared/contract/signal.ts';

/*
 * Which signals belong to which peer connection. The agent's side counts the connections of a call
 * up; the customer's side follows when an offer of a higher generation arrives.
 */

export interface SignalInbox {
  /** The connection in use; -1 before the first. */
  readonly generation: number;
  /** Candidates that overtook the offer of their generation. */
  readonly early: readonly SignalMessage[];
}

export type InboxVerdict =
  /** For the connection in use. */
  | { readonly type: 'deliver'; readonly data: SignalData }
  /** Make a new connection of this generation, then feed it these in order. */
  | {
      readonly type: 'open';
      readonly generation: number;
      readonly deliver: readonly SignalData[];
    }
  /** Belongs to a connection that is gone. */
  | { readonly type: 'drop' }
  /** Kept until its offer comes. */
  | { readonly type: 'wait' };

/** Enough for every candidate of one connection; a bound for a hostile sender. */
const MAX_EARLY = 200;

export const emptyInbox: SignalInbox = { generation: -1, early: [] };

/** Files one received signal. Repeats must have been dropped before. */
export function fileSignal(
  inbox: SignalInbox,
  message: SignalMessage,
): { readonly inbox: SignalInbox; readonly verdict: InboxVerdict } {
  if (message.generation < inbox.generation) return { inbox, verdict: { type: 'drop' } };
  if (message.generation === inbox.generation) {
    return { inbox, verdict: { type: 'deliver', data: message.data } };
  }
  if (message.data.type !== 'offer') {
    const early = [...inbox.early, message].slice(-MAX_EARLY);
    return { inbox: { ...inbox, early }, verdict: { type: 'wait' } };
  }
  const { generation } = message;
  const own = inbox.early.filter((each) => each.generation === generation);
  const later = inbox.early.filter((each) => each.generation > generation);
  return {
    inbox: { generation, early: later },
    verdict: {
      type: 'open',
      generation,
      deliver: [message.data, ...own.map((each) => each.data)],
    },
  };
}

/** The side that counts: begins the next connection; all that is still on its way for older ones is dropped. */
export function nextGeneration(inbox: SignalInbox): SignalInbox {
  return { generation: inbox.generation + 1, early: [] };
}
