import { importedCallId } from '#shared/model/call.ts';
import { err } from '#shared/lib/result.ts';
import { importsToBegin, importsUnderWay } from '../snapshots/imports.ts';
import { receipt, timeline } from '../snapshots/mood.ts';
import { summary } from '../snapshots/stored.ts';
import {
  callLine,
  comment,
  deskCall,
  deskServices,
  ines,
  me,
  nora,
  review,
  savedView,
} from '../snapshots/supervisor.ts';
import { people, trend } from '../snapshots/figures.ts';
import { calibration, kudos, plan } from '../snapshots/together.ts';
import type { DeskSnapshots } from '../snapshots/supervisor.ts';
import { NOW, minutes } from '../snapshots/time.ts';
import type { DeskSceneName } from './deskNames.ts';

const longName = 'Wilhelmina-Charlotte Featherstonehaugh-Papadopoulos';
const lines = [
  callLine(),
  callLine({
    callId: 'call-0000002',
    customerName: longName,
    agentName: longName,
    issue:
      'Cannot sign in on the new phone after the number was moved, and the reset mail never comes',
    unusual: ['durationMs', 'longestMonologueMs', 'responseGapMs', 'longPauses', 'backchannels'],
    startedAt: NOW - minutes(60 * 26),
    durationMs: 1_940_000,
    satisfied: null,
    recommend: null,
    resolved: 'notYet',
    heard: null,
  }),
  callLine({
    callId: 'call-0000003',
    customerName: 'Noor Haddad',
    agentName: ines.name,
    issue: null,
    unusual: [],
    startedAt: NOW - minutes(60 * 50),
    satisfied: 5,
    recommend: 9,
    resolved: 'yes',
    heard: 5,
  }),
  callLine({
    callId: 'call-0000004',
    customerName: 'Ola Nyström',
    agentName: ines.name,
    issue: 'Moving house',
    unusual: [],
    startedAt: NOW - minutes(60 * 75),
    satisfied: null,
    recommend: null,
    resolved: null,
    heard: null,
    reviewedAt: NOW - minutes(60),
  }),
];

const drafted = { reviews: [{ review: review(), reviewer: nora }] };
const full = summary({
  actions: [
    { actionId: 1, atMs: 60_000, text: 'send the corrected bill', dueAt: NOW + minutes(3000) },
    { actionId: 2, atMs: 90_000, text: 'ask the meter team to call', dueAt: null },
  ],
  chat: [{ atMs: 31_000, by: 'agent', text: 'https://forms.example.com/meter-reading?case=4711' }],
});
const disputed = {
  reviews: [
    {
      review: review({
        status: 'disputed',
        dispute:
          'She had asked me to speak up, because the line was bad. I did not want to cut in.',
      }),
      reviewer: nora,
    },
    {
      review: review({
        reviewId: 'review-2',
        reviewerId: ines.personId,
        status: 'acknowledged',
        scorecard: null,
        scores: [],
        comments: [
          comment({ commentId: 'c', atMs: null, kind: 'question', text: 'Was the line bad?' }),
        ],
      }),
      reviewer: ines,
    },
  ],
};

const importedLine = callLine({
  callId: importedCallId('a1b2c3'),
  issue: null,
  video: false,
  satisfied: null,
  recommend: null,
  resolved: null,
  heard: null,
});

const scenes: Readonly<Record<DeskSceneName, DeskSnapshots>> = {
  'desk-inbox': { lines },
  'desk-inbox-empty': {},
  'desk-inbox-away': {
    answer: { 'desk.calls': async () => err({ code: 'hubUnreachable', message: '' }) },
  },
  'desk-inbox-views': { lines, views: [savedView(), savedView({ viewId: 'b', name: longName })] },
  'desk-no-team': { me: { ...me, person: { ...me.person, memberships: [] } } },
  'desk-refused': { answer: { 'desk.me': async () => err({ code: 'refused', message: '' }) } },
  'desk-call': { lines, call: deskCall({ summary: full, ...drafted }) },
  'desk-call-foot': { lines, call: deskCall({ summary: full, ...drafted }) },
  'desk-call-mood': {
    lines,
    call: deskCall({
      answers: null,
      summary: summary({ mood: timeline, moodConsent: [receipt()] }),
    }),
  },
  'desk-call-card': { lines, call: deskCall(drafted) },
  'desk-call-disputed': { lines, call: deskCall(disputed) },
  'desk-team': { people, trend },
  'desk-team-trends': { people, trend },
  'desk-team-table': { people, trend },
  'desk-team-empty': {},
  'desk-imports': { imports: importsToBegin },
  'desk-imports-running': { imports: importsUnderWay },
  'desk-imports-empty': {},
  'desk-imports-call': {
    lines: [importedLine],
    call: deskCall({
      line: importedLine,
      answers: null,
      summary: summary({
        callId: importedLine.callId,
        facts: [],
        prompts: [],
        cues: [],
        imported: { by: nora.name, at: NOW },
      }),
    }),
  },
  'desk-scorecards': {},
  'desk-scorecard-edit': {},
  'desk-calibration': {
    calibrations: [
      calibration(),
      calibration({
        calibrationId: 'calibration-2',
        reviewers: [
          { ...nora, done: true },
          { ...ines, done: true },
        ],
        own: [],
        all: [
          [
            { itemId: 'item-1', step: 5, rootCause: '' },
            { itemId: 'item-2', step: null, rootCause: '' },
            { itemId: 'item-3', step: 2, rootCause: '' },
          ],
          [
            { itemId: 'item-1', step: 2, rootCause: '' },
            { itemId: 'item-2', step: 3, rootCause: '' },
            { itemId: 'item-3', step: 2, rootCause: '' },
          ],
        ],
      }),
    ].toReversed(),
  },
  'desk-calibration-start': { lines },
  'desk-plans': {
    plans: [plan(), plan({ planId: 'plan-2', title: longName, closedAt: NOW })],
  },
  'desk-plan-edit': { plans: [plan()] },
  'desk-customers': {},
  'desk-customers-delete': {},
  'desk-kudos': { kudos: [kudos(), kudos({ kudosId: 'kudos-2', from: nora, to: ines })] },
  'desk-call-share': { lines, call: deskCall(drafted) },
};

/** The supervisor's services of one scene. */
export const deskScene = (name: DeskSceneName) => deskServices(scenes[name]);
