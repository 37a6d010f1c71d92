import type { RingingCall } from '#shared/contract/hub.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { ActiveCall } from '../types.ts';
import { noChat } from './chat.ts';
import { quietCoach } from './coach.ts';
import { newMood } from './moodConsent.ts';

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
    awayUntil: null,
    heldSince: null,
    muted: false,
    cameraOn: false,
    microphoneProblem: null,
    cameraProblem: null,
    customerMuted: false,
    customerCameraOn: false,
    localStream: null,
    remoteStream: null,
    sensing: { state: 'starting' },
    mood: newMood(ringing, mayReadMood),
    chat: noChat,
    ...quietCoach,
  };
}
