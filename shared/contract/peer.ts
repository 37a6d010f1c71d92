import { z } from 'zod';
import type { MoodConsent } from '#shared/model/mood.ts';
import { moodConsentSchema } from '#shared/model/mood.ts';
import { chatIdSchema, chatTextSchema, MAX_CHAT_MESSAGES } from '#shared/model/chat.ts';
import type { Party } from '#shared/model/party.ts';
import { partySchema } from '#shared/model/party.ts';
import type { SignalMessage } from './signal.ts';
import { signalMessageSchema } from './signal.ts';

/*
 * What the two clients tell each other over the call's own data channel, so that it works while the
 * hub is away.
 */
export type PeerMessage =
  /**
   * Sent on connect and on every change: what the sender's microphone and camera do. `held` says
   * that the sender has put the other on hold; only the agent's side does. It is then also muted and
   * without a camera, which is what a side that knows no hold makes of the message. `picturePaused`
   * says that the camera is on, but that the line does not bear its picture for now.
   */
  | {
      readonly type: 'media';
      readonly muted: boolean;
      readonly cameraOn: boolean;
      readonly held: boolean;
      readonly picturePaused?: boolean;
    }
  /**
   * The customer's answer about reading their mood. Sent on connect, where they were asked, and on
   * every change; only the customer's side does. A side that does not know it drops it.
   */
  | { readonly type: 'consent'; readonly consent: MoodConsent }
  /**
   * The agent has stopped reading the customer's mood, for the whole call. Sent then, and on connect
   * from then on; only the agent's side does. A side that does not know it drops it.
   */
  | { readonly type: 'moodStopped' }
  /**
   * A text message. The agent's side keeps the conversation and gives each message its place in it,
   * 1 upwards without a gap; a customer's message comes with place 0, and counts as arrived when
   * the agent's side has said it back with its place. Works on hold, too.
   */
  | {
      readonly type: 'chat';
      readonly chatId: string;
      readonly by: Party;
      readonly place: number;
      readonly text: string;
    }
  /**
   * The customer's page has the conversation up to and including this place. Said first on every
   * connection (0 by a page that was loaded anew), whereupon the agent's side sends the rest, and
   * after every message. A page that does not say it knows no chat.
   */
  | { readonly type: 'chatAck'; readonly place: number }
  /**
   * Nothing but that the sender is there; about once a second, for whoever watches whether anything
   * arrives while both are muted. A side that does not know it drops it.
   */
  | { readonly type: 'alive' }
  /**
   * A signal of a connection that is up, or was: over the call itself, beside the hub, so that a new
   * path can be agreed on without a hub as long as the old one carries anything at all. The same
   * signal comes over the hub too; its `id` tells. A side that does not know it drops it.
   */
  | { readonly type: 'signal'; readonly signal: SignalMessage }
  /** The sender ends the call now. */
  | { readonly type: 'bye'; readonly reason: FarewellReason };

/** Why a side says goodbye: by choice, or because its program has to close. */
export type FarewellReason = 'hungUp' | 'appClosed';

const place = z.number().int().min(0).max(MAX_CHAT_MESSAGES);

export const peerMessageSchema = z.readonly(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('media'),
      muted: z.boolean(),
      cameraOn: z.boolean(),
      // Missing from a side that is older than the hold.
      held: z.boolean().default(false),
      picturePaused: z.boolean().exactOptional(),
    }),
    z.object({ type: z.literal('consent'), consent: moodConsentSchema }),
    z.object({ type: z.literal('moodStopped') }),
    z.object({
      type: z.literal('chat'),
      chatId: chatIdSchema,
      by: partySchema,
      place,
      text: chatTextSchema,
    }),
    z.object({ type: z.literal('chatAck'), place }),
    z.object({ type: z.literal('alive') }),
    z.object({ type: z.literal('signal'), signal: signalMessageSchema }),
    z.object({ type: z.literal('bye'), reason: z.enum(['hungUp', 'appClosed']) }),
  ]),
) satisfies z.ZodType<PeerMessage>;
