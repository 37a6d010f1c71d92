import type { Plan } from '#shared/contract/desk.ts';
import type { Person } from '#shared/model/people.ts';
import type { PlanRecord } from '#electron/store/index.ts';
import { Refusal } from '../refusal.ts';
import type { DeskParts } from './parts.ts';
import { onCall } from './sight.ts';

/** What supervisors and agents agreed to work on. */
export interface Plans {
  /** Those of the teams that somebody supervises, but about themselves. */
  list(person: Person): Promise<readonly Plan[]>;
  /**
   * @throws Refusal `notFound`; `badRequest` for calls that are not the agent's; `used` where
   * somebody else changed the plan meanwhile
   */
  save(person: Person, plan: Plan): Promise<Plan>;
  /** Somebody's own. */
  ofAgent(person: Person): Promise<readonly Plan[]>;
}

export function createPlans({ records, sight, clock }: DeskParts): Plans {
  const { people, plans } = records;

  /** Whether the plan is about somebody of this team, which is the person's. */
  const checkWhose = async (
    person: Person,
    plan: Plan,
    before: PlanRecord | null,
  ): Promise<void> => {
    sight.teams(person, plan.teamId);
    if (plan.agentId === person.personId) {
      throw new Refusal('badRequest', 'A plan of your own is another supervisor’s to write.');
    }
    if (before !== null) {
      if (before.teamId !== plan.teamId || before.agentId !== plan.agentId) {
        throw new Refusal('notFound');
      }
      return;
    }
    const agent = plan.revision === 0 ? await people.find(plan.agentId) : null;
    const isInTeam = agent?.memberships.some(({ teamId }) => teamId === plan.teamId) ?? false;
    if (!isInTeam) throw new Refusal('notFound');
  };

  const checkCalls = async (
    person: Person,
    plan: Plan,
    before: PlanRecord | null,
  ): Promise<void> => {
    const added = plan.callIds.filter((callId) => !before?.callIds.includes(callId));
    for (const callId of added) {
      const { agentId, teamId } = await sight.call(person, callId);
      if (agentId !== plan.agentId || teamId !== plan.teamId) {
        throw new Refusal('badRequest', 'A plan is about calls of its own agent.');
      }
    }
  };

  return {
    async list(person) {
      const all = await plans.ofTeams(sight.teams(person, null));
      return all.filter(({ agentId }) => agentId !== person.personId);
    },

    async save(person, plan) {
      const before = await plans.find(plan.planId);
      await checkWhose(person, plan, before);
      await checkCalls(person, plan, before);
      const callIds = [...new Set(plan.callIds)];
      const saved = await onCall(plans.save({ ...plan, callIds }, clock.now()));
      if (saved !== null) return saved;
      throw new Refusal('used', 'Somebody else changed this plan meanwhile. Load it again.');
    },

    ofAgent: ({ personId }) => plans.ofAgent(personId),
  };
}
