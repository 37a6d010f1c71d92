import { z } from 'zod';

/** One of the two people in a call. */
export type Party = 'agent' | 'customer';

export const partySchema = z.enum(['agent', 'customer']) satisfies z.ZodType<Party>;

/** The other person in the call. */
export function otherParty(party: Party): Party {
  return party === 'agent' ? 'customer' : 'agent';
}
