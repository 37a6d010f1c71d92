import { z } from 'zod';
import type { Party } from './party.ts';

/** Opaque, url-safe identifier of one call; made by the hub. */
export type CallId = string;

export const callIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/) satisfies z.ZodType<CallId>;

/** How the ids of imported calls begin. */
export const IMPORTED = 'imported-';

/** The id of a call that was imported: made of its recording's content, not by a hub. */
export function importedCallId(digest: string): CallId {
  return `${IMPORTED}${digest.slice(0, 40)}`;
}

/** Whether a call is known from a recording of another phone system alone. */
export function isImported(callId: CallId): boolean {
  return callId.startsWith(IMPORTED);
}

/** Names are any Unicode; control characters are refused because they can hide text. */
export const personNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** Why a call ended, in terms both sides can be told. */
export type EndReason =
  /** Someone pressed the end button. */
  | 'hungUp'
  /** The agent declined the ring. */
  | 'declined'
  /** The customer gave up before the agent answered. */
  | 'cancelled'
  /** Nobody answered in time. */
  | 'noAnswer'
  /** The customer's page went away and did not come back in time. */
  | 'customerLeft'
  /** The agent's app went away and did not come back in time. */
  | 'agentLeft'
  /** The media connection could not be made or restored. */
  | 'connectionLost'
  /** The agent's app was closed in mid-call. */
  | 'appClosed';

export const endReasonSchema = z.enum([
  'hungUp',
  'declined',
  'cancelled',
  'noAnswer',
  'customerLeft',
  'agentLeft',
  'connectionLost',
  'appClosed',
]) satisfies z.ZodType<EndReason>;

/** Who ended the call; `system` when it was neither person's choice. */
export type EndedBy = Party | 'system';

export const endedBySchema = z.enum(['agent', 'customer', 'system']) satisfies z.ZodType<EndedBy>;
