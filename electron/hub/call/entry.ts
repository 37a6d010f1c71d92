import type { CallState, RingingCall } from '#shared/contract/hub.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Party } from '#shared/model/party.ts';
import type { IceFor } from '../ice.ts';
import type { InviteRecord } from '../records.ts';
import type { CallLife } from './life.ts';
import type { AgentLink, GuestLink } from './links.ts';
import type { Relay, RelayLimits } from './relay.ts';
import { createRelay } from './relay.ts';
import { WrittenEnvelope } from './written.ts';

/** A call that rings or is live, with all that hangs on it. */
export interface CallEntry {
  readonly callId: CallId;
  readonly invite: InviteRecord;
  readonly video: boolean;
  readonly locale: string;
  /** Known to this run of the hub only; null for a call taken up after a restart. */
  readonly seat: string | null;
  readonly toAgent: Relay;
  readonly toCustomer: Relay;
  /** Pages that another page with the same seat has replaced: they must not come back. */
  readonly replacedPages: Set<string>;
  life: CallLife;
  guest: GuestLink | null;
  /** The page load that took part last. */
  pageId: string | null;
  cancelDeadline: () => void;
}

export function createEntry(
  known: Pick<CallEntry, 'callId' | 'invite' | 'video' | 'locale' | 'seat' | 'life'>,
  limits: RelayLimits,
): CallEntry {
  return {
    ...known,
    toAgent: createRelay(limits),
    toCustomer: createRelay(limits),
    replacedPages: new Set(),
    guest: null,
    pageId: null,
    cancelDeadline: () => undefined,
  };
}

/** The call as this side is told of it, with credentials minted for this telling. */
export function stateOf(entry: CallEntry, party: Party, iceFor: IceFor): CallState {
  const { callId, life } = entry;
  if (life.phase === 'ended') return { callId, phase: 'ended', by: life.by, reason: life.reason };
  const ice = iceFor(callId, party);
  if (life.phase === 'ringing') return { callId, phase: 'ringing', ...ice };
  return { callId, phase: 'live', ...ice, pageId: entry.guest?.pageId ?? null };
}

/** The call as its agent's ringing card shows it. */
export function ringingOf(entry: CallEntry, iceFor: IceFor): RingingCall {
  const { customerName, issue, simulated, inviteId, offersMood } = entry.invite;
  return {
    callId: entry.callId,
    inviteId,
    customerName,
    issue,
    ringingSince: entry.life.since,
    video: entry.video,
    locale: entry.locale,
    simulated,
    offersMood,
    ...iceFor(entry.callId, 'agent'),
  };
}

/** From now on the agent's signals go over this connection, first those that wait. */
export function attachAgent(entry: CallEntry, link: AgentLink): void {
  const { callId } = entry;
  entry.toAgent.resume((signal, acknowledge, json) =>
    link.signal(new WrittenEnvelope(callId, signal, json), acknowledge),
  );
}

/** From now on the customer's signals go over this connection, first those that wait. */
export function attachGuest(entry: CallEntry, link: GuestLink): void {
  const { callId } = entry;
  entry.toCustomer.resume((signal, acknowledge, json) =>
    link.signal(new WrittenEnvelope(callId, signal, json), acknowledge),
  );
}
