import { err, ok } from '#shared/lib/result.ts';
import type { CallListItem, CallSummary } from '#shared/model/callSummary.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Prompt } from '#shared/model/template.ts';
import type {
  ActiveCall,
  Activity,
  AppState,
  DeskActions,
  DeskState,
  Invite,
} from '#renderer/session/index.ts';
import type { Readable, Services } from '#renderer/agent/desk/services.ts';

/*
 * One builder a snapshot, each with overrides: what a test says is what differs. Time stands still
 * at NOW.
 */

/** Saturday, 21 November 2026, 14:30 UTC. */
export const NOW = Date.UTC(2026, 10, 21, 14, 30, 0);

const minutes = (count: number): number => count * 60_000;

export const reflectBack: Prompt = {
  templateId: 'paraphrase.right',
  situation: 'paraphrase',
  text: 'Let me see if I have this right, Maya: the bill doubled in October, and you moved house in the same week. Did I miss anything?',
  why: 'Steers the issue and lets the customer feel heard.',
};

export const prompts: readonly Prompt[] = [
  reflectBack,
  {
    templateId: 'acknowledge.understand',
    situation: 'acknowledge',
    text: 'I can completely understand why that makes you angry, Maya.',
    why: 'Names the feeling without taking it on.',
  },
  {
    templateId: 'openQuestion.happened',
    situation: 'openQuestion',
    text: 'What happened right after you moved?',
    why: 'Open questions bring out the story.',
  },
];

/** A conversation of the last 30 s in slots of 500 ms. */
export const activity: Activity = {
  slotMs: 500,
  agent: Array.from({ length: 60 }, (_, at) => (at > 20 && at < 34 ? 0.8 : at === 44 ? 0.4 : 0)),
  customer: Array.from({ length: 60 }, (_, at) => (at <= 20 || at > 36 ? 0.5 + (at % 3) / 5 : 0)),
};

export function activeCall(overrides: Partial<ActiveCall> = {}): ActiveCall {
  return {
    callId: 'call-maya-0001',
    customerName: 'Maya Lindqvist',
    issue: 'The October bill is twice as high as usual',
    simulated: false,
    phase: 'live',
    startedAt: NOW - 252_000,
    awayUntil: null,
    muted: false,
    cameraOn: false,
    microphoneProblem: null,
    cameraProblem: null,
    customerMuted: false,
    customerCameraOn: false,
    localStream: null,
    remoteStream: null,
    sensing: { state: 'on' },
    talk: {
      speaking: { agent: false, customer: true },
      shareOfSpeech: { agent: 0.384, customer: 0.616 },
      activity,
    },
    cue: null,
    prompts,
    saidTemplateIds: [],
    facts: [],
    ...overrides,
  };
}

export function deskState(overrides: Partial<DeskState> = {}): DeskState {
  return {
    hubConnection: 'online',
    ringing: [],
    call: null,
    ended: null,
    recoveredCallIds: [],
    notices: [],
    ...overrides,
  };
}

export type Ringing = DeskState['ringing'][number];

export function ringing(overrides: Partial<Ringing> = {}): Ringing {
  return {
    callId: 'call-maya-0001',
    inviteId: 'invite-1',
    customerName: 'Maya Lindqvist',
    issue: 'The October bill is twice as high as usual',
    ringingSince: NOW - 8000,
    video: true,
    locale: 'en',
    simulated: false,
    ...overrides,
  };
}

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
    info: { version: '0.1.0', runtime: 'Electron 45.4.1', platform: 'Linux x64', locale: 'en-GB' },
    ...overrides,
  };
}

export function invite(overrides: Partial<Invite> = {}): Invite {
  return {
    inviteId: 'invite-1',
    customerName: 'Maya Lindqvist',
    issue: 'The October bill is twice as high as usual',
    createdAt: NOW,
    expiresAt: NOW + 24 * minutes(60),
    url: null,
    ...overrides,
  };
}

export function summary(overrides: Partial<CallSummary> = {}): CallSummary {
  return {
    version: 1,
    callId: 'call-maya-0001',
    startedAt: NOW - minutes(6),
    durationMs: 312_000,
    agentName: 'Sam Rivera',
    customerName: 'Maya Lindqvist',
    issue: 'The October bill is twice as high as usual',
    video: true,
    simulated: false,
    endedBy: 'customer',
    endReason: 'hungUp',
    recovered: false,
    speech: {
      agent: [
        [1200, 9800],
        [47_000, 48_000],
        [61_500, 84_000],
        [121_000, 122_000],
        [140_000, 152_000],
        [176_000, 204_000],
        [251_000, 262_000],
        [301_000, 309_000],
      ],
      customer: [
        [10_300, 58_000],
        [84_900, 139_000],
        [150_000, 175_200],
        [205_000, 238_000],
        [263_000, 300_000],
      ],
    },
    interruptions: [
      {
        by: 'agent',
        startMs: 121_000,
        endMs: 124_500,
        cueAtMs: 121_900,
        yielded: false,
      },
      {
        by: 'customer',
        startMs: 150_000,
        endMs: 152_000,
        cueAtMs: 150_800,
        yielded: true,
      },
    ],
    backchannels: [
      { by: 'agent', startMs: 22_000, endMs: 22_400 },
      { by: 'agent', startMs: 47_000, endMs: 47_500 },
      { by: 'agent', startMs: 101_000, endMs: 101_400 },
      { by: 'customer', startMs: 70_000, endMs: 70_300 },
    ],
    responses: [
      { by: 'agent', gapMs: 700, atMs: 61_500 },
      { by: 'agent', gapMs: 540, atMs: 140_000 },
      { by: 'customer', gapMs: 420, atMs: 84_900 },
    ],
    longPauses: [[238_000, 251_000]],
    metrics: {
      speechMs: { agent: 92_100, customer: 196_900 },
      overlapMs: 4400,
      silenceMs: 27_400,
      shareOfSpeech: { agent: 0.319, customer: 0.681 },
      shareOfCall: { agent: 0.295, customer: 0.631 },
      interruptions: { agent: 1, customer: 1 },
      backchannels: { agent: 3, customer: 1 },
      turns: { agent: 5, customer: 5 },
      longestMonologueMs: { agent: 28_000, customer: 54_100 },
      medianResponseGapMs: { agent: 620, customer: 420 },
      longPauses: 1,
    },
    cues: [
      { cue: { id: 1, kind: 'talkOver', atMs: 121_900, aboutMs: 121_000 }, feedback: 'dismissed' },
    ],
    prompts: [
      {
        atMs: 142_000,
        templateId: reflectBack.templateId,
        situation: 'paraphrase',
        text: reflectBack.text,
      },
    ],
    facts: [
      { atMs: 31_000, text: 'bill doubled in October' },
      { atMs: 52_000, text: 'moved house in the same week' },
    ],
    wentWell: { code: 'wentWell.activeListening', value: 3, atMs: 22_000 },
    tryNext: { code: 'tryNext.letThemFinish', value: 1, atMs: 121_000 },
    notMeasured: { agent: 0, customer: 0 },
    notes: '',
    ...overrides,
  };
}

export function callListItem(overrides: Partial<CallListItem> = {}): CallListItem {
  return {
    callId: 'call-maya-0001',
    startedAt: NOW - minutes(6),
    durationMs: 312_000,
    customerName: 'Maya Lindqvist',
    issue: 'The October bill is twice as high as usual',
    video: true,
    simulated: false,
    recovered: false,
    agentInterruptions: 1,
    agentShareOfSpeech: 0.319,
    ...overrides,
  };
}

/** A store that a test turns to its next snapshot by hand. */
export interface Snapshots<T> extends Readable<T> {
  readonly set: (next: T) => void;
}

export function snapshots<T>(first: T): Snapshots<T> {
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
    useMicrophone: nothing,
    useCamera: nothing,
    addFact: () => undefined,
    removeFact: () => undefined,
    markSaid: () => undefined,
    notNow: () => undefined,
    dismissCue: () => undefined,
    cueNotUseful: () => undefined,
    clearEnded: () => undefined,
    retrySave: nothing,
    ...overrides,
  };
}

export interface TestServices extends Services {
  readonly desk: Snapshots<DeskState>;
  readonly app: Snapshots<AppState>;
}

/** A whole desk in memory: snapshots for state, plain lists for what is stored. */
export function services(
  overrides: Partial<Services> & {
    readonly deskState?: DeskState;
    readonly appState?: AppState;
    readonly calls?: readonly CallListItem[];
    readonly invites?: readonly Invite[];
    readonly summaries?: readonly CallSummary[];
  } = {},
): TestServices {
  const {
    deskState: first,
    appState: app,
    calls = [],
    invites = [],
    summaries = [],
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
    copy: async () => ok(null),
    testMicrophone: async (_deviceId, onLevel) => {
      onLevel(0.5);
      return ok(() => undefined);
    },
    testCamera: async () => err('missing'),
    testSpeaker: () => () => undefined,
    setSpeaker: async () => true,
    ...rest,
    desk: snapshots(first ?? deskState()),
    app: appStore,
  };
}
