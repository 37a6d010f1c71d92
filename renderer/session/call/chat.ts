import { MAX_CHAT_MESSAGES, cleanChatText } from '#shared/model/chat.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import { spend } from '#shared/lib/allowance.ts';
import type { Allowance, Pace } from '#shared/lib/allowance.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { ChatEntry, ChatState } from '../types.ts';

/**
 * What a customer's page may send: above what it allows itself (its CHAT_PACE and its limit of
 * messages under way), so that only a page that is not ours loses any.
 */
export const CUSTOMER_CHAT_PACE: Pace = { burst: 40, everyMs: 500 };

export interface ChatOptions {
  readonly newId: () => string;
  readonly now: () => EpochMs;
  /** The call's media clock. */
  readonly mediaNow: () => Ms;
  readonly send: (message: PeerMessage) => void;
  readonly onChat: (chat: ChatState) => void;
  /** A message that was written here or has arrived, once each. */
  readonly onEntry: (entry: ChatEntry) => void;
}

/**
 * One call's conversation in text, which the agent's side keeps: places are given here, and a page
 * that says how far it has come is sent the rest. So a message arrives exactly once and in order
 * over any number of connections, and a page that was loaded anew gets the whole conversation.
 */
export interface Chat {
  /** A new connection begins: what its page has is not known yet. */
  readonly forget: () => void;
  readonly hear: (message: Extract<PeerMessage, { readonly type: 'chat' | 'chatAck' }>) => void;
  /** @returns false where nothing is left to send, or the conversation is full */
  readonly write: (text: string) => boolean;
}

export const noChat: ChatState = { entries: [], delivered: 0, reachable: false };

export function createChat(options: ChatOptions): Chat {
  let chat = noChat;
  const known = new Set<string>();
  let allowance: Allowance | null = null;
  /** How far the conversation was sent over this connection; null until its page has said. */
  let sent: number | null = null;

  const change = (patch: Partial<ChatState>): void => {
    chat = { ...chat, ...patch };
    options.onChat(chat);
  };
  const sendRest = (): void => {
    if (sent === null) return;
    for (const [at, { chatId, by, text }] of chat.entries.entries()) {
      if (at >= sent) options.send({ type: 'chat', chatId, by, place: at + 1, text });
    }
    sent = chat.entries.length;
  };
  const add = (entry: ChatEntry): void => {
    known.add(entry.chatId);
    change({ entries: [...chat.entries, entry] });
    options.onEntry(entry);
    sendRest();
  };

  return {
    forget() {
      sent = null;
      if (chat.reachable) change({ reachable: false });
    },
    hear(message) {
      if (message.type === 'chatAck') {
        const place = Math.min(message.place, chat.entries.length);
        if (sent === null) sent = place;
        change({ reachable: true, delivered: Math.max(chat.delivered, place) });
        sendRest();
        return;
      }
      const { chatId, by, text } = message;
      // The customer speaks for themselves only; what is known already was sent again.
      if (by !== 'customer' || known.has(chatId)) return;
      if (chat.entries.length >= MAX_CHAT_MESSAGES) return;
      const left = spend(allowance, options.now(), CUSTOMER_CHAT_PACE);
      if (left === null) return;
      allowance = left;
      add({ chatId, by, text, atMs: options.mediaNow() });
    },
    write(written) {
      const text = cleanChatText(written);
      if (text === '' || chat.entries.length >= MAX_CHAT_MESSAGES) return false;
      add({ chatId: options.newId(), by: 'agent', text, atMs: options.mediaNow() });
      return true;
    },
  };
}
