import type {
  AgentImport,
  ImportedCall,
  ImportReceipt,
  TeamAgent,
} from '#shared/contract/deskImports.ts';
import { isImported } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { Person, Team } from '#shared/model/people.ts';
import type { Intake } from '../summaries/intake.ts';
import { Refusal } from '../refusal.ts';
import type { DeskParts } from './parts.ts';
import { readable } from './sight.ts';

/** Calls of other phone systems, as their recordings' figures. */
export interface Imports {
  /** Whose recordings somebody may import: everybody of the teams they supervise. */
  agents(person: Person): Promise<readonly TeamAgent[]>;
  /**
   * Takes a call in once, like any other: its agent sees it first. Who imported it is noted, and
   * counts as having read it.
   * @throws Refusal `notFound` for a team that the person does not supervise, or somebody not in it
   */
  take(person: Person, call: ImportedCall): Promise<ImportReceipt>;
  /** Somebody's own, newest first. */
  ofAgent(person: Person): Promise<readonly AgentImport[]>;
}

const DAY_MS = 24 * 3_600_000;
/** Clocks differ, and time zones are mistaken. */
const AHEAD_MS = DAY_MS;
const LISTED = 100;

const notTaken = {
  foreign: 'This recording is at the hub already, as a call of somebody else.',
  deleted: 'What the team kept of this customer was deleted, and is not taken in again.',
} as const;

export function createImports(
  { records, sight, clock }: DeskParts,
  intake: Pick<Intake, 'take'>,
): Imports {
  const { people, reads, summaries, teams } = records;

  const agentIn = async (team: string, personId: string): Promise<Person> => {
    const agent = await people.find(personId);
    const isThere = agent?.memberships.some(({ teamId }) => teamId === team) ?? false;
    if (agent === null || agent.disabled || !isThere) {
      throw new Refusal('notFound', 'This person is not in this team.');
    }
    return agent;
  };

  return {
    async agents(person) {
      const mine = sight.teams(person, null);
      return (await people.list())
        .filter(({ disabled }) => !disabled)
        .flatMap(({ personId, name, memberships }) =>
          memberships
            .filter(({ teamId }) => mine.includes(teamId))
            .map(({ teamId }) => ({ personId, teamId, name })),
        );
    },

    async take(person, { agentId, teamId, summary }) {
      sight.teams(person, teamId);
      const agent = await agentIn(teamId, agentId);
      const team = await teams.find(teamId);
      if (team === null) throw new Refusal('notFound');
      const { callId } = summary;
      const now = clock.now();
      const because = whyNot(summary, team, now);
      if (because !== null) return { callId, as: 'refused', because };
      const imported = { by: person.name, at: now };
      const sent = { revision: 1, summary: { ...summary, agentName: agent.name, imported } };
      const by = { agentId, teamId, agentFirstMs: team.agentFirstMs };
      const [as = 'known'] = await intake.take(by, [sent]);
      if (as === 'foreign' || as === 'deleted') {
        return { callId, as: 'refused', because: notTaken[as] };
      }
      if (as === 'new' && agentId !== person.personId) {
        await reads.note([callId], person.personId, now);
      }
      const visibleAt = (await summaries.find(callId))?.visibleAt ?? now + team.agentFirstMs;
      return { callId, as: as === 'new' ? 'taken' : 'known', visibleAt };
    },

    ofAgent: ({ personId }) => readable(summaries.importedOf(personId, LISTED)),
  };
}

/** Why this is not taken in; null where it is. */
function whyNot(summary: CallSummary, { keepDays }: Team, now: number): string | null {
  if (!isOfRecording(summary)) return 'This is not what a recording alone can tell.';
  if (summary.startedAt > now + AHEAD_MS) return 'This call is in the future. Look at its date.';
  if (keepDays !== null && summary.startedAt < now - keepDays * DAY_MS) {
    return `The team keeps calls for ${keepDays} days, and this one is older.`;
  }
  return null;
}

/** Nothing stands in it that only a call on Hearback itself could know. */
function isOfRecording(summary: CallSummary): boolean {
  const { callId, cues, prompts, facts, actions, chat, moodConsent, mood } = summary;
  const noted = [cues, prompts, facts, actions, chat, moodConsent];
  return (
    isImported(callId) &&
    mood === null &&
    noted.every((each) => each.length === 0) &&
    !summary.simulated &&
    !summary.video &&
    !summary.recovered &&
    summary.notes === ''
  );
}
