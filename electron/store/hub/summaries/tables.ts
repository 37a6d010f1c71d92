import type { BigColumn, NullableBigColumn } from '../../columns.ts';

/** Why a call waits in the inbox, apart from nobody having looked at it yet. */
export type InboxReason = 'disputed' | 'unusual' | 'unhappy' | 'sampled';

/** The tables of a team's summaries, as the newest migration leaves them. */
export interface SummaryTables {
  summaries: SummariesTable;
  summary_bodies: { call_id: string; summary_version: number; body: Uint8Array };
  inbox: { team_id: string; reason: InboxReason; started_at: BigColumn; call_id: string };
}

export interface SummariesTable {
  call_id: string;
  agent_id: string;
  team_id: string;
  agent_name: string;
  customer_name: string;
  customer_key: string;
  issue: string | null;
  /** The customer's name and the issue in lower case: the databases' own know only ASCII's. */
  search_text: string;
  video: number;
  recovered: number;
  started_at: BigColumn;
  duration_ms: number;
  revision: number;
  received_at: BigColumn;
  visible_at: BigColumn;
  share_of_speech: number | null;
  interruptions: number | null;
  backchannels: number | null;
  longest_monologue_ms: number | null;
  response_gap_ms: number | null;
  long_pauses: number | null;
  unusual: string;
  followed: number;
  satisfied: number | null;
  recommend: number | null;
  resolved: string | null;
  heard: number | null;
  reviewed_at: NullableBigColumn;
}
