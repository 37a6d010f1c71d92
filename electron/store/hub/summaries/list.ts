import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { HubTables } from '../tables.ts';
import type { InboxReason, SummariesTable } from './tables.ts';
import { searchable } from './rows.ts';
import type { SummaryQuery } from './types.ts';

/** Counting stops here: nobody works through more, and a number this size says enough. */
const COUNTED_AT_MOST = 1000;

type Row = Selectable<SummariesTable>;

/**
 * The newest lines of each team that fit, put together. Each team is asked for by itself, in one
 * statement: its index then gives the newest without sorting the others.
 */
export async function listLines(
  db: Kysely<HubTables>,
  query: SummaryQuery,
): Promise<readonly Row[]> {
  const teams = [...new Set(query.teamIds)];
  const [first, ...rest] = teams.map((teamId) =>
    db.selectFrom(ofTeam(db, teamId, query).as('team')).selectAll(),
  );
  if (first === undefined) return [];
  const all = rest.reduce((union, each) => union.unionAll(each), first);
  return db
    .selectFrom(all.as('lines'))
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('call_id', 'desc')
    .limit(query.limit)
    .execute();
}

function ofTeam(db: Kysely<HubTables>, teamId: string, query: SummaryQuery) {
  const { after, agentId, exceptAgentId, from, until, inbox, text, resolved, minInterruptions } =
    query;
  const reason = inbox === 'waiting' ? null : (inbox ?? null);
  const pattern = likePattern(text ?? '');
  return db
    .selectFrom('summaries')
    .selectAll('summaries')
    .where('summaries.team_id', '=', teamId)
    .where('visible_at', '<=', query.now)
    .$if(after !== null, (q) =>
      q
        .where(({ or, and, eb }) =>
          or([
            eb('summaries.started_at', '<', after?.startedAt ?? 0),
            and([
              eb('summaries.started_at', '=', after?.startedAt ?? 0),
              eb('summaries.call_id', '<', after?.callId ?? ''),
            ]),
          ]),
        )
        .where('summaries.started_at', '<=', after?.startedAt ?? 0),
    )
    .$if(reason !== null, (q) =>
      q
        .innerJoin('inbox', (join) =>
          join
            .onRef('inbox.call_id', '=', 'summaries.call_id')
            .onRef('inbox.started_at', '=', 'summaries.started_at'),
        )
        .where('inbox.team_id', '=', teamId)
        .where('inbox.reason', '=', reason ?? 'disputed'),
    )
    .$if(inbox === 'waiting', (q) => q.where('reviewed_at', 'is', null))
    .$if(agentId !== null && agentId !== undefined, (q) => q.where('agent_id', '=', agentId ?? ''))
    .$if(exceptAgentId !== null && exceptAgentId !== undefined, (q) =>
      q.where('agent_id', '!=', exceptAgentId ?? ''),
    )
    .$if(from !== null && from !== undefined, (q) =>
      q.where('summaries.started_at', '>=', from ?? 0),
    )
    .$if(until !== null && until !== undefined, (q) =>
      q.where('summaries.started_at', '<', until ?? 0),
    )
    .$if(resolved !== null && resolved !== undefined, (q) =>
      q.where('resolved', '=', resolved ?? ''),
    )
    .$if(minInterruptions !== null && minInterruptions !== undefined, (q) =>
      q.where('interruptions', '>=', minInterruptions ?? 0),
    )
    .$if(pattern !== null, (q) => q.where(sql<boolean>`search_text like ${pattern} escape '~'`))
    .orderBy(reason === null ? 'summaries.started_at' : sql.ref('inbox.started_at'), 'desc')
    .orderBy(reason === null ? 'summaries.call_id' : sql.ref('inbox.call_id'), 'desc')
    .limit(query.limit);
}

/** What a person typed as a pattern that finds exactly that; null for nothing. */
function likePattern(text: string): string | null {
  const wanted = searchable(text);
  return wanted === '' ? null : `%${wanted.replaceAll(/[%_~]/g, (c) => `~${c}`)}%`;
}

/** How many wait for each reason, in one statement. */
export async function countWaiting(
  db: Kysely<HubTables>,
  { teamIds, now, exceptAgentId }: Pick<SummaryQuery, 'teamIds' | 'now' | 'exceptAgentId'>,
): Promise<Readonly<Record<InboxReason, number>>> {
  const reasons: readonly InboxReason[] = ['disputed', 'unusual', 'unhappy', 'sampled'];
  const counted = { disputed: 0, unusual: 0, unhappy: 0, sampled: 0 };
  if (teamIds.length === 0) return counted;
  for (const reason of reasons) {
    const { count } = await db
      .selectFrom(
        db
          .selectFrom('inbox')
          .innerJoin('summaries', 'summaries.call_id', 'inbox.call_id')
          .select('inbox.call_id')
          .where('inbox.team_id', 'in', [...new Set(teamIds)])
          .where('inbox.reason', '=', reason)
          .where('summaries.visible_at', '<=', now)
          .$if(exceptAgentId !== null && exceptAgentId !== undefined, (q) =>
            q.where('summaries.agent_id', '!=', exceptAgentId ?? ''),
          )
          .limit(COUNTED_AT_MOST)
          .as('waiting'),
      )
      .select((eb) => eb.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    counted[reason] = Number(count);
  }
  return counted;
}
