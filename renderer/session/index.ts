/*
 * All that the agent's window uses of this room, and of the contracts behind it.
 */
export type { Entered, Found } from '#shared/contract/accountIpc.ts';
export type { Invitation, Me, NewInvitation } from '#shared/contract/people.ts';
export type { OutboxView } from '#shared/contract/outbox.ts';
export type { Invite } from '#shared/contract/hub.ts';
export { figureNumbers } from '#shared/domain/figureNumbers.ts';
export type { AgentBridge, HubStatus, Notice } from '#shared/contract/ipc.ts';
export type { WindowsShown } from '#shared/contract/windowsIpc.ts';
export { readDue } from '#shared/domain/capture/due.ts';
export type { DueProblem } from '#shared/domain/capture/due.ts';
export { readLine } from '#shared/domain/capture/line.ts';
export type { LineProblem } from '#shared/domain/capture/line.ts';
export type { TeamAccount } from './account.ts';
export type { TeamAdmin } from './admin.ts';
export type { Named, NewKudos } from '#shared/contract/desk.ts';
export type { ImportedCall, SharedReview, TeamFeedback } from './feedback.ts';
export { windowZone } from './clock.ts';
export type { CustomerSurveys } from './surveys.ts';
export type { Commitments, CommitmentsState } from './commitments.ts';
export type { Library } from '#shared/contract/templatesIpc.ts';
export type { CameraTest, DeviceChoice } from './devices.ts';
export { setSpeaker } from './devices.ts';
export { openSession } from './open.ts';
export type { AppState, Session } from './open.ts';
export type { Failure, Outcome } from './outcome.ts';
export { parseTemplate, previewTemplate } from './previewTemplate.ts';
export type { TemplateDesk } from './templateDesk.ts';
export type {
  ActiveCall,
  Activity,
  CallDiagnostics,
  CallPhase,
  DeskActions,
  DeskState,
  DeviceProblem,
  EndedCall,
} from './types.ts';
