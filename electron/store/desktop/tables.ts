/** The desktop database's tables, as its newest migration leaves them. SQLite only. */
export interface DesktopTables {
  calls: CallsTable;
  journal_events: JournalEventsTable;
  settings: SettingsTable;
  commitments: CommitmentsTable;
}

interface CallsTable {
  call_id: string;
  started_at: number;
  duration_ms: number;
  customer_name: string;
  issue: string | null;
  video: number;
  simulated: number;
  recovered: number;
  agent_interruptions: number | null;
  agent_share_of_speech: number | null;
  summary_version: number;
  summary: string;
  notes: string;
}

interface JournalEventsTable {
  call_id: string;
  seq: number;
  event: string;
}

interface SettingsTable {
  key: string;
  value: string;
  saved_at: number;
}

interface CommitmentsTable {
  call_id: string;
  action_id: number;
  customer_name: string;
  /** For finding a customer again: lower case, without outer spaces. */
  customer_key: string;
  text: string;
  due_at: number | null;
  created_at: number;
  done_at: number | null;
  reminded_at: number | null;
  removed_at: number | null;
}
