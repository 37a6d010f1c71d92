import type { Kysely, Selectable } from 'kysely';
import { callIdSchema } from '#shared/model/call.ts';
import type { OwnJudgement, SurveyView } from '#shared/model/survey.ts';
import { ownJudgementSchema, surveyAnswersSchema } from '#shared/model/survey.ts';
import { toText } from '../columns.ts';
import { StoreError } from '../errors.ts';
import type { Gate } from '../gate.ts';
import type { DesktopTables, SurveysTable } from './tables.ts';
import type { SurveysRepository } from './types.ts';

export function createSurveys(db: Kysely<DesktopTables>, gate: Gate): SurveysRepository {
  const find = async (callId: string): Promise<SurveyView> => {
    const row = await db
      .selectFrom('surveys')
      .selectAll()
      .where('call_id', '=', callIdSchema.parse(callId))
      .executeTakeFirst();
    return row === undefined ? { state: 'waiting' } : toView(row);
  };

  /** The first look counts: a judgement after it would be no judgement of one's own. */
  const look = async (
    callId: string,
    at: number,
    own: OwnJudgement | null,
  ): Promise<SurveyView> => {
    const judged = own && ownJudgementSchema.parse(own);
    await db
      .updateTable('surveys')
      .set({
        revealed_at: at,
        own_satisfied: judged?.satisfied ?? null,
        own_resolved: judged?.resolved ?? null,
      })
      .where('call_id', '=', callIdSchema.parse(callId))
      .where('revealed_at', 'is', null)
      .execute();
    const view = await find(callId);
    if (view.state !== 'shown') throw new StoreError('notFound', 'There are no answers yet.');
    return view;
  };

  return {
    take: (surveys, next) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          let added = 0;
          for (const { callId, answers, answeredAt } of surveys) {
            const { comment, ...rest } = surveyAnswersSchema.parse(answers);
            const { numInsertedOrUpdatedRows } = await t
              .insertInto('surveys')
              .values({
                call_id: callIdSchema.parse(callId),
                ...rest,
                comment: toText(comment),
                answered_at: answeredAt,
                own_satisfied: null,
                own_resolved: null,
                revealed_at: null,
              })
              .onConflict((c) => c.column('call_id').doNothing())
              .executeTakeFirstOrThrow();
            added += Number(numInsertedOrUpdatedRows ?? 0n);
          }
          await t
            .insertInto('survey_cursor')
            .values({ id: 1, cursor: next })
            .onConflict((c) => c.column('id').doUpdateSet({ cursor: next }))
            .execute();
          return added;
        }),
      ),

    cursor: () =>
      gate.run(async () => {
        const row = await db.selectFrom('survey_cursor').select('cursor').executeTakeFirst();
        return row?.cursor ?? '';
      }),

    get: (callId) => gate.run(() => find(callId)),

    judge: (callId, own, at) => gate.run(() => look(callId, at, own)),

    reveal: (callId, at) => gate.run(() => look(callId, at, null)),
  };
}

function toView(row: Selectable<SurveysTable>): SurveyView {
  const { answered_at: answeredAt, own_satisfied: satisfied, own_resolved: ownResolved } = row;
  if (row.revealed_at === null) return { state: 'answered', answeredAt };
  const { recommend, resolved, heard, comment } = row;
  return {
    state: 'shown',
    answeredAt,
    answers: { satisfied: row.satisfied, recommend, resolved, heard, comment },
    own: satisfied === null && ownResolved === null ? null : { satisfied, resolved: ownResolved },
  };
}
