import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId, EndedBy, EndReason } from '#shared/model/call.ts';
import {
  callIdSchema,
  endedBySchema,
  endReasonSchema,
  personNameSchema,
} from '#shared/model/call.ts';
import type { HubError } from './hubError.ts';
import { hubOriginsSchema } from './hubsNamed.ts';
import type { AskedAbout } from './survey.ts';
import { askedAboutSchema } from './survey.ts';
import type { SignalMessage } from './signal.ts';
import { signalMessageSchema } from './signal.ts';

/*
 * The hub's HTTP routes and socket messages, for both kinds of client.
 *
 * HTTP                                    who     body -> answer
 *   GET    /healthz                       any     -> { ok: true, version }
 *   GET    /join                          any     -> the customer's page; the invite's token stands
 *                                                    behind # so that it is in no log and no referrer
 *   POST   /api/guest/invite              any     InviteLookup -> InviteView
 *   POST   /api/agent/invites             agent   InviteRequest -> Invite
 *   GET    /api/agent/invites             agent   -> Invite[] (open ones, newest first)
 *   GET    /api/agent/hubs                agent   -> HubsNamed
 *   DELETE /api/agent/invites/:inviteId   agent   -> { ok: true }
 * Agents send `authorization: Bearer <token>`. Errors are HubError with a fitting status. More: survey.ts
 *
 * Sockets: namespace /agent with auth AgentAuth, /guest with auth GuestAuth. Every message from a
 * client is acknowledged with Ack; every message is validated at both ends. To `alive`, any answer will do.
 */

// ---------------------------------------------------------------- HTTP

export interface InviteRequest {
  readonly agentName: string;
  readonly company: string;
  readonly customerName: string;
  readonly issue: string | null;
  /** How long the link can be used for the first ring. */
  readonly expiresInMs: Ms;
  readonly simulated: boolean;
  /** The agent's app can read the mood, and would ask the customer. Counts for nobody simulated. */
  readonly offersMood: boolean;
  /** Of the agent's team; null outside of one. */
  readonly queueId: string | null;
}

export const inviteRequestSchema = z.readonly(
  z.object({
    agentName: personNameSchema,
    company: z.string().trim().max(80),
    customerName: personNameSchema,
    issue: z.string().trim().max(500).nullable(),
    expiresInMs: z
      .number()
      .int()
      .min(1000)
      .max(30 * 24 * 3600 * 1000),
    simulated: z.boolean(),
    // Missing from an app that is older than the mood cue.
    offersMood: z.boolean().default(false),
    queueId: z.string().min(1).max(64).nullable().default(null),
  }),
) satisfies z.ZodType<InviteRequest>;

/** An invite as its agent sees it. `url` holds the only copy of the token: the hub keeps a hash. */
export interface Invite {
  readonly inviteId: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** Present only in the answer that creates it. */
  readonly url: string | null;
}

export const inviteSchema = z.readonly(
  z.object({
    inviteId: z.string(),
    customerName: personNameSchema,
    issue: z.string().nullable(),
    createdAt: z.number(),
    expiresAt: z.number(),
    url: z.string().nullable(),
  }),
) satisfies z.ZodType<Invite>;

export interface InviteLookup {
  readonly token: string;
  /** The seat secret this page was given earlier, so that a reload is recognised. */
  readonly seat: string | null;
}

const secret = z.string().min(16).max(128);

export const inviteLookupSchema = z.readonly(
  z.object({ token: secret, seat: secret.nullable() }),
) satisfies z.ZodType<InviteLookup>;

/** What the customer's page may know before it rings. */
export type InviteView =
  | {
      readonly state: 'open' | 'seated';
      readonly customerName: string;
      readonly agentName: string;
      readonly company: string;
      /** The customer is to be asked whether their mood may be read. */
      readonly offersMood: boolean;
      readonly hubs?: readonly string[];
    }
  | {
      readonly state: 'ended';
      /** For who sat in the call, while the questions about it are open: a reloaded page asks too. */
      readonly survey?: AskedAbout;
    }
  | { readonly state: 'used' | 'expired' | 'unknown' };

export const inviteViewSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({
      state: z.enum(['open', 'seated']),
      customerName: z.string(),
      agentName: z.string(),
      company: z.string(),
      // Missing from a hub that is older than the mood cue.
      offersMood: z.boolean().default(false),
      hubs: hubOriginsSchema.exactOptional(),
    }),
    z.object({
      state: z.literal('ended'),
      survey: askedAboutSchema.exactOptional(),
    }),
    z.object({ state: z.enum(['used', 'expired', 'unknown']) }),
  ]),
) satisfies z.ZodType<InviteView>;

// ---------------------------------------------------------------- sockets

export interface AgentAuth {
  readonly token: string;
  /** Random per start of the app: tells a reconnect from a restart. */
  readonly clientId: string;
}

export const agentAuthSchema = z.readonly(
  z.object({ token: secret, clientId: z.string().min(8).max(64) }),
) satisfies z.ZodType<AgentAuth>;

export interface GuestAuth {
  readonly token: string;
  readonly seat: string | null;
  /** Random per page load: tells a reconnect (media still up) from a reload (new media needed). */
  readonly pageId: string;
}

export const guestAuthSchema = z.readonly(
  z.object({ token: secret, seat: secret.nullable(), pageId: z.string().min(8).max(64) }),
) satisfies z.ZodType<GuestAuth>;

export interface IceServer {
  readonly urls: string;
  readonly username?: string;
  readonly credential?: string;
}

const iceServerSchema = z.readonly(
  z.object({
    urls: z.string().max(500),
    username: z.string().max(500).exactOptional(),
    credential: z.string().max(500).exactOptional(),
  }),
) satisfies z.ZodType<IceServer>;

/** How a client finds its way to the other side. Minted for this client: what is in it expires. */
export interface IceSettings {
  readonly iceServers: readonly IceServer[];
  /** Neither side learns the other's network addresses: everything goes over a TURN server. */
  readonly relayOnly: boolean;
}

/** No server to ask: only clients of one network find each other. */
export const noIce: IceSettings = { iceServers: [], relayOnly: false };

/** A hub that is older than relaying tells neither. */
const iceFields = {
  iceServers: z.readonly(z.array(iceServerSchema)).default([]),
  relayOnly: z.boolean().default(false),
};

/** A customer at the door. */
export interface RingingCall extends IceSettings {
  readonly callId: CallId;
  readonly inviteId: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly ringingSince: EpochMs;
  readonly video: boolean;
  readonly locale: string;
  readonly simulated: boolean;
  /** The customer's page asks whether their mood may be read. */
  readonly offersMood: boolean;
}

export const ringingCallSchema = z.readonly(
  z.object({
    callId: callIdSchema,
    inviteId: z.string(),
    customerName: personNameSchema,
    issue: z.string().nullable(),
    ringingSince: z.number(),
    video: z.boolean(),
    locale: z.string(),
    simulated: z.boolean(),
    offersMood: z.boolean().default(false),
    ...iceFields,
  }),
) satisfies z.ZodType<RingingCall>;

/**
 * Where a call stands, as the hub tells both sides. The newest telling has the credentials that are
 * valid longest. While it rings they are there to prepare a connection, not to make one.
 */
export type CallState =
  | (IceSettings & { readonly callId: CallId; readonly phase: 'ringing' })
  | (IceSettings & {
      readonly callId: CallId;
      readonly phase: 'live';
      /** The customer's page load that takes part now; null while it is away. */
      readonly pageId: string | null;
    })
  | {
      readonly callId: CallId;
      readonly phase: 'ended';
      readonly by: EndedBy;
      readonly reason: EndReason;
    };

export const callStateSchema = z.readonly(
  z.discriminatedUnion('phase', [
    z.object({ callId: callIdSchema, phase: z.literal('ringing'), ...iceFields }),
    z.object({
      callId: callIdSchema,
      phase: z.literal('live'),
      ...iceFields,
      pageId: z.string().nullable(),
    }),
    z.object({
      callId: callIdSchema,
      phase: z.literal('ended'),
      by: endedBySchema,
      reason: endReasonSchema,
    }),
  ]),
) satisfies z.ZodType<CallState>;

/** Whether the other side's page or app is connected to the hub (says nothing about the media). */
export interface Presence {
  readonly callId: CallId;
  readonly present: boolean;
}

export const presenceSchema = z.readonly(
  z.object({ callId: callIdSchema, present: z.boolean() }),
) satisfies z.ZodType<Presence>;

export interface SignalEnvelope {
  readonly callId: CallId;
  readonly signal: SignalMessage;
}

export const signalEnvelopeSchema = z.readonly(
  z.object({ callId: callIdSchema, signal: signalMessageSchema }),
) satisfies z.ZodType<SignalEnvelope>;

export interface RingRequest {
  readonly video: boolean;
  readonly locale: string;
}

export const ringRequestSchema = z.readonly(
  z.object({ video: z.boolean(), locale: z.string().min(2).max(35) }),
) satisfies z.ZodType<RingRequest>;

/** The customer's seat in the call: the secret proves later page loads are the same person. */
export interface Seat {
  readonly callId: CallId;
  readonly seat: string;
}

export const seatSchema = z.readonly(
  z.object({ callId: callIdSchema, seat: secret }),
) satisfies z.ZodType<Seat>;

export const callRefSchema = z.readonly(z.object({ callId: callIdSchema }));
export interface EndRequest {
  readonly callId: CallId;
  readonly reason: EndReason;
}

export const endRequestSchema = z.readonly(
  z.object({ callId: callIdSchema, reason: endReasonSchema }),
) satisfies z.ZodType<EndRequest>;

/** Every acknowledgement: the value, or a HubError. */
export type Ack<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & HubError);

type WithAck<A, T = null> = (message: A, ack: (answer: Ack<T>) => void) => void;

/** Agent -> hub. */
export interface AgentToHub {
  'call.accept': WithAck<{ readonly callId: CallId }>;
  'call.decline': WithAck<{ readonly callId: CallId }>;
  'call.end': WithAck<EndRequest>;
  signal: WithAck<SignalEnvelope>;
  alive: WithAck<null>;
}

/** Hub -> agent. On every (re)connect the hub sends the agent's ringing and live calls again. */
export interface HubToAgent {
  'call.ringing': (call: RingingCall) => void;
  'call.state': (state: CallState) => void;
  'peer.presence': (presence: Presence) => void;
  /** The customer answered the questions after this call; see survey.ts. */
  'survey.answered': (call: { readonly callId: CallId }) => void;
  signal: WithAck<SignalEnvelope>;
}

/** Guest -> hub. `ring` takes the seat; on a reconnect with a seat the hub sends call.state itself. */
export interface GuestToHub {
  ring: WithAck<RingRequest, Seat>;
  'call.end': WithAck<EndRequest>;
  signal: WithAck<SignalEnvelope>;
  alive: WithAck<null>;
}

/** Hub -> guest. */
export interface HubToGuest {
  'call.state': (state: CallState) => void;
  'peer.presence': (presence: Presence) => void;
  signal: WithAck<SignalEnvelope>;
}

/** How long a customer whose page went away may come back to the same call. */
export const REJOIN_GRACE_MS = 60_000;

/** How long a call rings before it counts as not answered. */
export const RING_TIMEOUT_MS = 90_000;
