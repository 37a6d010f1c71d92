import { err, ok } from '#shared/lib/result.ts';
import type { RingingCall } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import type { CallId, EndedBy, EndReason } from '#shared/model/call.ts';
import type {
  AgentLink,
  AgentLinkFactory,
  AgentLinkOptions,
} from '#renderer/rtc/signalling/agentLink.ts';
import type { LinkResult } from '#renderer/rtc/signalling/types.ts';

/** The other end of a call as the hub knows it: the customer's page, or none. */
interface Page {
  readonly pageId: string;
  readonly onSignal: (signal: SignalMessage) => void;
}

/** A hub in memory for one agent and one call; what the agent told it is kept. */
export interface MemoryHub {
  readonly openLink: AgentLinkFactory;
  /** How often the way to it was doubted. */
  looks: number;
  /** How often it was asked whether the way to it is dead. */
  doubts: number;
  readonly ends: { readonly callId: CallId; readonly reason: EndReason }[];
  readonly accepted: CallId[];
  readonly declined: CallId[];
  online: boolean;
  /** What call.accept is answered with; null accepts. */
  refusal: LinkResult<true> | null;
  readonly ring: (call: RingingCall) => void;
  readonly page: (page: Page | null) => void;
  readonly presence: (present: boolean) => void;
  readonly toAgent: (signal: SignalMessage) => void;
  readonly endByHub: (by: EndedBy, reason: EndReason) => void;
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  /** The hub still has a live call that the app may know nothing of. */
  readonly sayLive: (callId: CallId) => void;
  readonly links: AgentLinkOptions[];
}

export function createMemoryHub(): MemoryHub {
  let agent: AgentLinkOptions | null = null;
  let callId: CallId = '';
  let page: Page | null = null;
  let live = false;
  const away: LinkResult<true> = err({ error: 'noAnswer', message: 'away' });
  const done: LinkResult<true> = ok(true);

  const tellLive = (): void => {
    if (!live || !hub.online) return;
    const pageId = page?.pageId ?? null;
    agent?.onCallState({ callId, phase: 'live', ...noIce, pageId });
  };
  const hub: MemoryHub = {
    links: [],
    ends: [],
    looks: 0,
    doubts: 0,
    accepted: [],
    declined: [],
    online: true,
    refusal: null,
    openLink: (options): AgentLink => {
      agent = options;
      hub.links.push(options);
      queueMicrotask(() => options.onConnection(hub.online ? 'online' : 'offline', null));
      const ask = async (act: () => void): Promise<LinkResult<true>> => {
        await Promise.resolve();
        if (!hub.online) return away;
        act();
        return done;
      };
      return {
        accept: async (id) => {
          await Promise.resolve();
          if (!hub.online) return away;
          if (hub.refusal !== null) return hub.refusal;
          hub.accepted.push(id);
          live = true;
          tellLive();
          return done;
        },
        decline: (id) => ask(() => hub.declined.push(id)),
        end: (id, reason) =>
          ask(() => {
            hub.ends.push({ callId: id, reason });
            if (id === callId) live = false;
          }),
        signal: (_id, signal) => ask(() => page?.onSignal(signal)),
        doubt: () => (hub.doubts += 1),
        lookAgain: () => (hub.looks += 1),
        close: () => {
          if (agent === options) agent = null;
        },
      };
    },
    ring: (call) => {
      ({ callId } = call);
      agent?.onRinging(call);
    },
    page: (next) => {
      page = next;
      tellLive();
    },
    presence: (present) => {
      if (hub.online) agent?.onPresence({ callId, present });
    },
    toAgent: (signal) => {
      if (hub.online) agent?.onSignal({ callId, signal });
    },
    endByHub: (by, reason) => {
      live = false;
      if (hub.online) agent?.onCallState({ callId, phase: 'ended', by, reason });
    },
    goOffline: () => {
      hub.online = false;
      agent?.onConnection('offline', null);
    },
    goOnline: () => {
      hub.online = true;
      agent?.onConnection('online', null);
      tellLive();
    },
    sayLive: (id) => {
      agent?.onCallState({ callId: id, phase: 'live', ...noIce, pageId: 'p' });
    },
  };
  return hub;
}
