import type { Insertable, Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Queue, Team } from '#shared/model/people.ts';
import { queueSchema, teamSchema, teamSettingsShape } from '#shared/model/people.ts';
import { fromBig, fromFlag, toFlag, toText } from '../../columns.ts';
import { StoreError } from '../../errors.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import type { TeamsTable } from './tables.ts';
import type { TeamsRepository } from './types.ts';

const changeSchema = z.strictObject(teamSettingsShape).partial();

export function createTeams(db: Kysely<HubTables>, gate: Gate): TeamsRepository {
  const findQueue = async (t: Kysely<HubTables>, queueId: string): Promise<Queue | null> => {
    const row = await t
      .selectFrom('queues')
      .selectAll()
      .where('queue_id', '=', queueId)
      .executeTakeFirst();
    return row ? toQueue(row) : null;
  };

  const find = async (t: Kysely<HubTables>, teamId: string): Promise<Team | null> => {
    const row = await t
      .selectFrom('teams')
      .selectAll()
      .where('team_id', '=', teamId)
      .executeTakeFirst();
    return row ? toTeam(row) : null;
  };

  return {
    list: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('teams').selectAll().orderBy('name').execute();
        return rows.map(toTeam);
      }),

    find: (teamId) => gate.run(() => find(db, teamId)),

    add: (team, at) =>
      gate.run(async () => {
        await db.insertInto('teams').values(teamRow(team, at)).execute();
      }),

    change: (teamId, change) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const { name, agentFirstMs, keepDays } = changeSchema.parse(change);
          const set = {
            ...(name !== undefined && { name: toText(name) }),
            ...(agentFirstMs !== undefined && { agent_first_ms: agentFirstMs }),
            ...(keepDays !== undefined && { keep_days: keepDays }),
          };
          if (Object.keys(set).length > 0) {
            await t.updateTable('teams').set(set).where('team_id', '=', teamId).execute();
          }
          return find(t, teamId);
        }),
      ),

    queues: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('queues').selectAll().orderBy('name').execute();
        return rows.map(toQueue);
      }),

    addQueue: (queue) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const { queueId, teamId, name, mood } = queueSchema.parse(queue);
          const team = await t
            .selectFrom('teams')
            .select('team_id')
            .where('team_id', '=', teamId)
            .executeTakeFirst();
          if (!team) throw new StoreError('invalid', 'There is no such team.');
          await t
            .insertInto('queues')
            .values({ queue_id: queueId, team_id: teamId, name: toText(name), mood: toFlag(mood) })
            .execute();
        }),
      ),

    changeQueue: (queueId, { name, mood }) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const set = {
            ...(name !== undefined && { name: toText(name) }),
            ...(mood !== undefined && { mood: toFlag(mood) }),
          };
          if (Object.keys(set).length > 0) {
            await t.updateTable('queues').set(set).where('queue_id', '=', queueId).execute();
          }
          // Links that were made before ask no more either.
          if (mood === false) {
            await t
              .updateTable('invites')
              .set({ offers_mood: 0 })
              .where('queue_id', '=', queueId)
              .where('offers_mood', '=', 1)
              .execute();
          }
          return findQueue(t, queueId);
        }),
      ),
  };
}

export function teamRow(team: Team, at: number): Insertable<TeamsTable> {
  const { teamId, name, agentFirstMs, keepDays } = teamSchema.parse(team);
  return {
    team_id: teamId,
    name: toText(name),
    agent_first_ms: agentFirstMs,
    keep_days: keepDays,
    created_at: at,
  };
}

function toTeam(row: Selectable<TeamsTable>): Team {
  return {
    teamId: row.team_id,
    name: row.name,
    agentFirstMs: fromBig(row.agent_first_ms),
    keepDays: row.keep_days,
  };
}

function toQueue(row: Selectable<HubTables['queues']>): Queue {
  return {
    queueId: row.queue_id,
    teamId: row.team_id,
    name: row.name,
    mood: fromFlag(row.mood),
  };
}
