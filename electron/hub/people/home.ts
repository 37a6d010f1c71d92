import type { Person } from '#shared/model/people.ts';
import { homeTeamOf } from '#shared/model/people.ts';
import { Refusal } from '../refusal.ts';

/** The team that somebody's calls and sentences belong to. @throws Refusal `wrongState` in none */
export function homeOf(person: Person): string {
  const home = homeTeamOf(person);
  if (home !== null) return home;
  throw new Refusal('wrongState', 'You are in no team yet. An administrator can put you in one.');
}
