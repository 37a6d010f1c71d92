export type { StoreErrorCode } from './errors.ts';
export { StoreError } from './errors.ts';
export type { KeptBecause, OpenFailure, OpenResult, StoreOptions } from './opened.ts';
export { openDesktopStore } from './desktop/open.ts';
export type {
  CallsRepository,
  DesktopStore,
  JournalRepository,
  SettingsRepository,
  StoredCallListItem,
  UnfinishedJournal,
} from './desktop/types.ts';
export { openHubStore } from './hub/open.ts';
export type {
  HubCallPhase,
  HubCallRecord,
  HubCallsRepository,
  HubStore,
  InviteRecord,
  InvitesRepository,
  InviteState,
  NewInvite,
  SeatTaken,
} from './hub/types.ts';
