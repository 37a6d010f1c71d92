import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import type { Review } from '#shared/model/review.ts';
import { reviewSchema, scorecardSchema } from '#shared/model/review.ts';
import { fromBig, toText } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import { lockCall, setReviewed, setWaiting } from '../summaries/inbox.ts';
import type { HubTables } from '../tables.ts';
import { namesOf } from './names.ts';
import { fromJson } from './stored.ts';
import type { ReviewsTable } from './tables.ts';
import type { ReviewsRepository } from './types.ts';

type Db = Kysely<HubTables>;

const { comments: commentsSchema, scores: scoresSchema } = reviewSchema.unwrap().shape;
const limitSchema = z.number().int().min(1).max(1000);

export function createReviews(db: Db, gate: Gate): ReviewsRepository {
  return {
    saveDraft: (draft) =>
      gate.run(async () => {
        const written = {
          comments: JSON.stringify(commentsSchema.parse(draft.comments)),
          scorecard: draft.scorecard && JSON.stringify(scorecardSchema.parse(draft.scorecard)),
          scores: JSON.stringify(scoresSchema.parse(draft.scores)),
          changed_at: draft.at,
        };
        const row = await db
          .insertInto('reviews')
          .values({
            review_id: draft.reviewId,
            call_id: callIdSchema.parse(draft.callId),
            agent_id: draft.agentId,
            reviewer_id: draft.reviewerId,
            status: 'draft',
            dispute: '',
            resolution: '',
            created_at: draft.at,
            ...written,
          })
          .onConflict((c) =>
            c
              .columns(['call_id', 'reviewer_id'])
              .doUpdateSet(written)
              .where('reviews.status', '=', 'draft'),
          )
          .returningAll()
          .executeTakeFirst();
        return row ? toReview(row) : null;
      }),

    find: (reviewId) =>
      gate.run(async () => {
        const row = await db
          .selectFrom('reviews')
          .selectAll()
          .where('review_id', '=', reviewId)
          .executeTakeFirst();
        if (!row) return null;
        const name = await namesOf(db, [row.reviewer_id]);
        return { review: toReview(row), reviewer: name(row.reviewer_id), agentId: row.agent_id };
      }),

    ofCall: (callId) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('reviews')
          .selectAll()
          .where('call_id', '=', callIdSchema.parse(callId))
          .orderBy('created_at')
          .orderBy('review_id')
          .execute();
        return signed(db, rows);
      }),

    ofAgent: (agentId, limit) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('reviews')
          .innerJoin('summaries', 'summaries.call_id', 'reviews.call_id')
          .selectAll('reviews')
          .select(['summaries.customer_name', 'summaries.started_at'])
          .where('reviews.agent_id', '=', agentId)
          .where('reviews.status', '!=', 'draft')
          .orderBy('reviews.changed_at', 'desc')
          .orderBy('reviews.review_id')
          .limit(limitSchema.parse(limit))
          .execute();
        const all = await signed(db, rows);
        return rows.flatMap(({ customer_name: customerName, started_at }, i) => {
          const each = all[i];
          return each ? [{ ...each, customerName, startedAt: fromBig(started_at) }] : [];
        });
      }),

    step: (from, to) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const { callId, reviewId, status, changedAt } = reviewSchema.parse(to);
          await lockCall(t, callId);
          const row = await t
            .updateTable('reviews')
            .set({
              status,
              dispute: toText(to.dispute),
              resolution: toText(to.resolution),
              changed_at: changedAt,
            })
            .where('review_id', '=', reviewId)
            .where('status', '=', from)
            .returningAll()
            .executeTakeFirst();
          if (!row) return null;
          if (from === 'draft') await setReviewed(t, callId, changedAt);
          const disputed = await t
            .selectFrom('reviews')
            .select('review_id')
            .where('call_id', '=', callId)
            .where('status', '=', 'disputed')
            .limit(1)
            .executeTakeFirst();
          await setWaiting(t, callId, 'disputed', disputed !== undefined);
          return toReview(row);
        }),
      ),
  };
}

async function signed(db: Db, rows: readonly Selectable<ReviewsTable>[]) {
  const name = await namesOf(
    db,
    rows.map((row) => row.reviewer_id),
  );
  return rows.map((row) => ({ review: toReview(row), reviewer: name(row.reviewer_id) }));
}

function toReview(row: Selectable<ReviewsTable>): Review {
  return {
    reviewId: row.review_id,
    callId: row.call_id,
    reviewerId: row.reviewer_id,
    status: row.status,
    comments: fromJson(commentsSchema, row.comments),
    scorecard: row.scorecard === null ? null : fromJson(scorecardSchema, row.scorecard),
    scores: fromJson(scoresSchema, row.scores),
    dispute: row.dispute,
    resolution: row.resolution,
    createdAt: fromBig(row.created_at),
    changedAt: fromBig(row.changed_at),
  };
}
