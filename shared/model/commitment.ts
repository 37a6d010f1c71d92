import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId } from './call.ts';
import { callIdSchema, personNameSchema } from './call.ts';

/** The longest fact or promised action, in characters; more is no note any more. */
export const NOTE_CHARS = 500;

/** What the agent promised to do, as it was noted in a call. */
export interface PromisedAction {
  /** When it was first noted, on the call's media clock. */
  readonly atMs: Ms;
  /** Counted within its call, from 1. */
  readonly actionId: number;
  readonly text: string;
  /** When it is due; null for a promise without a date. */
  readonly dueAt: EpochMs | null;
}

/** A promised action after its call: open until it is done. */
export interface Commitment {
  /** See commitmentId. */
  readonly id: string;
  readonly callId: CallId;
  readonly customerName: string;
  readonly text: string;
  readonly dueAt: EpochMs | null;
  /** When it was promised. */
  readonly createdAt: EpochMs;
  /** Null while it is open. */
  readonly doneAt: EpochMs | null;
  /** When the agent was reminded of it; null until then, and again after its date was changed. */
  readonly remindedAt: EpochMs | null;
}

/** The one commitment that an action of a call becomes, however often the call is saved. */
export function commitmentId(callId: CallId, actionId: number): string {
  return `${callId}.${actionId}`;
}

/** Any moment that a calendar can show; a bound for hostile input. */
export const epochMsSchema = z.number().int().nonnegative().max(8.64e15);

export const noteTextSchema = z.string().trim().min(1).max(NOTE_CHARS);

export const actionIdSchema = z.number().int().positive();

export const promisedActionSchema = z.readonly(
  z.object({
    atMs: z.number().nonnegative(),
    actionId: actionIdSchema,
    text: noteTextSchema,
    dueAt: epochMsSchema.nullable(),
  }),
) satisfies z.ZodType<PromisedAction>;

export const commitmentIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}\.[1-9]\d{0,15}$/);

export const commitmentSchema = z.readonly(
  z.object({
    id: commitmentIdSchema,
    callId: callIdSchema,
    customerName: personNameSchema,
    text: noteTextSchema,
    dueAt: epochMsSchema.nullable(),
    createdAt: epochMsSchema,
    doneAt: epochMsSchema.nullable(),
    remindedAt: epochMsSchema.nullable(),
  }),
) satisfies z.ZodType<Commitment>;

/** Which commitments are wanted. */
export type CommitmentQuery =
  /** All that are open, the soonest due first, those without a date last. */
  | { readonly of: 'open' }
  /** Done at `since` or later, the last done first. */
  | { readonly of: 'done'; readonly since: EpochMs }
  /** Those of one call, done or not, in the order they were promised. */
  | { readonly of: 'call'; readonly callId: CallId }
  /** The open ones of customers of that name (case and outer spaces aside), the soonest due first. */
  | { readonly of: 'customer'; readonly customerName: string };

export const commitmentQuerySchema = z.readonly(
  z.discriminatedUnion('of', [
    z.object({ of: z.literal('open') }),
    z.object({ of: z.literal('done'), since: epochMsSchema }),
    z.object({ of: z.literal('call'), callId: callIdSchema }),
    z.object({ of: z.literal('customer'), customerName: personNameSchema }),
  ]),
) satisfies z.ZodType<CommitmentQuery>;

/** A promise that came to mind after its call. */
export interface NewCommitment {
  readonly callId: CallId;
  readonly text: string;
  readonly dueAt: EpochMs | null;
}

export const newCommitmentSchema = z.readonly(
  z.object({ callId: callIdSchema, text: noteTextSchema, dueAt: epochMsSchema.nullable() }),
) satisfies z.ZodType<NewCommitment>;

/** A change of what was promised. */
export interface CommitmentEdit {
  readonly id: string;
  readonly text: string;
  readonly dueAt: EpochMs | null;
}

export const commitmentEditSchema = z.readonly(
  z.object({ id: commitmentIdSchema, text: noteTextSchema, dueAt: epochMsSchema.nullable() }),
) satisfies z.ZodType<CommitmentEdit>;
