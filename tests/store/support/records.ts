import { createHash } from 'node:crypto';
import type { NewInvite } from '#electron/store/index.ts';
import type { CallEvent, VadBatch } from '#shared/model/callEvent.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { NOW } from './stores.ts';

export function aSummary(changes: Partial<CallSummary> = {}): CallSummary {
  return {
    version: 1,
    callId: 'call-0001',
    startedAt: NOW,
    durationMs: 61_250.5,
    agentName: 'Sam Okafor',
    customerName: 'Maya Lindqvist',
    issue: 'The bill doubled',
    video: true,
    simulated: false,
    endedBy: 'customer',
    endReason: 'hungUp',
    recovered: false,
    speech: { agent: [[0, 900]], customer: [[1000, 9000]] },
    interruptions: [{ by: 'agent', startMs: 8000, endMs: 8900, cueAtMs: 8320, yielded: true }],
    backchannels: [],
    responses: [{ by: 'agent', gapMs: 640, atMs: 9640 }],
    longPauses: [],
    held: [],
    goodPauses: [],
    line: null,
    metrics: {
      speechMs: { agent: 900, customer: 8000 },
      overlapMs: 900,
      silenceMs: 52_350.5,
      heldMs: 0,
      shareOfSpeech: { agent: 0.101, customer: 0.899 },
      shareOfCall: { agent: 0.015, customer: 0.131 },
      interruptions: { agent: 1, customer: 0 },
      backchannels: { agent: 0, customer: 0 },
      turns: { agent: 1, customer: 1 },
      longestMonologueMs: { agent: 900, customer: 8000 },
      medianResponseGapMs: { agent: 640, customer: null },
      longPauses: 0,
    },
    cues: [],
    prompts: [],
    facts: [{ atMs: 2000, text: 'moved in May' }],
    actions: [],
    wentWell: { code: 'wentWell.yielded', value: 1, atMs: 8900 },
    tryNext: { code: 'tryNext.reflectBack', value: null, atMs: null },
    notMeasured: { agent: 0, customer: 0 },
    unmeasured: [],
    moodConsent: [],
    chat: [],
    mood: null,
    notes: '',
    ...changes,
  };
}

export function started(callId: string, startedAt: number = NOW): CallEvent {
  return {
    type: 'callStarted',
    atMs: 0,
    callId,
    startedAt,
    agentName: 'Sam Okafor',
    customerName: 'Maya Lindqvist',
    issue: null,
    video: false,
    simulated: false,
  };
}

/** One second of frames, as the live call writes them. */
export function aSecond(n: number): VadBatch {
  const frames = Array.from({ length: 31 }, (_, i) => (n * 7 + i) % 100);
  return {
    type: 'vad',
    atMs: n * 992,
    agentPercent: frames,
    customerPercent: frames,
    agentDbfs: frames.map((value) => -1 - value),
    customerDbfs: frames.map((value) => -1 - value),
  };
}

export function sha256(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function anInvite(changes: Partial<NewInvite> = {}): NewInvite {
  return {
    inviteId: 'invite-1',
    tokenHash: sha256('token-1'),
    ownerId: 'agent-1',
    agentName: 'Sam Okafor',
    company: 'Northwind',
    customerName: 'Maya Lindqvist',
    issue: 'The bill doubled',
    createdAt: NOW,
    expiresAt: NOW + 3_600_000,
    simulated: false,
    offersMood: false,
    queueId: null,
    ...changes,
  };
}
