import type { Resolution } from '#shared/model/survey.ts';

/** The desktop database's tables, as its newest migration leaves them. SQLite only. */
export interface DesktopTables {
  calls: CallsTable;
  journal_events: JournalEventsTable;
  settings: SettingsTable;
  surveys: SurveysTable;
  survey_cursor: { id: number; cursor: string };
  commitments: CommitmentsTable;
  templates: TemplatesTable;
  template_versions: TemplateVersionsTable;
  template_unsaved: { template_id: string; edit: string; at: number };
  template_places: { template_id: string; place: number };
  template_pins: { template_id: string; pinned_at: number };
  template_use: TemplateUseTable;
  template_use_calls: { call_id: string };
  outbox: OutboxTable;
  library_link: { id: number; hub: string; team_id: string; place: number };
  library_known: LibraryKnownTable;
  library_use_reports: { report_id: string; uses: string };
  library_team_use: TemplateUseTable;
  library_requests: { request_id: string; template_id: string; version: number; change: string };
}

interface LibraryKnownTable {
  template_id: string;
  /** The hub's newest that this machine has taken in or made; 0 for one that it does not know. */
  revision: number;
  /** This machine's newest version that the hub has heard of. */
  sent_version: number;
  kept_here: number;
  /** Why the hub does not want the newest version that it heard of. */
  refused: string | null;
}

interface OutboxTable {
  call_id: string;
  revision: number;
  sent_revision: number;
  sent_at: number | null;
  refused_revision: number;
  refused_because: string | null;
  kept_here: number;
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

interface TemplatesTable {
  template_id: string;
  team: string;
  status: string;
  based_on: string | null;
  conflict_with: string | null;
  template: string;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
  version: number;
}

interface TemplateVersionsTable {
  template_id: string;
  version: number;
  at: number;
  by: string;
  what: string;
  status: string;
  template: string;
}

interface TemplateUseTable {
  template_id: string;
  situation: string;
  offered: number;
  said: number;
  not_useful: number;
}

export interface SurveysTable {
  call_id: string;
  satisfied: number | null;
  recommend: number | null;
  resolved: Resolution | null;
  heard: number | null;
  comment: string;
  answered_at: number;
  own_satisfied: number | null;
  own_resolved: Resolution | null;
  /** Null until the agent has looked. */
  revealed_at: number | null;
}
