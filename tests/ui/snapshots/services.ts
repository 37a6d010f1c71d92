import { err, ok } from '#shared/lib/result.ts';
import type { CallListItem, CallSummary } from '#shared/model/callSummary.ts';
import type { Commitment } from '#shared/model/commitment.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import type { Settings } from '#shared/model/settings.ts';
import type {
  AppState,
  CommitmentsState,
  DeskActions,
  DeskState,
  Invite,
  WindowsShown,
} from '#renderer/session/index.ts';
import type { Readable, Services } from '#renderer/agent/desk/services.ts';
import { teamAccount } from './account.ts';
import { teamAdmin } from './admin.ts';
import { deskState } from './desk.ts';
import { invite } from './stored.ts';
import { templateDesk } from './templates.ts';
import { memoryFeedback } from './feedback.ts';
import { memorySurveys } from './surveys.ts';
import { NOW } from './time.ts';

export function settings(overrides: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, agentName: 'Sam Rivera', company: 'Northwind', ...overrides };
}

export function appState(overrides: Partial<AppState> = {}): AppState {
  return {
    settings: settings(),
    hub: {
      state: 'running',
      mode: 'embedded',
      origin: 'http://127.0.0.1:4610',
      publicOrigin: 'http://127.0.0.1:4610',
      localOnly: true,
    },
    devices: {
      microphones: [
        { deviceId: 'mic-headset', label: 'Headset microphone' },
        { deviceId: 'mic-webcam', label: 'Webcam microphone' },
      ],
      cameras: [{ deviceId: 'cam-1', label: 'Webcam' }],
      speakers: [
        { deviceId: 'out-headset', label: 'Headset' },
        { deviceId: 'out-desk', label: 'Desk loudspeaker' },
      ],
    },
    notices: [],
    info: {
      version: '0.1.0',
      runtime: 'Electron 45.4.1',
      platform: 'Linux x64',
      locale: 'en-GB',
      moodDisabled: false,
    },
    faceModel: { state: 'missing', progress: null, detail: null },
    moodReady: false,
    moodOff: 'noModel',
    ...overrides,
  };
}

/** A store that a test turns to its next snapshot by hand. */
interface Snapshots<T> extends Readable<T> {
  readonly set: (next: T) => void;
}

function snapshots<T>(first: T): Snapshots<T> {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

const nothing = async (): Promise<void> => undefined;

/** Actions that do nothing; a test overrides those it watches. */
export function deskActions(overrides: Partial<DeskActions> = {}): DeskActions {
  return {
    accept: nothing,
    decline: nothing,
    hangUp: nothing,
    setMuted: () => undefined,
    setCameraOn: nothing,
    setHeld: () => undefined,
    stopMood: () => undefined,
    useMicrophone: nothing,
    useCamera: nothing,
    addFact: () => undefined,
    changeFact: () => undefined,
    removeFact: () => undefined,
    restoreFact: () => undefined,
    addAction: () => undefined,
    changeAction: () => undefined,
    removeAction: () => undefined,
    restoreAction: () => undefined,
    sendChat: () => true,
    markSaid: () => undefined,
    notNow: () => undefined,
    promptNotUseful: () => undefined,
    promptsInSight: () => undefined,
    offerAgain: () => undefined,
    holdPrompts: () => undefined,
    findPrompts: () => [],
    dismissCue: () => undefined,
    cueNotUseful: () => undefined,
    switchOffCue: async () => ok(null),
    keepCue: async () => ok(null),
    diagnostics: () => null,
    clearEnded: () => undefined,
    retrySave: nothing,
    ...overrides,
  };
}

/** Stored commitments in a list; every change shows at once, as it does when main tells of it. */
function memoryCommitments(
  first: readonly Commitment[],
  reminder: readonly Commitment[],
): Services['commitments'] {
  let all = first;
  const gone = new Map<string, Commitment>();
  const isOpen = ({ doneAt }: Commitment): boolean => doneAt === null;
  const state = (): CommitmentsState => ({
    ...store.getState(),
    open: all.filter(isOpen),
    done: all.filter((each) => !isOpen(each)),
  });
  const store: Snapshots<CommitmentsState> = snapshots<CommitmentsState>({
    state: 'ready',
    open: first.filter(isOpen),
    done: first.filter((each) => !isOpen(each)),
    reminder,
    wanted: 0,
  });
  const change = (id: string, patch: Partial<Commitment>): Commitment => {
    const found = all.find((each) => each.id === id);
    if (found === undefined) throw new Error(`no commitment ${id}`);
    const next = { ...found, ...patch };
    all = all.map((each) => (each.id === id ? next : each));
    store.set(state());
    return next;
  };
  return {
    store,
    reload: nothing,
    list: async (query) => {
      if (query.of === 'call') return ok(all.filter(({ callId }) => callId === query.callId));
      if (query.of === 'done') return ok(state().done);
      const { open } = state();
      return ok(
        query.of === 'open'
          ? open
          : open.filter(({ customerName }) => customerName === query.customerName),
      );
    },
    add: async ({ callId, text, dueAt }) => {
      const number = all.filter((each) => each.callId === callId).length + gone.size + 1;
      const added: Commitment = {
        id: `${callId}.${number}`,
        callId,
        customerName: 'Maya Lindqvist',
        text,
        dueAt,
        createdAt: NOW,
        doneAt: null,
        remindedAt: null,
      };
      all = [...all, added];
      store.set(state());
      return ok(added);
    },
    save: async ({ id, text, dueAt }) => ok(change(id, { text, dueAt })),
    setDone: async (id, done) => ok(change(id, { doneAt: done ? NOW : null })),
    setRemoved: async (id, removed) => {
      const known = all.find((each) => each.id === id) ?? gone.get(id);
      if (known !== undefined && removed) gone.set(id, known);
      all = all.filter((each) => each.id !== id);
      if (known !== undefined && !removed) all = [...all, known];
      store.set(state());
      return ok(null);
    },
    dismissReminder: () => store.set({ ...store.getState(), reminder: [] }),
  };
}

export interface TestServices extends Services {
  readonly desk: Snapshots<DeskState>;
  readonly app: Snapshots<AppState>;
  readonly windows: Snapshots<WindowsShown>;
}

/** A whole desk in memory: snapshots for state, plain lists for what is stored. */
export function services(
  overrides: Partial<Services> & {
    readonly deskState?: DeskState;
    readonly appState?: AppState;
    readonly calls?: readonly CallListItem[];
    readonly invites?: readonly Invite[];
    readonly summaries?: readonly CallSummary[];
    readonly promised?: readonly Commitment[];
    /** Due ones that the window tells of itself. */
    readonly reminder?: readonly Commitment[];
  } = {},
): TestServices {
  const {
    deskState: first,
    appState: app,
    calls = [],
    invites = [],
    summaries = [],
    promised = [],
    reminder = [],
    ...rest
  } = overrides;
  const appStore = snapshots(app ?? appState());
  return {
    actions: deskActions(),
    now: () => NOW,
    saveSettings: async (patch) => {
      const next = { ...appStore.getState().settings, ...patch };
      appStore.set({ ...appStore.getState(), settings: next });
      return ok(next);
    },
    downloadFaceModel: async () => ok(null),
    cancelFaceModel: async () => ok(null),
    retryHub: nothing,
    createInvite: async (draft) =>
      ok(
        invite({ ...draft, inviteId: 'invite-new', url: 'http://127.0.0.1:4610/join#k7Qz-4mVtR' }),
      ),
    listInvites: async () => ok(invites),
    revokeInvite: async () => ok(null),
    startSimulatedCustomer: async () => ok(null),
    listCalls: async (limit, before) =>
      ok(calls.filter((call) => before === null || call.startedAt < before).slice(0, limit)),
    getCall: async (callId) => ok(summaries.find((each) => each.callId === callId) ?? null),
    setNotes: async () => ok(null),
    setFacts: async () => ok(null),
    commitments: memoryCommitments(promised, reminder),
    library: templateDesk(),
    surveys: memorySurveys(),
    account: teamAccount(),
    admin: teamAdmin(),
    feedback: memoryFeedback(),
    openDesk: async () => ok(null),
    copy: async () => ok(null),
    testMicrophone: async (_deviceId, onLevel) => {
      onLevel(0.5);
      return ok(() => undefined);
    },
    testCamera: async () => err('missing'),
    testSpeaker: () => () => undefined,
    playCueTone: () => () => undefined,
    playLineTone: () => () => undefined,
    setSpeaker: async () => true,
    ...rest,
    desk: snapshots(first ?? deskState()),
    app: appStore,
    windows: snapshots<WindowsShown>({ agent: true, panel: true }),
  };
}
