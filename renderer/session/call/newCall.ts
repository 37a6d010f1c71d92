import type { RingingCall } from '#shared/contract/hub.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallStarted } from '#shared/model/callEvent.ts';
import type { ActiveCall } from '../types.ts';
import { noChat } from './chat.ts';
import { quietCoach } from './coach.ts';
import { newMood } from './moodConsent.ts';

/** The first event of a call's journal. */
export function startOfCall(
  ringing: RingingCall,
  startedAt: EpochMs,
  agentName: string,
): CallStarted {
  const { callId, customerName, issue, video, simulated } = ringing;
  return {
    type: 'callStarted',
    atMs: 0,
    callId,
    startedAt,
    agentName,
    customerName,
    issue,
    video,
    simulated,
  };
}

/** A call that is being answered. */
export function newCall(
  ringing: RingingCall,
  startedAt: EpochMs,
  mayReadMood: boolean,
): ActiveCall {
  const { callId, customerName, issue, simulated } = ringing;
  return {
    callId,
    customerName,
    issue,
    simulated,
    phase: 'connecting',
    startedAt,
    giveUpAt: null,
    heldSince: null,
    muted: false,
    cameraOn: false,
    microphoneProblem: null,
    cameraProblem: null,
    customerMuted: false,
    customerCameraOn: false,
    line: null,
    relayMissing: false,
    picturePaused: false,
    customerPicturePaused: false,
    localStream: null,
    remoteStream: null,
    sensing: { state: 'starting' },
    mood: newMood(ringing, mayReadMood),
    chat: noChat,
    ...quietCoach,
  };
}
