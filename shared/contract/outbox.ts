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
