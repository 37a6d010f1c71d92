export { StoreError } from './errors.ts';
export type { OpenResult, StoreOptions } from './opened.ts';
export { openDesktopStore } from './desktop/open.ts';
export type { DesktopStore, ImportWatch } from './desktop/types.ts';
export { backUpHub, BackupError, withBackup } from './backup/index.ts';
export { openHubStore } from './hub/open.ts';
export type {
  InvitationRecord,
  InvitationsRepository,
  OpenIdFlowsRepository,
  PeopleRepository,
  SessionsRepository,
  TeamsRepository,
} from './hub/people/types.ts';
export type { CalibrationRecord, DeskRepositories, PlanRecord } from './hub/reviews/types.ts';
export { NEWEST_SUMMARY } from './hub/summaries/rows.ts';
export type {
  HandedIn,
  SeenLine,
  SummariesRepository,
  SummaryLine,
  TakenAs,
} from './hub/summaries/types.ts';
export type { ChangedBy, TeamTemplatesRepository } from './hub/templates/types.ts';
export type { HubStoreOptions } from './hub/open.ts';
export type {
  HubStore,
  InviteRecord,
  Lead,
  NewInvite,
  SeatTaken,
  SurveysRepository,
} from './hub/types.ts';
