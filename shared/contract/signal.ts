import { z } from 'zod';

/*
 * What two peers say to each other through the hub to set up their media: delivered at least once
 * (acks and retries), so `id` lets the receiver drop repeats; `generation` counts the peer
 * connections of this call, so that what belongs to a discarded one is dropped too.
 */

/** A payload of simple-peer's `signal` event. */
export type SignalData =
  | {
      readonly type: 'offer' | 'answer' | 'pranswer' | 'rollback';
      readonly sdp: string;
      /**
       * Counts the looks for a new path on one connection: an answer is for the offer of the same
       * number. Missing from the first offer, and from a side that is older than this.
       */
      readonly round?: number;
    }
  | {
      readonly type: 'candidate';
      readonly candidate: {
        readonly candidate: string;
        readonly sdpMLineIndex: number | null;
        readonly sdpMid: string | null;
      };
    }
  | {
      readonly type: 'renegotiate';
      readonly renegotiate: true;
      /**
       * The sender's end of the connection is gone, so that only a new one helps. A side that does
       * not know it makes an offer instead, which comes to nothing.
       */
      readonly gone?: true;
    }
  | {
      readonly type: 'transceiverRequest';
      readonly transceiverRequest: { readonly kind: string };
    };

/** Whether the sender says that its end of the connection is gone. */
export function isGone(data: SignalData): boolean {
  return data.type === 'renegotiate' && data.gone === true;
}

export interface SignalMessage {
  readonly id: string;
  readonly generation: number;
  readonly data: SignalData;
}

/** SDP with many candidates stays well below this. */
const MAX_SDP_CHARS = 65_536;

export const signalDataSchema = z.readonly(
  z.discriminatedUnion('type', [
    z.object({
      type: z.enum(['offer', 'answer', 'pranswer', 'rollback']),
      sdp: z.string().max(MAX_SDP_CHARS),
      round: z.number().int().min(1).max(100_000).exactOptional(),
    }),
    z.object({
      type: z.literal('candidate'),
      candidate: z.object({
        candidate: z.string().max(2000),
        sdpMLineIndex: z.number().int().nonnegative().nullable(),
        sdpMid: z.string().max(100).nullable(),
      }),
    }),
    z.object({
      type: z.literal('renegotiate'),
      renegotiate: z.literal(true),
      gone: z.literal(true).exactOptional(),
    }),
    z.object({
      type: z.literal('transceiverRequest'),
      transceiverRequest: z.object({ kind: z.string().max(20) }),
    }),
  ]),
) satisfies z.ZodType<SignalData>;

export const signalMessageSchema = z.readonly(
  z.object({
    id: z.string().min(1).max(64),
    generation: z.number().int().min(0).max(10_000),
    data: signalDataSchema,
  }),
) satisfies z.ZodType<SignalMessage>;
