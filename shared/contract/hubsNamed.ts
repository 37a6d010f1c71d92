import { z } from 'zod';

/** Origins, each as a browser writes it. Which of them a client may use is for lib/hubAddresses.ts. */
export const hubOriginsSchema = z.readonly(z.array(z.string().max(300)).max(50));

/** The addresses of all hubs of one database, where an agent's secrets may go; none for a hub alone. */
export interface HubsNamed {
  readonly hubs: readonly string[];
}

export const hubsNamedSchema = z.readonly(
  z.object({ hubs: hubOriginsSchema.default([]) }),
) satisfies z.ZodType<HubsNamed>;
