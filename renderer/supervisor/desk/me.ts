import { createContext, useContext } from 'react';
import type { Me } from '#shared/contract/people.ts';
import type { Team } from '#shared/model/people.ts';
import { supervisedTeams } from '#shared/model/people.ts';

/** Who looks, and the teams whose calls they review. */
export interface Supervisor {
  readonly personId: string;
  readonly name: string;
  readonly teams: readonly Team[];
}

/** Null for somebody who supervises no team. */
export function supervisorOf({ person, teams }: Me): Supervisor | null {
  const ids = supervisedTeams(person);
  const supervised = teams.filter(({ teamId }) => ids.includes(teamId));
  if (supervised.length === 0) return null;
  return { personId: person.personId, name: person.name, teams: supervised };
}

export const SupervisorContext = createContext<Supervisor | null>(null);

/** @throws Error where nobody is known to look: a mistake of ours */
export function useSupervisor(): Supervisor {
  const supervisor = useContext(SupervisorContext);
  if (supervisor === null) throw new Error('Nobody supervises here.');
  return supervisor;
}
