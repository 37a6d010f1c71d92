import type { TeamRole } from '#shared/model/people.ts';
import type { BigColumn, NullableBigColumn } from '../../columns.ts';

/** The tables of who works at a hub, as the newest migration leaves them. */
export interface PeopleTables {
  people: PeopleTable;
  identities: { issuer: string; subject: string; person_id: string };
  teams: TeamsTable;
  memberships: { person_id: string; team_id: string; place: number; role: TeamRole };
  queues: { queue_id: string; team_id: string; name: string; mood: number };
  sessions: SessionsTable;
  invitations: InvitationsTable;
  openid_flows: {
    flow_id: string;
    state: string;
    version: number;
    body: string;
    expires_at: BigColumn;
  };
}

export interface PeopleTable {
  person_id: string;
  name: string;
  email: string;
  administrator: number;
  disabled: number;
  password_hash: string | null;
  created_at: BigColumn;
}

export interface TeamsTable {
  team_id: string;
  name: string;
  agent_first_ms: BigColumn;
  keep_days: number | null;
  created_at: BigColumn;
}

export interface SessionsTable {
  session_id: string;
  token_hash: string;
  person_id: string;
  device: string;
  created_at: BigColumn;
  last_seen_at: BigColumn;
  expires_at: BigColumn;
}

export interface InvitationsTable {
  invitation_id: string;
  token_hash: string;
  name: string;
  email: string;
  administrator: number;
  /** Membership[] as JSON. */
  memberships: string;
  created_by: string;
  created_at: BigColumn;
  expires_at: BigColumn;
  used_at: NullableBigColumn;
}
