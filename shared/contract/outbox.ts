import { z } from 'zod';
import type { CallId } from '#shared/model/call.ts';
import { callIdSchema } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';

/*
 * How summaries get from an agent's machine to a team's hub.
 *
 *   POST /api/agent/summaries   agent   Parcel -> Receipt
 *
 * Sending a parcel again, whole or in part, changes nothing: a receipt may be lost on its way.
 */

/** Summaries that are sent at once. */
export const PARCEL_ITEMS = 50;
/** Largest parcel, in bytes of JSON. A call of an hour has about 100 kB. */
export const PARCEL_BYTES = 8 * 1024 * 1024;

export interface Parcel {
  readonly items: readonly { readonly revision: number; readonly summary: CallSummary }[];
}

/** What the hub checks before it looks at each item: one that it cannot read fails alone. */
export const parcelSchema = z.readonly(
  z.object({
    items: z.readonly(
      z
        .array(
          z.readonly(
            z.object({
              revision: z.number().int().min(1).max(1_000_000),
              summary: z.looseObject({ callId: callIdSchema, version: z.number().int() }),
            }),
          ),
        )
        .min(1)
        .max(PARCEL_ITEMS),
    ),
  }),
);

/**
 * What became of an item. `taken`: the hub has this revision or a later one. `newer`: a version of
 * the summary that this hub does not know yet; it waits for the hub's update. `refused`: not in
 * this form; `because` is a plain sentence.
 */
export type ItemReceipt =
  | { readonly callId: CallId; readonly as: 'taken' | 'newer' }
  | { readonly callId: CallId; readonly as: 'refused'; readonly because: string };

export interface Receipt {
  /** In the parcel's order. */
  readonly items: readonly ItemReceipt[];
}

/** What the app checks of a receipt before it believes it. */
export const receiptSchema = z.readonly(
  z.object({
    items: z.readonly(
      z.array(
        z.readonly(
          z.discriminatedUnion('as', [
            z.object({ callId: callIdSchema, as: z.enum(['taken', 'newer']) }),
            z.object({ callId: callIdSchema, as: z.literal('refused'), because: z.string() }),
          ]),
        ),
      ),
    ),
  }),
) satisfies z.ZodType<Receipt>;

const count = z.number().int().nonnegative();

/** A call whose summary the hub does not want as it is; the record on this machine stays. */
const refusedCallSchema = z.readonly(
  z.object({
    callId: callIdSchema,
    customerName: z.string(),
    startedAt: z.number(),
    because: z.string(),
  }),
);

/** How the summaries of this machine stand with the team's hub. */
export const outboxViewSchema = z.readonly(
  z.object({
    /**
     * `off`: there is no team's hub, or nobody is signed in there. `idle`: nothing waits, or it is
     * about to go. `away`: the hub does not answer; it is tried again. `signedOut`: the hub does not
     * know this sign-in any more. `newerHere`: the hub has to be updated first.
     */
    state: z.enum(['off', 'idle', 'sending', 'away', 'signedOut', 'newerHere']),
    waiting: count,
    sent: count,
    lastSentAt: z.number().nullable(),
    /** Calls from before this hub that stay here, and may go along if the agent wants that. */
    keptHere: count,
    /** How many were refused. */
    refused: count,
    /** The latest of those, with the hub's reason. */
    refusals: z.readonly(z.array(refusedCallSchema)),
  }),
);
export type OutboxView = z.infer<typeof outboxViewSchema>;
