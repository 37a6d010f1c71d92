import type { Prompt } from '#shared/model/template.ts';
import type { Activity, ActiveCall, CallDiagnostics, DeskState } from '#renderer/session/index.ts';
import { NOW } from './time.ts';

/*
 * One builder a snapshot, each with overrides: what a test says is what differs.
 */

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
const activity: Activity = {
  slotMs: 500,
  endMs: 252_000,
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
    giveUpAt: null,
    heldSince: null,
    muted: false,
    cameraOn: false,
    microphoneProblem: null,
    cameraProblem: null,
    customerMuted: false,
    customerCameraOn: false,
    line: { level: 'good', causes: [] },
    relayMissing: false,
    picturePaused: false,
    customerPicturePaused: false,
    localStream: null,
    remoteStream: null,
    sensing: { state: 'on' },
    mood: {
      offered: false,
      consent: null,
      stopped: false,
      allowed: false,
      reading: null,
      trend: null,
      tone: null,
      idle: null,
    },
    talk: {
      speaking: { agent: false, customer: true },
      shareOfSpeech: { agent: 0.384, customer: 0.616 },
      activity,
      marks: { marks: [], unheard: [] },
    },
    cue: null,
    prompts,
    saidTemplateIds: [],
    pinnedTemplateIds: [],
    chat: { entries: [], delivered: 0, reachable: true },
    facts: [],
    actions: [],
    ...overrides,
  };
}

/** The same with two talk-overs, an overlap and a mute that is still on. */
export const markedTalk: ActiveCall['talk'] = {
  ...activeCall().talk,
  marks: {
    marks: [
      { kind: 'talkOver', atMs: 200_000 },
      { kind: 'talkOver', atMs: 232_400 },
      { kind: 'overlap', atMs: 239_000 },
      { kind: 'talkOver', atMs: 244_200 },
    ],
    unheard: [
      { party: 'agent', why: 'muted', fromMs: 190_000, toMs: 195_000 },
      { party: 'agent', why: 'muted', fromMs: 246_500, toMs: null },
    ],
  },
};

export function diagnostics(overrides: Partial<CallDiagnostics> = {}): CallDiagnostics {
  return {
    frames: { agent: 7875, customer: 7869 },
    droppedMoments: 0,
    lateMoments: 3,
    longestQueue: 4,
    clockCorrections: 1,
    modelMs: { mean: 0.56, max: 4.12 },
    lineDelayMs: 62.4,
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
    cueQuestion: null,
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
    offersMood: false,
    iceServers: [],
    relayOnly: false,
    ...overrides,
  };
}
