import { z } from 'zod';

/*
 * What hubs of one database say to each other. One of them joins the calls (it leads); the others
 * pass on what their clients say (`ask`) and get what these are to be told (`tell`).
 */

const id = z.string().min(1).max(100);

export const messageSchema = z.discriminatedUnion('type', [
  /** I am here; with a term: and I lead. */
  z.object({ type: z.literal('beat'), term: z.number().nullable() }),
  z.object({ type: z.literal('bye') }),
  /** You said something that I did not get: begin again with me. */
  z.object({ type: z.literal('resync') }),
  z.object({ type: z.literal('ask'), id, method: z.string().max(40), body: z.unknown() }),
  z.object({ type: z.literal('answer'), id, value: z.unknown() }),
  z.object({ type: z.literal('refusal'), id, error: z.string(), message: z.string() }),
  /** To one client's connection; `ack` where the client's own answer is wanted. */
  z.object({
    type: z.literal('tell'),
    line: id,
    event: z.enum(['ringing', 'state', 'presence', 'signal', 'drop']),
    body: z.unknown(),
    ack: id.nullable(),
  }),
  z.object({ type: z.literal('told'), ack: id, answer: z.unknown() }),
]);

export type Message = z.infer<typeof messageSchema>;

/**
 * `seq` counts all that a hub says, to whomever: everybody gets everything, so a gap is seen by
 * each. `to` null is for all.
 */
export const envelopeSchema = z.object({
  from: id,
  to: id.nullable(),
  seq: z.number().int().positive(),
  message: messageSchema,
});

export type Envelope = z.infer<typeof envelopeSchema>;
