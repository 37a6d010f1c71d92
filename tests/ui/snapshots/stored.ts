import type { CallListItem, CallSummary } from '#shared/model/callSummary.ts';
import type { Commitment } from '#shared/model/commitment.ts';
import type { Invite } from '#renderer/session/index.ts';
import { reflectBack } from './desk.ts';
import { NOW, minutes } from './time.ts';

/*
 * One builder a snapshot, each with overrides: what a test says is what differs.
 */

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
    held: [],
    goodPauses: [[139_000, 140_000]],
    line: {
      measuredMs: 312_000,
      weakMs: 40_000,
      poorMs: 0,
      brokenMs: 0,
      causes: [{ cause: 'lossIn', ms: 40_000 }],
    },
    metrics: {
      speechMs: { agent: 92_100, customer: 196_900 },
      overlapMs: 4400,
      silenceMs: 27_400,
      heldMs: 0,
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
      {
        cue: { id: 1, kind: 'talkOver', tone: 'hint', atMs: 121_900, aboutMs: 121_000 },
        feedback: 'dismissed',
      },
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
    actions: [],
    wentWell: { code: 'wentWell.activeListening', value: 3, atMs: 22_000 },
    tryNext: { code: 'tryNext.letThemFinish', value: 1, atMs: 121_000 },
    notMeasured: { agent: 0, customer: 0 },
    unmeasured: [],
    moodConsent: [],
    chat: [],
    mood: null,
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

export function commitment(overrides: Partial<Commitment> = {}): Commitment {
  return {
    id: 'call-maya-0001.1',
    callId: 'call-maya-0001',
    customerName: 'Maya Lindqvist',
    text: 'send the corrected bill',
    dueAt: NOW + 3 * 24 * minutes(60),
    createdAt: NOW - minutes(4),
    doneAt: null,
    remindedAt: null,
    ...overrides,
  };
}
