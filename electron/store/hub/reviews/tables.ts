import type { ReviewStatus } from '#shared/model/review.ts';
import type { BigColumn, NullableBigColumn } from '../../columns.ts';

/** The tables of what people said about calls, as the newest migration leaves them. */
export interface ReviewTables {
  reviews: ReviewsTable;
  scorecards: { team_id: string; scorecard_id: string; name: string; items: string };
  saved_views: { person_id: string; view_id: string; name: string; filters: string };
  reads: { call_id: string; reader_id: string; hour: BigColumn; read_at: BigColumn };
  calibrations: CalibrationsTable;
  /** Scores as JSON; null while they are not given. */
  calibration_reviewers: { calibration_id: string; person_id: string; scores: string | null };
  plans: PlansTable;
  plan_calls: { plan_id: string; call_id: string; place: number };
  kudos: KudosTable;
  deletions: DeletionsTable;
  deleted_calls: { call_hash: string };
}

export interface ReviewsTable {
  review_id: string;
  call_id: string;
  agent_id: string;
  reviewer_id: string;
  status: ReviewStatus;
  comments: string;
  scorecard: string | null;
  scores: string;
  dispute: string;
  resolution: string;
  created_at: BigColumn;
  changed_at: BigColumn;
}

export interface CalibrationsTable {
  calibration_id: string;
  call_id: string;
  team_id: string;
  scorecard: string;
  started_by: string;
  started_at: BigColumn;
}

export interface PlansTable {
  plan_id: string;
  team_id: string;
  agent_id: string;
  title: string;
  goals: string;
  closed_at: NullableBigColumn;
  revision: number;
  created_at: BigColumn;
}

export interface KudosTable {
  kudos_id: string;
  from_id: string;
  to_id: string;
  call_id: string | null;
  words: string;
  given_at: BigColumn;
}

interface DeletionsTable {
  deletion_id: string;
  deleted_by: string;
  deleted_at: BigColumn;
  calls: number;
  digest_hash: string;
}
