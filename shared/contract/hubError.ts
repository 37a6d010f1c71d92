import { z } from 'zod';

const hubErrorCodes = [
  'badRequest',
  'unauthorised',
  'forbidden',
  'notFound',
  'tooMany',
  'tooLarge',
  'busy',
  'used',
  'expired',
  'unknown',
  'ended',
  'agentOffline',
  'wrongState',
  'internal',
] as const;

export type HubErrorCode = (typeof hubErrorCodes)[number];

export interface HubError {
  readonly error: HubErrorCode;
  /** One plain sentence. */
  readonly message: string;
  /** When to try again, in seconds, where the hub itself has too much to do. */
  readonly retryAfterS?: number;
}

export const hubErrorSchema = z.readonly(
  z.object({
    error: z.enum(hubErrorCodes),
    message: z.string(),
    retryAfterS: z.number().positive().max(3600).exactOptional(),
  }),
) satisfies z.ZodType<HubError>;
