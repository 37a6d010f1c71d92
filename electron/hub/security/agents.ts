import { hashSecret, sameHash } from './secrets.ts';

/** Who may act as an agent here. */
export interface AgentDirectory {
  /** The agent behind an access token: an opaque id that is the same after a restart; or null. */
  find(token: string): Promise<string | null>;
}

/** Ids are made from another hash than the one compared, so that what is stored opens nothing. */
const ownerIdOf = (token: string): string => hashSecret(`agent:${token}`).slice(0, 32);

export function agentDirectory(tokens: readonly string[]): AgentDirectory {
  const known = tokens.map((token) => ({ hash: hashSecret(token), ownerId: ownerIdOf(token) }));
  return {
    async find(token) {
      const hash = hashSecret(token);
      let found: string | null = null;
      // All of them, always: how long it takes must not tell which one came close.
      for (const agent of known) if (sameHash(agent.hash, hash)) found = agent.ownerId;
      return found;
    },
  };
}
