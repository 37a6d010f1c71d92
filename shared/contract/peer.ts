import { z } from 'zod';
import type { MoodConsent } from '#shared/model/mood.ts';
import { moodConsentSchema } from '#shared/model/mood.ts';

/*
 * What the two clients tell each other over the call's own data channel, so that it works while the
 * hub is away.
 */
export type PeerMessage =
  /**
   * Sent on connect and on every change: what the sender's microphone and camera do. `held` says
   * that the sender has put the other on hold; only the agent's side does. It is then also muted and
   * without a camera, which is what a side that knows no hold makes of the message.
   */
  | {
      readonly type: 'media';
      readonly muted: boolean;
      readonly cameraOn: boolean;
      readonly held: boolean;
    }
  /**
   * The customer's answer about reading their mood. Sent on connect, where they were asked, and on
   * every change; only the customer's side does. A side that does not know it drops it.
   */
  | { readonly type: 'consent'; readonly consent: MoodConsent }
  /** The sender ends the call now. */
  | { readonly type: 'bye'; readonly reason: FarewellReason };

/** Why a side says goodbye: by choice, or because its program has to close. */
export type FarewellReason = 'hungUp' | 'appClosed';

export const peerMessageSchema = z.readonly(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('media'),
      muted: z.boolean(),
      cameraOn: z.boolean(),
      // Missing from a side that is older than the hold.
      held: z.boolean().default(false),
    }),
    z.object({ type: z.literal('consent'), consent: moodConsentSchema }),
    z.object({ type: z.literal('bye'), reason: z.enum(['hungUp', 'appClosed']) }),
  ]),
) satisfies z.ZodType<PeerMessage>;
