import type { InviteRequest } from '#shared/contract/hub.ts';
import type { TeamRecords } from '../records.ts';
import { Refusal } from '../refusal.ts';
import type { Caller } from '../security/access.ts';

/**
 * A link is for a queue of one of its agent's teams, or for none; it asks for the mood cue only
 * where the queue does.
 */
export function queueGate({
  teams,
}: Pick<TeamRecords, 'teams'>): (by: Caller, wanted: InviteRequest) => Promise<InviteRequest> {
  return async ({ session }, wanted) => {
    if (wanted.queueId === null) return wanted;
    const queue = (await teams.queues()).find(({ queueId }) => queueId === wanted.queueId);
    const isOwn = session?.person.memberships.some(({ teamId }) => teamId === queue?.teamId);
    if (!queue || !isOwn) throw new Refusal('notFound', 'There is no such queue in your teams.');
    return { ...wanted, offersMood: wanted.offersMood && queue.mood };
  };
}
