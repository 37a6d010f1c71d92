import type { BigColumn, NullableBigColumn } from '../columns.ts';
import type { EndedBy, EndReason } from '#shared/model/call.ts';
import type { Resolution } from '#shared/model/survey.ts';
import type { PeopleTables } from './people/tables.ts';
import type { ReviewTables } from './reviews/tables.ts';
import type { SummaryTables } from './summaries/tables.ts';
import type { TeamTemplateTables } from './templates/tables.ts';
import type { HubCallPhase, InviteState } from './types.ts';

/** The hub database's tables, as its newest migration leaves them; SQLite and PostgreSQL. */
export interface HubTables extends SummaryTables, PeopleTables, ReviewTables, TeamTemplateTables {
  invites: InvitesTable;
  calls: HubCallsTable;
  surveys: SurveysTable;
  survey_places: { owner_id: string; last: BigColumn };
  hub_secrets: { name: string; secret: string };
}

export interface InvitesTable {
  invite_id: string;
  token_hash: string;
  owner_id: string;
  agent_name: string;
  company: string;
  customer_name: string;
  issue: string | null;
  created_at: BigColumn;
  expires_at: BigColumn;
  simulated: number;
  offers_mood: number;
  state: InviteState;
  seat_hash: string | null;
  call_id: string | null;
  queue_id: string | null;
}

interface HubCallsTable {
  call_id: string;
  invite_id: string;
  video: number;
  locale: string;
  phase: HubCallPhase;
  ringing_since: BigColumn;
  live_at: NullableBigColumn;
  ended_at: NullableBigColumn;
  ended_by: EndedBy | null;
  end_reason: EndReason | null;
}

export interface SurveysTable {
  call_id: string;
  owner_id: string;
  place: BigColumn;
  request_id: string;
  satisfied: number | null;
  recommend: number | null;
  resolved: Resolution | null;
  heard: number | null;
  comment: string;
  answered_at: BigColumn;
}
