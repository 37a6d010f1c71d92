import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import type { ItemScore } from '#shared/model/review.ts';
import { itemScoreSchema, scorecardSchema } from '#shared/model/review.ts';
import { fromBig } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import { namesOf } from './names.ts';
import { fromJson } from './stored.ts';
import type { CalibrationsTable } from './tables.ts';
import type { CalibrationRecord, CalibrationsRepository } from './types.ts';

type Db = Kysely<HubTables>;

const scoresSchema = z.readonly(z.array(itemScoreSchema).max(50));
const reviewersSchema = z.array(z.string()).min(2).max(20);
const limitSchema = z.number().int().min(1).max(1000);

export function createCalibrations(db: Db, gate: Gate): CalibrationsRepository {
  return {
    start: (calibration) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const { calibrationId } = calibration;
          await t
            .insertInto('calibrations')
            .values({
              calibration_id: calibrationId,
              call_id: callIdSchema.parse(calibration.callId),
              team_id: calibration.teamId,
              scorecard: JSON.stringify(scorecardSchema.parse(calibration.scorecard)),
              started_by: calibration.startedBy,
              started_at: calibration.startedAt,
            })
            .execute();
          await t
            .insertInto('calibration_reviewers')
            .values(
              reviewersSchema.parse(calibration.reviewerIds).map((personId) => ({
                calibration_id: calibrationId,
                person_id: personId,
                scores: null,
              })),
            )
            .execute();
        }),
      ),

    find: (calibrationId) => gate.run(() => find(db, calibrationId)),

    ofTeams: (teamIds, limit) =>
      gate.run(async () => {
        if (teamIds.length === 0) return [];
        const rows = await db
          .selectFrom('calibrations')
          .selectAll()
          .where('team_id', 'in', [...new Set(teamIds)])
          .orderBy('started_at', 'desc')
          .orderBy('calibration_id')
          .limit(limitSchema.parse(limit))
          .execute();
        return toRecords(db, rows);
      }),

    score: (calibrationId, personId, scores) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const valid = scoresSchema.parse(scores);
          // Waits for another reviewer who is just about to be the last one.
          await t
            .updateTable('calibrations')
            .set((eb) => ({ started_by: eb.ref('started_by') }))
            .where('calibration_id', '=', calibrationId)
            .execute();
          const now = await find(t, calibrationId);
          if (!now?.open || now.reviewers.every((each) => each.personId !== personId)) return false;
          await t
            .updateTable('calibration_reviewers')
            .set({ scores: JSON.stringify(valid) })
            .where('calibration_id', '=', calibrationId)
            .where('person_id', '=', personId)
            .execute();
          return true;
        }),
      ),

    isBlind: (callId, personId) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('calibrations')
          .selectAll('calibrations')
          .innerJoin(
            'calibration_reviewers as own',
            'own.calibration_id',
            'calibrations.calibration_id',
          )
          .where('calibrations.call_id', '=', callIdSchema.parse(callId))
          .where('own.person_id', '=', personId)
          .execute();
        return (await toRecords(db, rows)).some(({ open }) => open);
      }),
  };
}

async function find(db: Db, calibrationId: string): Promise<CalibrationRecord | null> {
  const rows = await db
    .selectFrom('calibrations')
    .selectAll()
    .where('calibration_id', '=', calibrationId)
    .execute();
  const [record] = await toRecords(db, rows);
  return record ?? null;
}

async function toRecords(
  db: Db,
  rows: readonly Selectable<CalibrationsTable>[],
): Promise<readonly CalibrationRecord[]> {
  if (rows.length === 0) return [];
  // Whoever does not supervise the team any more, or is disabled, does not keep the others waiting.
  const reviewers = await db
    .selectFrom('calibration_reviewers as given')
    .innerJoin('calibrations', 'calibrations.calibration_id', 'given.calibration_id')
    .leftJoin('people', (join) =>
      join.onRef('people.person_id', '=', 'given.person_id').on('people.disabled', '=', 0),
    )
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.person_id', '=', 'people.person_id')
        .onRef('memberships.team_id', '=', 'calibrations.team_id')
        .on('memberships.role', '=', 'supervisor'),
    )
    .select(['given.calibration_id', 'given.person_id', 'given.scores', 'memberships.role'])
    .where(
      'given.calibration_id',
      'in',
      rows.map((row) => row.calibration_id),
    )
    .orderBy('given.person_id')
    .execute();
  const name = await namesOf(db, [
    ...rows.map((row) => row.started_by),
    ...reviewers.map((row) => row.person_id),
  ]);
  return rows.map((row) => {
    const own = reviewers
      .filter((each) => each.calibration_id === row.calibration_id)
      .filter((each) => each.scores !== null || each.role !== null);
    return {
      calibrationId: row.calibration_id,
      callId: row.call_id,
      teamId: row.team_id,
      scorecard: fromJson(scorecardSchema, row.scorecard),
      startedBy: name(row.started_by),
      startedAt: fromBig(row.started_at),
      reviewers: own.map((each) => ({ ...name(each.person_id), scores: toScores(each.scores) })),
      open: own.some(({ scores }) => scores === null),
    };
  });
}

const toScores = (json: string | null): readonly ItemScore[] | null =>
  json === null ? null : fromJson(scoresSchema, json);
