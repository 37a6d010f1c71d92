import type { CallState, Presence, RingingCall, SignalEnvelope } from '#shared/contract/hub.ts';
import type { Acknowledge } from './relay.ts';

/*
 * The two kinds of client as the calls see them; sockets implement them.
 */

interface Link {
  /** False once the connection is closed. */
  isOpen(): boolean;
  state(state: CallState): void;
  presence(presence: Presence): void;
  /** `acknowledge` gets the client's answer, if it comes. */
  signal(envelope: SignalEnvelope, acknowledge: Acknowledge): void;
  /** Closes the connection: another one has taken its place. */
  drop(): void;
}

export interface AgentLink extends Link {
  readonly ownerId: string;
  readonly clientId: string;
  ringing(call: RingingCall): void;
}

export interface GuestLink extends Link {
  readonly inviteId: string;
  readonly pageId: string;
  /** The seat's secret, once this page has proved or been given it. */
  seat: string | null;
}
