import type { Kysely } from 'kysely';
import { fromBig } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import type { OpenIdFlowsRepository } from './types.ts';

export function createOpenIdFlows(db: Kysely<HubTables>, gate: Gate): OpenIdFlowsRepository {
  return {
    add: ({ flowId, state, version, body, expiresAt }, now, atMost) =>
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
            .values({ flow_id: flowId, state, version, body, expires_at: expiresAt })
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
        const { flow_id, state, version, body, expires_at } = row;
        return { flowId: flow_id, state, version, body, expiresAt: fromBig(expires_at) };
      }),

    replace: (flowId, version, body) =>
      gate.run(async () => {
        const { numUpdatedRows } = await db
          .updateTable('openid_flows')
          .set({ body, version: version + 1 })
          .where('flow_id', '=', flowId)
          .where('version', '=', version)
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),

    remove: (flowId, version) =>
      gate.run(async () => {
        const { numDeletedRows } = await db
          .deleteFrom('openid_flows')
          .where('flow_id', '=', flowId)
          .where('version', '=', version)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
  };
}
