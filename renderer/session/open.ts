import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type {
  AgentBridge,
  FaceModelStatus,
  HubStatus,
  IpcArgs,
  IpcResult,
  Notice,
} from '#shared/contract/ipc.ts';
import type { WindowsShown } from '#shared/contract/windowsIpc.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallListItem, CallSummary, NotedFact } from '#shared/model/callSummary.ts';
import type { Settings, SettingsPatch } from '#shared/model/settings.ts';
import { noDevices, watchDevices } from '#renderer/rtc/media/deviceList.ts';
import type { DeviceList } from '#renderer/rtc/media/deviceList.ts';
import { openAgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import { playLineTone } from '#renderer/rtc/media/lineTones.ts';
import { createFeedback } from './feedback.ts';
import type { TeamFeedback } from './feedback.ts';
import { createAccount } from './account.ts';
import type { TeamAccount } from './account.ts';
import { createAdmin } from './admin.ts';
import type { TeamAdmin } from './admin.ts';
import { createBridge } from './bridge.ts';
import { every, windowClock } from './clock.ts';
import { createCommitments } from './commitments.ts';
import type { Commitments } from './commitments.ts';
import { createSurveys } from './surveys.ts';
import type { CustomerSurveys } from './surveys.ts';
import { playCueTone } from './cueTone.ts';
import { createDesk } from './desk.ts';
import { microphoneTest, testCamera, testSpeaker } from './devices.ts';
import { readsKnownFaces } from './faceCheck.ts';
import type { MoodOff } from './moodOff.ts';
import { createMoodReadiness } from './moodReadiness.ts';
import { doneOf, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { windowParts } from './parts.ts';
import { createTemplateDesk } from './templateDesk.ts';
import type { TemplateDesk } from './templateDesk.ts';
import { startRinging } from './ringer.ts';
import type { DeskActions, DeskState } from './types.ts';
import { followWindows, sightOf } from './windowSight.ts';

/** What lies around the desk. */
export interface AppState {
  readonly settings: Settings;
  readonly hub: HubStatus;
  readonly notices: readonly Notice[];
  readonly devices: DeviceList;
  readonly info: Omit<IpcResult<'app.info'>, 'notices'>;
  /** Where the face model stands, without which nobody's expression can be read. */
  readonly faceModel: FaceModelStatus;
  /** The mood can be read here: its model is there and passed its self-test. */
  readonly moodReady: boolean;
  /** Why new links do not ask for the mood cue; null while they do, or it is not known yet. */
  readonly moodOff: MoodOff | null;
}

/** Everything the agent's window stands on. Requests never reject: failures are values. */
export interface Session {
  readonly desk: StoreApi<DeskState>;
  readonly actions: DeskActions;
  readonly app: StoreApi<AppState>;
  /** Which of the app's windows can be seen. */
  readonly windows: StoreApi<WindowsShown>;
  readonly now: () => EpochMs;
  /** Media figures of the running call; null without one. */
  readonly stats: () => Promise<LinkStats | null>;
  readonly saveSettings: (patch: SettingsPatch) => Outcome<Settings>;
  /** Begins to fetch the face model, or goes on; AppState tells how it goes. */
  readonly downloadFaceModel: () => Outcome<null>;
  /** Stops fetching it; what has arrived is kept for the next time. */
  readonly cancelFaceModel: () => Outcome<null>;
  readonly retryHub: () => Promise<void>;
  readonly createInvite: (draft: IpcArgs<'invites.create'>) => Outcome<IpcResult<'invites.create'>>;
  readonly listInvites: () => Outcome<IpcResult<'invites.list'>>;
  readonly revokeInvite: (inviteId: string) => Outcome<null>;
  readonly startSimulatedCustomer: () => Outcome<null>;
  /** Newest first. @param before only calls that started earlier; null for the newest */
  readonly listCalls: (limit: number, before: EpochMs | null) => Outcome<readonly CallListItem[]>;
  readonly getCall: (callId: CallId) => Outcome<CallSummary | null>;
  readonly setNotes: (callId: CallId, notes: string) => Outcome<null>;
  /** The facts of a stored call as the agent wants them now. */
  readonly setFacts: (callId: CallId, facts: readonly NotedFact[]) => Outcome<null>;
  readonly commitments: Commitments;
  readonly surveys: CustomerSurveys;
  /** The agent's account at a team's hub. */
  readonly account: TeamAccount;
  /** Managing the people of a team's hub; the hub lets administrators only. */
  readonly admin: TeamAdmin;
  /** What others in the team say to the agent. */
  readonly feedback: TeamFeedback;
  /** Opens the supervisor's window, or brings it forward. */
  readonly openDesk: () => Outcome<null>;
  /** The team's template library. */
  readonly library: TemplateDesk;
  readonly copy: (text: string) => Outcome<null>;
  readonly testMicrophone: ReturnType<typeof microphoneTest>;
  readonly testCamera: typeof testCamera;
  readonly testSpeaker: typeof testSpeaker;
  readonly playCueTone: typeof playCueTone;
  readonly playLineTone: typeof playLineTone;
  readonly dispose: () => void;
}

/** How often the clock is looked at between calls; after a sleep at once, for the timer is due then. */
const CLOCK_LOOK_MS = 1000;

/** Where nothing can be said of the face model: what needs it stays off. */
const noFaceModel: FaceModelStatus = { state: 'missing', progress: null, detail: null };

/**
 * Opens the session of this window over what the preload offers.
 * @throws BridgeError where not even the settings can be had
 */
export async function openSession(raw: AgentBridge): Promise<Session> {
  const bridge = createBridge(raw);
  const scope = new AbortController();
  const windows = followWindows(bridge, scope.signal);
  const parts = windowParts(sightOf(windows), () => app.getState().settings);
  const [settings, hub, { notices, ...info }, faceModel] = await Promise.all([
    bridge['settings.get'](),
    bridge['hub.status'](),
    bridge['app.info'](),
    bridge['faceModel.status']().catch(() => noFaceModel),
  ]);
  const app = createStore<AppState>(() => ({
    settings,
    hub,
    notices,
    devices: noDevices,
    info,
    faceModel,
    moodReady: false,
    moodOff: null,
  }));
  const knowFaceModel = (status: FaceModelStatus): void => app.setState({ faceModel: status });
  // Without the face model the tone of voice can still be read; whoever agreed to both is not refused.
  const mayReadMood = (): boolean => [null, 'noModel'].includes(app.getState().moodOff);
  const readiness = createMoodReadiness({
    conditions: () => ({
      disabled: info.moodDisabled,
      wanted: app.getState().settings.moodCue,
      faceModel: app.getState().faceModel,
    }),
    check: async () => {
      // The window comes first: this takes a second or two of another thread.
      await new Promise((resolve) => void requestIdleCallback(resolve));
      return readsKnownFaces(parts.faceAssets);
    },
    onChange: (now) => app.setState(now),
  });
  readiness.lookAgain();
  const saveSettings = async (patch: SettingsPatch): Promise<Settings> => {
    const saved = await bridge['settings.save'](patch);
    app.setState({ settings: saved });
    return saved;
  };
  const desk = createDesk({
    bridge,
    parts,
    settings: () => app.getState().settings,
    mayReadMood,
    saveSettings,
    locale: () => app.getState().settings.locale ?? info.locale,
    openAgentLink,
    startRinging,
    onSurveyNews: () => void bridge['surveys.fetch']().catch(() => undefined),
    clientId: crypto.randomUUID(),
  });
  // A call's durations must not jump; between calls the time of day counts.
  every(windowClock, CLOCK_LOOK_MS, scope.signal, () => {
    if (desk.store.getState().call === null) windowClock.setRight();
  });
  const commitments = createCommitments(bridge, parts.clock.now);
  const lookAgain = watchDevices(scope.signal, (devices) => app.setState({ devices }));
  const stopListening = [
    bridge.on('hub.status', (status) => app.setState({ hub: status })),
    bridge.on('faceModel.status', knowFaceModel),
    app.subscribe((now, before) => {
      if (now.settings !== before.settings || now.faceModel !== before.faceModel) {
        readiness.lookAgain();
      }
      if (now.settings !== before.settings || now.moodOff !== before.moodOff) {
        desk.settingsChanged();
      }
    }),
    desk.store.subscribe((now, before) => {
      if (now.notices !== before.notices) app.setState({ notices: now.notices });
      // Browsers hide the names of devices until one of them was opened.
      if (now.call?.localStream !== before.call?.localStream) lookAgain();
    }),
  ];

  return {
    desk: desk.store,
    actions: desk.actions,
    app,
    windows,
    now: parts.clock.now,
    stats: desk.stats,
    saveSettings: (patch) => outcomeOf(saveSettings(patch)),
    downloadFaceModel: () =>
      doneOf(bridge['faceModel.download']().then((status) => knowFaceModel(status))),
    cancelFaceModel: () => doneOf(bridge['faceModel.cancel']()),
    retryHub: async () => {
      const retried = await outcomeOf(bridge['hub.retry']());
      if (retried.ok) app.setState({ hub: retried.value });
    },
    createInvite: (draft) => {
      return outcomeOf(
        bridge['invites.create']({ ...draft, offersMood: app.getState().moodReady }),
      );
    },
    listInvites: () => outcomeOf(bridge['invites.list']()),
    revokeInvite: (inviteId) => doneOf(bridge['invites.revoke']({ inviteId })),
    startSimulatedCustomer: () => doneOf(bridge['simulated.start']()),
    listCalls: (limit, before) => outcomeOf(bridge['calls.list']({ limit, before })),
    getCall: (callId) => outcomeOf(bridge['calls.get']({ callId })),
    setFacts: (callId, facts) => doneOf(bridge['calls.setFacts']({ callId, facts: [...facts] })),
    commitments,
    surveys: createSurveys(bridge),
    feedback: createFeedback(bridge),
    openDesk: () => doneOf(bridge['desk.open']()),
    account: createAccount(bridge, (now) => app.setState({ settings: now })),
    admin: createAdmin(bridge),
    setNotes: (callId, notes) => doneOf(bridge['calls.setNotes']({ callId, notes })),
    library: createTemplateDesk(bridge, desk.pinned),
    copy: (text) => doneOf(bridge['clipboard.write']({ text })),
    testMicrophone: microphoneTest(parts.openMicrophone),
    testCamera,
    testSpeaker,
    playCueTone,
    playLineTone,
    dispose: () => {
      scope.abort();
      for (const stop of stopListening) stop();
      commitments.dispose();
      desk.dispose();
    },
  };
}
