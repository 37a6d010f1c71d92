import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { onTestFinished } from 'vitest';
import type { CallState, RingingCall, SignalEnvelope } from '#shared/contract/hub.ts';
import type { HubError } from '#shared/contract/hubError.ts';
import { createHubAddresses } from '#shared/lib/hubAddresses.ts';
import { openAgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import { openGuestLink } from '#renderer/rtc/signalling/guestLink.ts';
import type { GuestLink } from '#renderer/rtc/signalling/guestLink.ts';
import type { HubConnection } from '#renderer/rtc/signalling/types.ts';

/*
 * The two links against a real socket.io server that answers as the test says. Retry times are
 * short so that a lost acknowledgement costs milliseconds.
 */

export const retryPlan = { ackTimeoutMs: 50, pausesMs: [5, 5, 5] };
export const token = 'a-token-of-decent-length';
export const callId = 'call-0001';
export const signal = {
  id: 'signal-1',
  generation: 0,
  data: { type: 'offer', sdp: 'v=0' },
} as const;

export interface Heard {
  readonly connections: HubConnection[];
  readonly errors: (HubError | null)[];
  readonly ringing: RingingCall[];
  readonly states: CallState[];
  readonly signals: SignalEnvelope[];
}

export const heard = (): Heard => ({
  connections: [],
  errors: [],
  ringing: [],
  states: [],
  signals: [],
});

/** Resolves when `check` holds; looks again whenever the event loop turns. */
export async function until(check: () => boolean): Promise<void> {
  const giveUp = Date.now() + 10_000;
  while (!check()) {
    if (Date.now() > giveUp) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export interface Listening {
  readonly server: Server;
  readonly origin: string;
}

/** A hub's server; ended with the test. @param port 0 for any */
export async function listen(port = 0): Promise<Listening> {
  const http = createServer();
  const server = new Server(http);
  server.of('/agent');
  http.listen(port, '127.0.0.1');
  await once(http, 'listening');
  onTestFinished(() => server.close());
  const at = http.address();
  const taken = typeof at === 'object' && at !== null ? at.port : 0;
  return { server, origin: `http://127.0.0.1:${taken}` };
}

const callbacks = (into: Heard) => ({
  onConnection: (state: HubConnection, error: HubError | null) => {
    into.connections.push(state);
    into.errors.push(error);
  },
  onCallState: (state: CallState) => into.states.push(state),
  onPresence: () => undefined,
  onSignal: (envelope: SignalEnvelope) => into.signals.push(envelope),
});

/** An agent's link; closed with the test. @param known further addresses */
export function agentAt(
  origin: string,
  into: Heard,
  plan = retryPlan,
  known: readonly string[] = [],
): AgentLink {
  const link = openAgentLink({
    ...callbacks(into),
    origin,
    addresses: createHubAddresses(origin, known),
    isUrgent: () => known.length > 0,
    retryPlan: plan,
    auth: { token, clientId: 'client-0001' },
    onRinging: (call) => into.ringing.push(call),
  });
  onTestFinished(() => link.close());
  return link;
}

/** A customer's link; closed with the test. */
export function guestAt(origin: string, into: Heard): GuestLink {
  const link = openGuestLink({
    ...callbacks(into),
    origin,
    retryPlan,
    auth: { token, seat: null, pageId: 'page-0001' },
  });
  onTestFinished(() => link.close());
  return link;
}
