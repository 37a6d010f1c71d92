import type { Ms } from '#shared/lib/units.ts';
import type { Clock } from '../clock.ts';
import type { TeamRecords } from '../records.ts';
import type { Caller } from './access.ts';
import type { AgentDirectory } from './agents.ts';
import { hashSecret } from './secrets.ts';

/** A sign-in that was not used for this long has ended. */
export const SESSION_MS: Ms = 30 * 24 * 3_600_000;
/** How exactly it is known when a sign-in was last used: each look would cost a write. */
const SEEN_EVERY_MS: Ms = 3_600_000;

/** Whoever may ask something here. */
export interface Callers {
  /** Who is behind a token; null for nobody. */
  find(token: string): Promise<Caller | null>;
}

/** Access tokens from the hub's own file alone. */
export function agentCallers(agents: AgentDirectory): Callers {
  return {
    async find(token) {
      const ownerId = await agents.find(token);
      return ownerId === null ? null : { ownerId, session: null };
    },
  };
}

/** Access tokens, and the sessions of those who are signed in. */
export function teamCallers(
  agents: AgentDirectory,
  { sessions }: Pick<TeamRecords, 'sessions'>,
  clock: Clock,
): Callers {
  const byToken = agentCallers(agents);
  return {
    async find(token) {
      const agent = await byToken.find(token);
      if (agent !== null) return agent;
      const now = clock.now();
      const open = await sessions.find(hashSecret(token), now);
      if (open === null) return null;
      const { sessionId, lastSeenAt, person } = open;
      if (now - lastSeenAt >= SEEN_EVERY_MS) await sessions.touch(sessionId, now, now + SESSION_MS);
      return { ownerId: person.personId, session: { sessionId, person } };
    },
  };
}
