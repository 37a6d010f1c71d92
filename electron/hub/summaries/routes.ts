import type { FastifyInstance } from 'fastify';
import type { Receipt } from '#shared/contract/outbox.ts';
import { PARCEL_BYTES } from '#shared/contract/outbox.ts';
import { homeOf } from '../people/home.ts';
import type { HubRecords } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { forPeople, personOf } from '../security/access.ts';
import type { Intake } from './intake.ts';
import { receive } from './reception.ts';

/** The route by which agents' apps hand their summaries in; see shared/contract/outbox.ts. */
export function serveSummaries(
  app: FastifyInstance,
  intake: Intake,
  { teams }: Pick<HubRecords, 'teams'>,
): void {
  const options = { ...forPeople, bodyLimit: PARCEL_BYTES };
  app.post('/api/agent/summaries', options, async (request): Promise<Receipt> => {
    const person = personOf(request);
    const { personId: agentId } = person;
    const teamId = homeOf(person);
    const team = await teams.find(teamId);
    if (team === null) throw new Refusal('notFound');
    const by = { agentId, teamId, agentFirstMs: team.agentFirstMs };
    const receipt = await receive(intake, by, request.body);
    if (receipt === null) throw new Refusal('badRequest');
    return receipt;
  });
}
