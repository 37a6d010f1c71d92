import { err } from '#shared/lib/result.ts';
import type { Cue } from '#shared/model/cue.ts';
import type { ActiveCall } from '#renderer/session/index.ts';
import { activeCall, deskState, diagnostics, markedTalk, ringing } from '../snapshots/desk.ts';
import { endedCall } from '../snapshots/ended.ts';
import { appState, deskActions, services, settings } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';
import { callListItem, commitment, invite, summary } from '../snapshots/stored.ts';
import { NOW } from '../snapshots/time.ts';
import type { SceneName } from './names.ts';
import { answerScenes } from './answerScenes.ts';
import { feedbackScenes } from './feedbackScenes.ts';
import { lineScenes } from './lineScenes.ts';
import { moodScenes } from './moodScenes.ts';
import { partlyHeard } from './partlyHeard.ts';
import { peopleScenes } from './peopleScenes.ts';
import { bothPictures, drawnPerson } from './pictures.ts';
import { panelScenes } from './panelScenes.ts';
import { teamScenes } from './teamScenes.ts';
import { templateScenes } from './templateScenes.ts';

const DAY = 24 * 3_600_000;
const longName = 'Wilhelmina-Charlotte Featherstonehaugh-Papadopoulos';
const facts = [
  { factId: 1, text: 'bill doubled in October', atMs: 31_000 },
  { factId: 2, text: 'moved house in the same week', atMs: 52_000 },
];
const promises = [
  { actionId: 1, atMs: 60_000, text: 'send the corrected bill', dueAt: NOW + 2 * DAY },
  { actionId: 2, atMs: 90_000, text: 'ask the meter team to call', dueAt: null },
];
const promised = [
  commitment({ dueAt: NOW - 3 * 3_600_000 }),
  commitment({ id: 'call-maya-0001.2', text: 'call back about the meter', dueAt: NOW + 3_600_000 }),
  commitment({
    id: 'call-0000002.1',
    callId: 'call-0000002',
    customerName: longName,
    text: 'find out why the reset mail never comes, and write to both addresses that are known',
    dueAt: NOW + 3 * DAY,
  }),
  commitment({ id: 'call-0000003.1', text: 'look at the contract', dueAt: NOW + 40 * DAY }),
  commitment({ id: 'call-0000003.2', text: 'suggest a cheaper plan', dueAt: null }),
  commitment({ id: 'call-0000003.3', text: 'send the guide', doneAt: NOW - DAY }),
];
const cue = { id: 1, kind: 'talkOver', tone: 'hint', atMs: 121_900, aboutMs: 121_000 } as const;
const calls = [
  callListItem(),
  callListItem({
    callId: 'call-0000002',
    customerName: longName,
    issue:
      'Cannot sign in on the new phone after the number was moved, and the reset mail never comes',
    startedAt: NOW - DAY,
    durationMs: 1_940_000,
    agentInterruptions: 0,
    video: false,
  }),
  callListItem({
    callId: 'call-0000003',
    customerName: 'Simulated customer',
    issue: null,
    simulated: true,
    startedAt: NOW - 2 * DAY,
    agentInterruptions: 3,
  }),
  callListItem({
    callId: 'call-0000004',
    customerName: 'Maya Lindqvist',
    issue: 'Moving house',
    recovered: true,
    startedAt: NOW - 9 * DAY,
    durationMs: 41_000,
    agentShareOfSpeech: null,
    agentInterruptions: null,
  }),
];

function inCall(overrides: Partial<ActiveCall> = {}): TestServices {
  return services({ calls, deskState: deskState({ call: activeCall(overrides) }) });
}

const cueScene =
  (kind: Cue['kind'], tone: Cue['tone']): (() => TestServices) =>
  () =>
    inCall({
      cue: { ...cue, kind, tone },
      ...bothPictures(),
    });

const diagnosing = (): TestServices =>
  services({
    actions: deskActions({ diagnostics: () => diagnostics() }),
    deskState: deskState({ call: activeCall() }),
  });

const busyHome = {
  calls,
  invites: [
    invite({ inviteId: 'a', expiresAt: NOW + 2 * 3_600_000 }),
    invite({ inviteId: 'b', customerName: longName, issue: null, expiresAt: NOW + 3 * DAY }),
  ],
};

const afterCall = (): TestServices =>
  services({
    promised: promised.slice(0, 2),
    ...endedCall(summary(), summary({ notes: 'Ask for the meter number next time.' })),
  });

/** Every screen in every state worth looking at; null is the window that could not start. */
export const scenes: Readonly<Record<SceneName, (() => TestServices) | null>> = {
  'cannot-start': null,
  'first-run': () => services({ appState: appState({ settings: settings({ agentName: null }) }) }),
  'home-empty': () => services(),
  'home-busy': () => services(busyHome),
  'home-link': () => services(),
  'home-name-missing': () => services(),
  'home-revoke': () => services(busyHome),
  shortcuts: () => services(),
  'home-hub-failed': () =>
    services({
      deskState: deskState({ hubConnection: 'offline' }),
      appState: appState({
        hub: {
          state: 'failed',
          code: 'portTaken',
          detail: 'Port 4610 is in use by another program on this computer.',
        },
      }),
      listInvites: async () => err({ code: 'hubUnreachable', message: 'The hub is away.' }),
    }),
  'home-hub-away': () =>
    services({ ...busyHome, deskState: deskState({ hubConnection: 'offline' }) }),
  'home-notices': () =>
    services({
      deskState: deskState({
        notices: [
          { code: 'databaseKeptAside', detail: 'calls-2026-11-21.kept.db' },
          { code: 'databaseNewer', detail: null },
          { code: 'databaseUnreadable', detail: null },
          { code: 'diskFull', detail: null },
          { code: 'keyNotProtected', detail: null },
          { code: 'callsRecovered', detail: '2' },
        ],
      }),
    }),
  ringing: () =>
    services({ ...busyHome, promised, deskState: deskState({ ringing: [ringing()] }) }),
  'ringing-voice-two': () =>
    services({
      deskState: deskState({
        ringing: [
          ringing({ video: false, issue: null, customerName: longName }),
          ringing({ callId: 'call-0000009', customerName: 'Noor Haddad' }),
        ],
      }),
    }),
  'call-voice': () => inCall(),
  'call-video': () =>
    inCall({
      ...bothPictures(),
      facts,
    }),
  'call-cue': () => inCall({ cue, facts, saidTemplateIds: ['greeting.hello'] }),
  'cue-talkOver': cueScene('talkOver', 'hint'),
  'cue-talkOverHabit': cueScene('talkOverHabit', 'strong'),
  'cue-monologue': cueScene('monologue', 'hint'),
  'cue-monologueStrong': cueScene('monologue', 'strong'),
  'cue-answeredAtOnce': cueScene('answeredAtOnce', 'hint'),
  'cue-customerWaits': cueScene('customerWaits', 'hint'),
  'cue-looksTense': cueScene('looksTense', 'hint'),
  'cue-goodPause': cueScene('goodPause', 'praise'),
  'cue-activeListening': cueScene('activeListening', 'praise'),
  ...lineScenes,
  ...moodScenes,
  'call-cue-question': () =>
    services({ deskState: deskState({ call: activeCall(), cueQuestion: 'talkOverHabit' }) }),
  'call-marks': () => inCall({ talk: markedTalk }),
  'call-diagnostics': diagnosing,
  'call-balance-help': () => inCall(),
  'call-facts': () => inCall({ facts, actions: promises }),
  'call-capture': () => inCall({ facts, actions: promises }),
  'call-capture-refused': () => inCall({ facts, actions: promises }),
  'call-fact-edit': () => inCall({ facts, actions: promises }),
  'call-customer': () => inCall(),
  'call-chat': () =>
    inCall({
      chat: {
        entries: [
          {
            chatId: '1',
            by: 'agent',
            text: 'The form is here: https://forms.example.com/meter-reading?case=4711',
            atMs: 31_000,
          },
          {
            chatId: '2',
            by: 'customer',
            text: 'Thank you.\nMy meter says 004711 and the address is https://xn--pple-43d.com/login',
            atMs: 52_000,
          },
          { chatId: '3', by: 'agent', text: 'x'.repeat(120), atMs: 60_000 },
        ],
        delivered: 2,
        reachable: true,
      },
    }),
  ...panelScenes,
  'call-devices': () => inCall(),
  'call-end-asked': () => inCall({ startedAt: NOW - 4000 }),
  'call-elsewhere': () => inCall(),
  'call-held': () =>
    inCall({
      heldSince: NOW - 42_000,
      muted: true,
      customerName: longName,
      ...bothPictures(),
    }),
  'call-held-elsewhere': () => inCall({ heldSince: NOW - 42_000 }),
  'call-muted': () => inCall({ muted: true, customerMuted: true, simulated: true }),
  'call-connecting': () =>
    inCall({
      phase: 'connecting',
      startedAt: NOW,
      prompts: [],
      talk: {
        speaking: { agent: false, customer: false },
        shareOfSpeech: { agent: null, customer: null },
        activity: {
          slotMs: 500,
          endMs: 0,
          agent: Array(60).fill(0),
          customer: Array(60).fill(0),
        },
        marks: { marks: [], unheard: [] },
      },
    }),
  'call-reconnecting': () =>
    inCall({
      phase: 'reconnecting',
      giveUpAt: NOW + 47_200,
      remoteStream: drawnPerson('#7a8f6b'),
      customerCameraOn: true,
    }),
  'call-reconnecting-voice': () =>
    inCall({ phase: 'reconnecting', giveUpAt: NOW + 9400, customerName: longName }),
  'call-reconnecting-elsewhere': () => inCall({ phase: 'reconnecting', giveUpAt: NOW + 47_200 }),
  'call-away': () => inCall({ phase: 'customerAway', giveUpAt: NOW + 42_000 }),
  'call-ending': () => inCall({ phase: 'ending' }),
  'call-microphone-lost': () => inCall({ microphoneProblem: 'lost', facts }),
  'call-many-troubles': () =>
    services({
      deskState: deskState({
        hubConnection: 'offline',
        notices: [{ code: 'diskFull', detail: null }],
        ringing: [ringing({ callId: 'call-0000009', customerName: 'Noor Haddad' })],
        call: activeCall({
          customerName: longName,
          microphoneProblem: 'denied',
          cameraProblem: 'busy',
          sensing: { state: 'failed', detail: 'The model could not be loaded.' },
        }),
      }),
    }),
  'summary-after-call': afterCall,
  'summary-what-is-this': afterCall,
  'summary-glossary': afterCall,
  'summary-not-measured': partlyHeard,
  'summary-not-measured-figures': partlyHeard,
  'summary-table': afterCall,
  'summary-foot': afterCall,
  ...answerScenes,
  ...feedbackScenes,
  'summary-not-saved': () =>
    services({
      deskState: deskState({
        ended: {
          callId: 'call-maya-0001',
          customerName: 'Maya Lindqvist',
          by: 'system',
          reason: 'connectionLost',
          save: 'failed',
          summary: summary({
            prompts: [],
            facts: [],
            cues: [],
            wentWell: { code: 'wentWell.tookTheCall', value: null, atMs: null },
            tryNext: { code: 'tryNext.noteFacts', value: null, atMs: null },
          }),
        },
      }),
    }),
  commitments: () => services({ promised, reminder: promised.slice(0, 2) }),
  'commitments-edit': () => services({ promised }),
  'commitments-empty': () => services(),
  ...templateScenes,
  ...peopleScenes,
  history: () => services({ calls }),
  'history-detail': () =>
    services({ calls, summaries: [summary({ recovered: true, simulated: true })] }),
  'history-empty': () => services(),
  settings: () => services(),
  'settings-cues': () =>
    services({
      appState: appState({
        settings: settings({ softCueSound: true, switchedOffCues: ['answeredAtOnce'] }),
      }),
    }),
  'settings-diagnostics': diagnosing,
  'settings-no-diagnostics': () => services(),
  ...teamScenes,
  'settings-hub': () => services(),
  'settings-remote': () =>
    services({
      appState: appState({
        settings: settings({
          hub: {
            mode: 'remote',
            url: 'https://hub.example',
            token: 'a-token-of-24-characters',
            account: null,
          },
        }),
      }),
    }),
  about: () => services(),
};
