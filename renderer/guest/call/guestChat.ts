import { cleanChatText } from '#shared/model/chat.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import { spend } from '#shared/lib/allowance.ts';
import type { Allowance, Pace } from '#shared/lib/allowance.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';

/** One message as this page has it. */
export interface GuestChatEntry {
  readonly chatId: string;
  readonly by: Party;
  readonly text: string;
  /** The agent's side has it. */
  readonly arrived: boolean;
}

/** Faster than anyone writes; a held-down Enter is slowed. */
export const CHAT_PACE: Pace = { burst: 6, everyMs: 1000 };
/** Messages that may wait for the line; the agent's side takes as many at once. */
export const MAX_WAITING = 20;

export interface GuestChatOptions {
  readonly newId: () => string;
  readonly now: () => EpochMs;
  readonly send: (message: PeerMessage) => void;
  /** What was under way when the page was left, in its order. */
  readonly waiting?: readonly { readonly chatId: string; readonly text: string }[];
  /** The whole conversation, own messages that are still under way last. */
  readonly onChat: (entries: readonly GuestChatEntry[]) => void;
}

/**
 * The conversation in text on the customer's page. The agent's side keeps it: what was said there
 * comes again to a page that was loaded anew, and what is written here counts as arrived when it
 * comes back with its place.
 */
export interface GuestChat {
  /** A new connection is up: says how far this page has come, and sends what is under way again. */
  readonly connected: () => void;
  readonly hear: (message: Extract<PeerMessage, { readonly type: 'chat' | 'chatAck' }>) => void;
  /** @returns false where nothing is left to send, or it was too much at once: then it is not sent */
  readonly write: (text: string) => boolean;
  /** Another call begins. */
  readonly clear: () => void;
}

export function createGuestChat(options: GuestChatOptions): GuestChat {
  let placed: readonly GuestChatEntry[] = [];
  let waiting: readonly GuestChatEntry[] = (options.waiting ?? [])
    .slice(0, MAX_WAITING)
    .map(({ chatId, text }) => ({ chatId, by: 'customer', text, arrived: false }));
  let allowance: Allowance | null = null;

  const tell = (): void => options.onChat([...placed, ...waiting]);
  const acknowledge = (): void => options.send({ type: 'chatAck', place: placed.length });
  const send = ({ chatId, by, text }: GuestChatEntry): void =>
    options.send({ type: 'chat', chatId, by, place: 0, text });

  // From now on whoever shows or remembers the conversation has these too.
  if (waiting.length > 0) tell();

  return {
    connected() {
      acknowledge();
      for (const entry of waiting) send(entry);
    },
    hear(message) {
      // Places have no gap: anything but the next one is known already.
      if (message.type !== 'chat' || message.place !== placed.length + 1) return;
      const { chatId, by, text } = message;
      placed = [...placed, { chatId, by, text, arrived: true }];
      waiting = waiting.filter((entry) => entry.chatId !== chatId);
      acknowledge();
      tell();
    },
    write(written) {
      const text = cleanChatText(written);
      if (text === '' || waiting.length >= MAX_WAITING) return false;
      const left = spend(allowance, options.now(), CHAT_PACE);
      if (left === null) return false;
      allowance = left;
      const entry: GuestChatEntry = {
        chatId: options.newId(),
        by: 'customer',
        text,
        arrived: false,
      };
      waiting = [...waiting, entry];
      send(entry);
      tell();
      return true;
    },
    clear() {
      placed = [];
      waiting = [];
      tell();
    },
  };
}
