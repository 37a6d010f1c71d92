import { useCallback, useState } from 'react';
import { err, ok } from '#shared/lib/result.ts';
import type { Person, Queue, Team } from '#shared/model/people.ts';
import type { Failure, Invitation, Outcome, TeamAdmin } from '#renderer/session/index.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';

/** All that an administrator manages at a hub. */
export interface Managed {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly queues: readonly Queue[];
  readonly invitations: readonly Invitation[];
}

async function load(admin: TeamAdmin): Outcome<Managed> {
  const [people, teams, queues, invitations] = await Promise.all([
    admin.people(),
    admin.teams(),
    admin.queues(),
    admin.invitations(),
  ]);
  if (!people.ok) return err(people.error);
  if (!teams.ok) return err(teams.error);
  if (!queues.ok) return err(queues.error);
  if (!invitations.ok) return err(invitations.error);
  return ok({
    people: people.value,
    teams: teams.value,
    queues: queues.value,
    invitations: invitations.value,
  });
}

/** What is managed, as last heard of: a question that fails takes nothing off the screen. */
export function useManaged(): {
  /** Null before it is known. */
  readonly managed: Managed | null;
  /** Why the last question was not answered. */
  readonly failure: Failure | null;
  readonly reload: () => void;
} {
  const { admin } = useServices();
  const { loaded, reload } = useLoaded(useCallback(() => load(admin), [admin]));
  const [last, setLast] = useState<Managed | null>(null);
  if (loaded.state === 'ready' && loaded.value !== last) setLast(loaded.value);
  const managed = loaded.state === 'ready' ? loaded.value : last;
  return { managed, failure: loaded.state === 'failed' ? loaded.failure : null, reload };
}
