import {
  callRefSchema,
  callStateSchema,
  endRequestSchema,
  presenceSchema,
  ringingCallSchema,
} from '#shared/contract/hub.ts';
import type {
  AgentAuth,
  CallState,
  Presence,
  RingingCall,
  SignalEnvelope,
} from '#shared/contract/hub.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import { createHubAddresses } from '#shared/lib/hubAddresses.ts';
import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import type { CallId, EndReason } from '#shared/model/call.ts';
import { noValue, openHubSocket } from './hubSocket.ts';
import type { RetryPlan } from './request.ts';
import type { LinkResult, OnHubConnection } from './types.ts';

export interface AgentLinkOptions {
  readonly origin: string;
  /** That and further ones; `origin` alone without. */
  readonly addresses?: HubAddresses | undefined;
  /** Somebody waits for the hub (a call is on): it is looked for at a quicker pace. */
  readonly isUrgent?: (() => boolean) | undefined;
  readonly auth: AgentAuth;
  readonly onConnection: OnHubConnection;
  readonly onRinging: (call: RingingCall) => void;
  readonly onCallState: (state: CallState) => void;
  readonly onPresence: (presence: Presence) => void;
  /** A customer answered the questions after a call. */
  readonly onSurveyAnswered?: () => void;
  /** Each signal once, in order of arrival; generations are the caller's matter (signalInbox). */
  readonly onSignal: (envelope: SignalEnvelope) => void;
  readonly retryPlan?: RetryPlan | undefined;
}

/** The agent's way to the hub. Requests are repeated until acknowledged and never reject. */
export interface AgentLink {
  readonly accept: (callId: CallId) => Promise<LinkResult<true>>;
  readonly decline: (callId: CallId) => Promise<LinkResult<true>>;
  /** Told until the hub has heard it, however long that takes. */
  readonly end: (callId: CallId, reason: EndReason) => Promise<LinkResult<true>>;
  /** @param signal its id must be new for every signal of the call */
  readonly signal: (callId: CallId, signal: SignalMessage) => Promise<LinkResult<true>>;
  /** Nothing arrives from the other side: finds out whether a connection that stands is dead too. */
  readonly doubt: () => void;
  /** The network may be back, or the connection dead without a word: finds out now. */
  readonly lookAgain: () => void;
  readonly close: () => void;
}

export type AgentLinkFactory = (options: AgentLinkOptions) => AgentLink;

/** Connects at once, and again for ever; see contract/hub.ts for what is said. */
export function openAgentLink(options: AgentLinkOptions): AgentLink {
  const hub = openHubSocket({
    addresses: options.addresses ?? createHubAddresses(options.origin),
    isUrgent: options.isUrgent ?? (() => false),
    namespace: '/agent',
    auth: () => options.auth,
    onConnection: options.onConnection,
    onSignal: options.onSignal,
    retryPlan: options.retryPlan,
  });
  hub.receive('call.ringing', ringingCallSchema, options.onRinging);
  hub.receive('call.state', callStateSchema, (state) => {
    if (state.phase === 'ended') hub.forget(state.callId);
    options.onCallState(state);
  });
  hub.receive('peer.presence', presenceSchema, options.onPresence);
  hub.receive('survey.answered', callRefSchema, () => options.onSurveyAnswered?.());
  return {
    accept: (callId) => hub.ask('call.accept', callRefSchema, { callId }, noValue),
    decline: (callId) => hub.ask('call.decline', callRefSchema, { callId }, noValue),
    end: (callId, reason) =>
      hub.ask('call.end', endRequestSchema, { callId, reason }, noValue, true),
    signal: (callId, signal) => hub.signal({ callId, signal }),
    doubt: hub.doubt,
    lookAgain: hub.lookAgain,
    close: hub.close,
  };
}
