import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import { fromNullableBig, toText } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import { fromJson } from './stored.ts';
import type { PlansTable } from './tables.ts';
import type { PlanGoal, PlanRecord, PlansRepository } from './types.ts';

type Db = Kysely<HubTables>;

const epochMs = z.number().int().nullable();

const goalsSchema = z.readonly(
  z
    .array(
      z.readonly(
        z.object({
          goalId: z.string().min(1).max(64),
          text: z.string().max(500),
          dueAt: epochMs,
          doneAt: epochMs,
        }),
      ),
    )
    .max(20),
) satisfies z.ZodType<readonly PlanGoal[]>;

const callIdsSchema = z.array(callIdSchema).max(50);

export function createPlans(db: Db, gate: Gate): PlansRepository {
  return {
    find: (planId) =>
      gate.run(async () => {
        const [plan] = await toPlans(
          db,
          await db.selectFrom('plans').selectAll().where('plan_id', '=', planId).execute(),
        );
        return plan ?? null;
      }),

    ofTeams: (teamIds) =>
      gate.run(async () => {
        if (teamIds.length === 0) return [];
        const rows = await db
          .selectFrom('plans')
          .selectAll()
          .where('team_id', 'in', [...new Set(teamIds)])
          .orderBy('created_at', 'desc')
          .orderBy('plan_id')
          .execute();
        return toPlans(db, rows);
      }),

    ofAgent: (agentId) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('plans')
          .selectAll()
          .where('agent_id', '=', agentId)
          .orderBy('created_at', 'desc')
          .orderBy('plan_id')
          .execute();
        return toPlans(db, rows);
      }),

    save: (plan, at) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const next = { ...plan, revision: plan.revision + 1 };
          const written = {
            title: toText(plan.title),
            goals: JSON.stringify(goalsSchema.parse(plan.goals)),
            closed_at: plan.closedAt,
            revision: next.revision,
          };
          const saved =
            plan.revision === 0
              ? await t
                  .insertInto('plans')
                  .values({
                    plan_id: plan.planId,
                    team_id: plan.teamId,
                    agent_id: plan.agentId,
                    created_at: at,
                    ...written,
                  })
                  .onConflict((c) => c.column('plan_id').doNothing())
                  .returning('plan_id')
                  .executeTakeFirst()
              : await t
                  .updateTable('plans')
                  .set(written)
                  .where('plan_id', '=', plan.planId)
                  .where('revision', '=', plan.revision)
                  .returning('plan_id')
                  .executeTakeFirst();
          if (!saved) return null;
          await t.deleteFrom('plan_calls').where('plan_id', '=', plan.planId).execute();
          const callIds = callIdsSchema.parse(plan.callIds);
          if (callIds.length > 0) {
            await t
              .insertInto('plan_calls')
              .values(callIds.map((id, place) => ({ plan_id: plan.planId, call_id: id, place })))
              .execute();
          }
          return next;
        }),
      ),
  };
}

async function toPlans(
  db: Db,
  rows: readonly Selectable<PlansTable>[],
): Promise<readonly PlanRecord[]> {
  if (rows.length === 0) return [];
  const about = await db
    .selectFrom('plan_calls')
    .select(['plan_id', 'call_id'])
    .where(
      'plan_id',
      'in',
      rows.map((row) => row.plan_id),
    )
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    planId: row.plan_id,
    agentId: row.agent_id,
    teamId: row.team_id,
    title: row.title,
    goals: fromJson(goalsSchema, row.goals),
    callIds: about.filter((each) => each.plan_id === row.plan_id).map((each) => each.call_id),
    closedAt: fromNullableBig(row.closed_at),
    revision: row.revision,
  }));
}
