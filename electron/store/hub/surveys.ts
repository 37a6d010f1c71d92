import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';
import { surveyAnswersSchema } from '#shared/model/survey.ts';
import { fromBig, toText } from '../columns.ts';
import type { Gate } from '../gate.ts';
import type { HubTables, SurveysTable } from './tables.ts';
import type { SurveyRecord, SurveysRepository } from './types.ts';

const pageSchema = z.object({
  ownerId: z.string(),
  after: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(1000),
});

export function createSurveys(db: Kysely<HubTables>, gate: Gate): SurveysRepository {
  return {
    add: ({ callId, ownerId, requestId, answers, answeredAt }) =>
      gate.run(async () => {
        const id = callIdSchema.parse(callId);
        const valid = surveyAnswersSchema.parse(answers);
        return db.transaction().execute(async (t) => {
          // Adding one locks the row until the end of this transaction: places are given in the
          // order in which they become visible, so that nobody who reads on by place misses one.
          const { last } = await t
            .insertInto('survey_places')
            .values({ owner_id: ownerId, last: 1 })
            .onConflict((c) =>
              c
                .column('owner_id')
                .doUpdateSet((eb) => ({ last: eb('survey_places.last', '+', 1) })),
            )
            .returning('last')
            .executeTakeFirstOrThrow();
          const { numInsertedOrUpdatedRows } = await t
            .insertInto('surveys')
            .values({
              call_id: id,
              owner_id: ownerId,
              place: fromBig(last),
              request_id: requestId,
              ...toColumns(valid),
              answered_at: answeredAt,
            })
            .onConflict((c) => c.column('call_id').doNothing())
            .executeTakeFirstOrThrow();
          if (numInsertedOrUpdatedRows !== 0n) return 'added';
          const { request_id } = await t
            .selectFrom('surveys')
            .select('request_id')
            .where('call_id', '=', id)
            .executeTakeFirstOrThrow();
          return request_id === requestId ? 'again' : 'used';
        });
      }),

    has: (callId) =>
      gate.run(async () => {
        const row = await db
          .selectFrom('surveys')
          .select('call_id')
          .where('call_id', '=', callIdSchema.parse(callId))
          .executeTakeFirst();
        return row !== undefined;
      }),

    ofCalls: (callIds) =>
      gate.run(async () => {
        if (callIds.length === 0) return [];
        const rows = await db
          .selectFrom('surveys')
          .selectAll()
          .where('call_id', 'in', [...callIds])
          .execute();
        return rows.map((row) => ({ ...toRecord(row), ownerId: row.owner_id }));
      }),

    listAfter: (page) =>
      gate.run(async () => {
        const { ownerId, after, limit } = pageSchema.parse(page);
        const rows = await db
          .selectFrom('surveys')
          .selectAll()
          .where('owner_id', '=', ownerId)
          .where('place', '>', after)
          .orderBy('place')
          .limit(limit)
          .execute();
        return rows.map(toRecord);
      }),

    secret: (name, fresh) =>
      gate.run(async () => {
        await db
          .insertInto('hub_secrets')
          .values({ name, secret: fresh })
          .onConflict((c) => c.column('name').doNothing())
          .execute();
        const { secret } = await db
          .selectFrom('hub_secrets')
          .select('secret')
          .where('name', '=', name)
          .executeTakeFirstOrThrow();
        return secret;
      }),
  };
}

function toColumns(answers: SurveyAnswers) {
  const { satisfied, recommend, resolved, heard, comment } = answers;
  return { satisfied, recommend, resolved, heard, comment: toText(comment) };
}

function toRecord(row: Selectable<SurveysTable>): SurveyRecord {
  const { satisfied, recommend, resolved, heard, comment } = row;
  return {
    callId: row.call_id,
    place: fromBig(row.place),
    answers: { satisfied, recommend, resolved, heard, comment },
    answeredAt: fromBig(row.answered_at),
  };
}
