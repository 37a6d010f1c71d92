import { sql } from 'kysely';
import { callUseSchema, templateUseSchema } from '#shared/model/libraryTemplate.ts';
import type { Gate } from '../gate.ts';
import type { Db } from './templateRows.ts';
import type { TemplatesRepository } from './types.ts';

/** How the sentences fared: counters by template and situation, of all calls together. */
export function createTemplateUse(
  db: Db,
  gate: Gate,
): Pick<TemplatesRepository, 'use' | 'recordUse'> {
  return {
    use: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('template_use').selectAll().execute();
        return rows.flatMap(({ template_id, not_useful, ...counts }) => {
          const figure = { ...counts, templateId: template_id, notUseful: not_useful };
          const parsed = templateUseSchema.safeParse(figure);
          return parsed.success ? [parsed.data] : [];
        });
      }),

    recordUse: (asked) =>
      gate.run(async () => {
        const { callId, uses } = callUseSchema.parse(asked);
        await db.transaction().execute(async (t) => {
          const { numInsertedOrUpdatedRows: counted } = await t
            .insertInto('template_use_calls')
            .values({ call_id: callId })
            .onConflict((c) => c.column('call_id').doNothing())
            .executeTakeFirstOrThrow();
          if (counted === 0n) return;
          for (const { templateId, situation, offered, said, notUseful } of uses) {
            await t
              .insertInto('template_use')
              .values({
                template_id: templateId,
                situation,
                offered,
                said,
                not_useful: notUseful,
              })
              .onConflict((c) =>
                c.columns(['template_id', 'situation']).doUpdateSet({
                  offered: sql`offered + ${offered}`,
                  said: sql`said + ${said}`,
                  not_useful: sql`not_useful + ${notUseful}`,
                }),
              )
              .execute();
          }
        });
      }),
  };
}
