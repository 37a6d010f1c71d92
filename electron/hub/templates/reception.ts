import type { TeamAnswers } from '#shared/contract/library.ts';
import { TEAM_TEMPLATES, teamChangesSchema } from '#shared/contract/library.ts';
import type { ChangeOutcome, TeamChange } from '#shared/model/teamTemplate.ts';
import { teamChangeSchema } from '#shared/model/teamTemplate.ts';
import type { ChangedBy, TeamTemplatesRepository } from '#electron/store/index.ts';
import { parse } from '../http/request.ts';
import { Refusal } from '../refusal.ts';

/** What is handed in belongs to a team that the person has left. */
export const otherTeam = 'You work in another team now. Its sentences are its own.';

/**
 * Takes a batch of changes in. One that this hub cannot read is answered for by itself, so that it
 * never holds up the others.
 * @param body an unchecked request body
 * @throws Refusal `badRequest`; `wrongState` where it is for another team
 */
export async function receiveChanges(
  templates: Pick<TeamTemplatesRepository, 'take'>,
  by: ChangedBy,
  body: unknown,
): Promise<TeamAnswers> {
  const { teamId, changes } = parse(teamChangesSchema, body);
  if (teamId !== by.teamId) {
    throw new Refusal('wrongState', otherTeam);
  }
  const read = changes.map((each) => ({
    requestId: each.requestId,
    parsed: teamChangeSchema.safeParse(each),
  }));
  const good = read.flatMap(({ parsed }): TeamChange[] => (parsed.success ? [parsed.data] : []));
  const outcomes = [...(good.length > 0 ? await templates.take(by, good, TEAM_TEMPLATES) : [])];
  return {
    answers: read.map(({ requestId, parsed }) => ({
      requestId,
      ...((parsed.success ? outcomes.shift() : undefined) ?? unread(parsed.error)),
    })),
  };
}

function unread(error: ReturnType<typeof teamChangeSchema.safeParse>['error']): ChangeOutcome {
  const [issue] = error?.issues ?? [];
  const field = issue?.path.join('.') || 'the change';
  return { as: 'refused', because: `The hub cannot read ${field}: ${issue?.message ?? ''}.` };
}
