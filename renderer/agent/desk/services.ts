import { createContext, useContext } from 'react';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Result } from '#shared/lib/result.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallListItem, CallSummary } from '#shared/model/callSummary.ts';
import type { Settings, SettingsPatch } from '#shared/model/settings.ts';
import type { DeskActions, DeskState, DeviceProblem } from '#renderer/session/types.ts';

/*
 * Everything the screens need from outside, in one bundle: main.tsx fills it with the real session,
 * tests and the gallery with plain snapshots.
 */

/** A store as the screens see it. */
export interface Readable<T> {
  readonly getState: () => T;
  /** @returns the function that stops listening */
  readonly subscribe: (listener: () => void) => () => void;
}

export type FailureCode =
  | 'badRequest'
  | 'refused'
  | 'diskFull'
  | 'storeUnavailable'
  | 'hubUnreachable'
  | 'notFound'
  | 'other';

/** Why something that was asked for did not happen. The screen words it by its code. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}

export type Outcome<T> = Promise<Result<T, Failure>>;

export type HubStatus =
  | { readonly state: 'starting' }
  | {
      readonly state: 'running';
      readonly mode: 'embedded' | 'remote';
      readonly origin: string;
      readonly publicOrigin: string;
      /** Browsers on other machines would be refused their microphone. */
      readonly localOnly: boolean;
    }
  | {
      readonly state: 'failed';
      readonly code: 'portTaken' | 'tlsFiles' | 'unreachable' | 'unauthorised' | 'other';
      readonly detail: string;
    };

export interface Notice {
  readonly code:
    | 'databaseKeptAside'
    | 'databaseNewer'
    | 'databaseUnreadable'
    | 'diskFull'
    | 'keyNotProtected'
    | 'callsRecovered';
  /** A file or a count, where the notice has one. */
  readonly detail: string | null;
}

export interface Invite {
  readonly inviteId: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** Present only in the answer that creates it: the hub keeps no copy. */
  readonly url: string | null;
}

export interface Device {
  readonly deviceId: string;
  readonly label: string;
}

/** What is plugged in now. */
export interface Devices {
  readonly microphones: readonly Device[];
  readonly cameras: readonly Device[];
  readonly speakers: readonly Device[];
}

/** What lies around the desk: settings, hub, devices, notices. */
export interface AppState {
  readonly settings: Settings;
  readonly hub: HubStatus;
  readonly notices: readonly Notice[];
  readonly devices: Devices;
  readonly info: { readonly version: string; readonly runtime: string; readonly platform: string };
}

/** Something opened for a test; `stop` gives the device back. */
export interface CameraTest {
  readonly stream: MediaStream;
  readonly stop: () => void;
}

export interface Services {
  readonly desk: Readable<DeskState>;
  readonly actions: DeskActions;
  readonly app: Readable<AppState>;
  readonly now: () => EpochMs;
  readonly saveSettings: (patch: SettingsPatch) => Outcome<Settings>;
  readonly retryHub: () => Promise<void>;
  readonly createInvite: (draft: {
    readonly customerName: string;
    readonly issue: string | null;
  }) => Outcome<Invite>;
  readonly listInvites: () => Outcome<readonly Invite[]>;
  readonly revokeInvite: (inviteId: string) => Outcome<null>;
  readonly startSimulatedCustomer: () => Outcome<null>;
  /** Newest first; `before` pages on. */
  readonly listCalls: (
    limit: number,
    before: EpochMs | null,
  ) => Outcome<readonly CallListItem[]>;
  readonly getCall: (callId: CallId) => Outcome<CallSummary | null>;
  readonly setNotes: (callId: CallId, notes: string) => Outcome<null>;
  readonly copy: (text: string) => Outcome<null>;
  /** @param onLevel is called with 0..1 some times a second */
  readonly testMicrophone: (
    deviceId: string | null,
    onLevel: (level: number) => void,
  ) => Promise<Result<() => void, DeviceProblem>>;
  readonly testCamera: (deviceId: string | null) => Promise<Result<CameraTest, DeviceProblem>>;
}

export const ServicesContext = createContext<Services | null>(null);

/** @throws Error outside a ServicesContext: a mistake of ours, found by the first render */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('No services around this component.');
  return services;
}
