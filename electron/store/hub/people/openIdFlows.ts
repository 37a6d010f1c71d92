import type { Kysely } from 'kysely';
import { fromBig } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import type { OpenIdFlowsRepository } from './types.ts';

export function createOpenIdFlows(db: Kysely<HubTables>, gate: Gate): OpenIdFlowsRepository {
  return {
    add: ({ flowId, state, body, expiresAt }, now, atMost) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          await t.deleteFrom('openid_flows').where('expires_at', '<=', now).execute();
          const { count } = await t
            .selectFrom('openid_flows')
            .select((eb) => eb.fn.countAll<number | string>().as('count'))
            .executeTakeFirstOrThrow();
          if (Number(count) >= atMost) return false;
          await t
            .insertInto('openid_flows')
            .values({ flow_id: flowId, state, body, expires_at: expiresAt })
            .execute();
          return true;
        }),
      ),

    find: (by, value) =>
      gate.run(async () => {
        const row = await db
          .selectFrom('openid_flows')
          .selectAll()
          .where(by === 'flowId' ? 'flow_id' : 'state', '=', value)
          .executeTakeFirst();
        if (!row) return null;
        const { flow_id, state, body, expires_at } = row;
        return { flowId: flow_id, state, body, expiresAt: fromBig(expires_at) };
      }),

    replace: (flowId, before, after) =>
      gate.run(async () => {
        const { numUpdatedRows } = await db
          .updateTable('openid_flows')
          .set({ body: after })
          .where('flow_id', '=', flowId)
          .where('body', '=', before)
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),

    remove: (flowId) =>
      gate.run(async () => {
        const { numDeletedRows } = await db
          .deleteFrom('openid_flows')
          .where('flow_id', '=', flowId)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
  };
}
