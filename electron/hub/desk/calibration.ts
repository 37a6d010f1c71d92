import type { Calibration, NewCalibration } from '#shared/contract/desk.ts';
import { scoreCard } from '#shared/domain/review/score.ts';
import type { Person } from '#shared/model/people.ts';
import { supervisedTeams } from '#shared/model/people.ts';
import type { ItemScore } from '#shared/model/review.ts';
import type { CalibrationRecord } from '#electron/store/index.ts';
import { Refusal } from '../refusal.ts';
import type { DeskParts } from './parts.ts';
import { checkScores } from './scorecards.ts';
import { onCall } from './sight.ts';

/** Several supervisors score one call, and none sees another's scores before all have scored. */
export interface Calibrations {
  list(person: Person): Promise<readonly Calibration[]>;
  /** @throws Refusal `notFound`; `badRequest` for reviewers who may not review this call */
  start(person: Person, calibration: NewCalibration): Promise<Calibration>;
  /** @throws Refusal `notFound`, `badRequest`; `wrongState` once all have scored */
  score(person: Person, calibrationId: string, scores: readonly ItemScore[]): Promise<Calibration>;
}

/** The latest ones: what is older was talked about long ago. */
const LISTED = 100;

/** What one of its reviewers, or another supervisor of the team, may know of it. */
function toCalibration(record: CalibrationRecord, { personId }: Person): Calibration {
  const { calibrationId, callId, scorecard, startedBy, startedAt, reviewers, open } = record;
  const own = reviewers.find((each) => each.personId === personId)?.scores ?? null;
  const all = reviewers.flatMap(({ scores }) => (scores === null ? [] : [scores]));
  return {
    calibrationId,
    callId,
    scorecard,
    startedBy,
    startedAt,
    own,
    reviewers: reviewers.map(({ scores, ...named }) => ({ ...named, done: scores !== null })),
    // By what they say: the order of the people would tell whose they are.
    all: open ? null : all.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}

export function createCalibrations({ records, sight, clock, ids }: DeskParts): Calibrations {
  const { calibrations, people, scorecards } = records;

  const find = async (person: Person, calibrationId: string): Promise<CalibrationRecord> => {
    const record = await calibrations.find(calibrationId);
    if (record === null) throw new Refusal('notFound');
    await sight.call(person, record.callId);
    return record;
  };

  const mayReview = (person: Person | null, teamId: string, agentId: string): boolean =>
    person !== null &&
    !person.disabled &&
    person.personId !== agentId &&
    supervisedTeams(person).includes(teamId);

  return {
    async list(person) {
      const all = await calibrations.ofTeams(sight.teams(person, null), LISTED);
      const seen = await Promise.all(
        all.map(async (record) => {
          // Not of calls of one's own, as everywhere.
          const line = await sight.call(person, record.callId).catch((error: unknown) => {
            if (error instanceof Refusal) return null;
            throw error;
          });
          return line === null ? [] : [toCalibration(record, person)];
        }),
      );
      return seen.flat();
    },

    async start(person, { callId, scorecardId, reviewerIds }) {
      const { teamId, agentId } = await sight.call(person, callId);
      const scorecard = await scorecards.find(teamId, scorecardId);
      if (scorecard === null) throw new Refusal('notFound', 'The team has no such scorecard.');
      const reviewers = new Set(reviewerIds);
      const known = await Promise.all([...reviewers].map((id) => people.find(id)));
      if (
        reviewers.size < reviewerIds.length ||
        !known.every((each) => mayReview(each, teamId, agentId))
      ) {
        const words = 'A call is scored together by different people who may all review it.';
        throw new Refusal('badRequest', words);
      }
      const calibrationId = ids.id();
      const startedBy = person.personId;
      await onCall(
        calibrations.start({
          calibrationId,
          callId,
          teamId,
          scorecard,
          startedBy,
          startedAt: clock.now(),
          reviewerIds,
        }),
      );
      return toCalibration(await find(person, calibrationId), person);
    },

    async score(person, calibrationId, scores) {
      const { reviewers, scorecard } = await find(person, calibrationId);
      if (reviewers.every(({ personId }) => personId !== person.personId)) {
        throw new Refusal('notFound');
      }
      checkScores(scorecard, scores);
      if (scoreCard(scorecard, scores).open.length > 0) {
        const words = 'Every question needs a step, or that it does not apply.';
        throw new Refusal('badRequest', words);
      }
      if (!(await calibrations.score(calibrationId, person.personId, scores))) {
        throw new Refusal('wrongState', 'All have scored this call. The scores stay as they are.');
      }
      return toCalibration(await find(person, calibrationId), person);
    },
  };
}
