import type { FastifyInstance } from 'fastify';
import type { TeamAnswers, TeamHistory, TeamPage, TeamUse } from '#shared/contract/library.ts';
import {
  LIBRARY_BATCH,
  LIBRARY_BYTES,
  afterPlaceSchema,
  teamUseReportsSchema,
} from '#shared/contract/library.ts';
import { templateIdSchema } from '#shared/model/libraryTemplate.ts';
import { isCounted } from '#shared/model/useReport.ts';
import type { Clock } from '../clock.ts';
import { homeOf } from '../people/home.ts';
import { parse, pathPart } from '../http/request.ts';
import type { HubRecords } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { forPeople, personOf } from '../security/access.ts';
import { otherTeam, receiveChanges } from './reception.ts';

const templateOf = pathPart('templateId', templateIdSchema);

/** The routes by which a team's machines share their library; see shared/contract/library.ts. */
export function serveTemplates(
  app: FastifyInstance,
  { teamTemplates }: Pick<HubRecords, 'teamTemplates'>,
  clock: Clock,
): void {
  app.get('/api/agent/templates', forPeople, async (request): Promise<TeamPage> => {
    const teamId = homeOf(personOf(request));
    const { after } = parse(afterPlaceSchema, request.query);
    const found = await teamTemplates.listAfter({ teamId, after, limit: LIBRARY_BATCH + 1 });
    const templates = found.templates.slice(0, LIBRARY_BATCH);
    return {
      teamId,
      templates,
      next: templates.at(-1)?.place ?? after,
      more: found.templates.length > LIBRARY_BATCH,
      last: found.last,
    };
  });

  const options = { ...forPeople, bodyLimit: LIBRARY_BYTES };
  app.post('/api/agent/templates', options, async (request): Promise<TeamAnswers> => {
    const person = personOf(request);
    const { personId, name } = person;
    const by = { teamId: homeOf(person), personId, name, at: clock.now() };
    return receiveChanges(teamTemplates, by, request.body);
  });

  app.post('/api/agent/templates/use', options, async (request) => {
    const { teamId, reports } = parse(teamUseReportsSchema, request.body);
    if (teamId !== homeOf(personOf(request))) throw new Refusal('wrongState', otherTeam);
    const now = clock.now();
    await teamTemplates.addUse(
      teamId,
      reports.filter(({ reportId }) => isCounted(reportId, now)),
    );
    return { ok: true } as const;
  });

  app.get('/api/agent/templates/use', forPeople, async (request): Promise<TeamUse> => {
    const teamId = homeOf(personOf(request));
    return { teamId, use: await teamTemplates.useOf(teamId) };
  });

  app.get(
    '/api/agent/templates/:templateId/history',
    forPeople,
    async (request): Promise<TeamHistory> => {
      const teamId = homeOf(personOf(request));
      const changes = await teamTemplates.history(teamId, templateOf(request));
      if (changes.length === 0) throw new Refusal('notFound');
      return { changes };
    },
  );
}
