import {
  callStateSchema,
  endRequestSchema,
  presenceSchema,
  ringRequestSchema,
  seatSchema,
} from '#shared/contract/hub.ts';
import type {
  CallState,
  GuestAuth,
  Presence,
  RingRequest,
  Seat,
  SignalEnvelope,
} from '#shared/contract/hub.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import { createHubAddresses } from '#shared/lib/hubAddresses.ts';
import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import type { CallId, EndReason } from '#shared/model/call.ts';
import { noValue, openHubSocket } from './hubSocket.ts';
import type { RetryPlan } from './request.ts';
import type { LinkResult, OnHubConnection } from './types.ts';

export interface GuestLinkOptions {
  readonly origin: string;
  /** That and further ones; `origin` alone without. */
  readonly addresses?: HubAddresses | undefined;
  /** `pageId` must stay the same for the life of the page. */
  readonly auth: GuestAuth;
  readonly onConnection: OnHubConnection;
  readonly onCallState: (state: CallState) => void;
  readonly onPresence: (presence: Presence) => void;
  /** Each signal once, in order of arrival; generations are the caller's matter (signalInbox). */
  readonly onSignal: (envelope: SignalEnvelope) => void;
  readonly retryPlan?: RetryPlan | undefined;
}

/** The customer's way to the hub. Requests are repeated until acknowledged and never reject. */
export interface GuestLink {
  /** Rings the agent and takes the seat, which later connections of this link then present. */
  readonly ring: (request: RingRequest) => Promise<LinkResult<Seat>>;
  readonly end: (callId: CallId, reason: EndReason) => Promise<LinkResult<true>>;
  /** @param signal its id must be new for every signal of the call */
  readonly signal: (callId: CallId, signal: SignalMessage) => Promise<LinkResult<true>>;
  /** Nothing arrives from the other side: finds out whether a connection that stands is dead too. */
  readonly doubt: () => void;
  /** The network may be back, or the connection dead without a word: finds out now. */
  readonly lookAgain: () => void;
  readonly close: () => void;
}

export type GuestLinkFactory = (options: GuestLinkOptions) => GuestLink;

const readSeat = (value: unknown): Seat | null => {
  const parsed = seatSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
};

/** Connects at once, and again for ever; see contract/hub.ts for what is said. */
export function openGuestLink(options: GuestLinkOptions): GuestLink {
  let { seat } = options.auth;
  const hub = openHubSocket({
    addresses: options.addresses ?? createHubAddresses(options.origin),
    isUrgent: () => true,
    namespace: '/guest',
    auth: () => ({ ...options.auth, seat }),
    onConnection: options.onConnection,
    onSignal: options.onSignal,
    retryPlan: options.retryPlan,
  });
  hub.receive('call.state', callStateSchema, (state) => {
    if (state.phase === 'ended') hub.forget(state.callId);
    options.onCallState(state);
  });
  hub.receive('peer.presence', presenceSchema, options.onPresence);
  return {
    async ring(request) {
      const answer = await hub.ask('ring', ringRequestSchema, request, readSeat);
      if (answer.ok) seat = answer.value.seat;
      return answer;
    },
    end: (callId, reason) => hub.ask('call.end', endRequestSchema, { callId, reason }, noValue),
    signal: (callId, signal) => hub.signal({ callId, signal }),
    doubt: hub.doubt,
    lookAgain: hub.lookAgain,
    close: hub.close,
  };
}
