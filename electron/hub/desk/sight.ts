import type { CallId } from '#shared/model/call.ts';
import type { Person } from '#shared/model/people.ts';
import { supervisedTeams } from '#shared/model/people.ts';
import type { SeenLine, SummaryLine } from '#electron/store/index.ts';
import { StoreError } from '#electron/store/index.ts';
import type { Clock } from '../clock.ts';
import type { TeamRecords } from '../records.ts';
import { Refusal } from '../refusal.ts';

/**
 * Who sees which calls. A supervisor sees those of the teams they supervise, once they are not their
 * agent's alone any more, and never their own: others review these. What somebody does not see does
 * not exist for them.
 */
export interface Sight {
  /**
   * The teams somebody asks about.
   * @param teamId null for all that they supervise
   * @throws Refusal `notFound`
   */
  teams(person: Person, teamId: string | null): readonly string[];
  /** @throws Refusal `notFound` */
  checkCall(person: Person, seen: SeenLine | null): SummaryLine;
  /** @throws Refusal `notFound` */
  call(person: Person, callId: CallId): Promise<SummaryLine>;
  /** A call of somebody's own. @throws Refusal `notFound` */
  ownCall(person: Person, callId: CallId): Promise<SummaryLine>;
}

export function createSight(
  { summaries }: Pick<TeamRecords, 'summaries'>,
  clock: Pick<Clock, 'now'>,
): Sight {
  const checkCall = (person: Person, seen: SeenLine | null): SummaryLine => {
    const isSeen =
      seen !== null &&
      seen.visibleAt <= clock.now() &&
      seen.line.agentId !== person.personId &&
      supervisedTeams(person).includes(seen.line.teamId);
    if (!isSeen) throw new Refusal('notFound');
    return seen.line;
  };

  return {
    checkCall,
    teams(person, teamId) {
      const all = supervisedTeams(person);
      if (teamId === null) return all;
      if (!all.includes(teamId)) throw new Refusal('notFound');
      return [teamId];
    },
    call: async (person, callId) => checkCall(person, await summaries.find(callId)),
    async ownCall({ personId }, callId) {
      const seen = await summaries.find(callId);
      if (seen?.line.agentId !== personId) throw new Refusal('notFound');
      return seen.line;
    },
  };
}

/**
 * Reads what a newer Hearback may have written.
 * @throws Refusal `wrongState` with words where it did
 */
export async function readable<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'newerRecord') {
      const words =
        'A newer Hearback wrote this call’s summary. This hub needs its update to read it.';
      throw new Refusal('wrongState', words);
    }
    throw error;
  }
}

/**
 * Keeps what hangs on a call.
 * @throws Refusal `notFound` where the call was deleted meanwhile
 */
export async function onCall<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'invalid') throw new Refusal('notFound');
    throw error;
  }
}
