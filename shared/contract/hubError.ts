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
}

export const hubErrorSchema = z.readonly(
  z.object({ error: z.enum(hubErrorCodes), message: z.string() }),
) satisfies z.ZodType<HubError>;
