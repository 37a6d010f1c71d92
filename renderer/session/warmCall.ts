import type { RingingCall } from '#shared/contract/hub.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { DeviceResult, OpenDevice } from '#renderer/rtc/media/openDevice.ts';
import { warmLink } from '#renderer/rtc/peer/warmLink.ts';
import type { LinkResult } from '#renderer/rtc/signalling/types.ts';
import { newLine } from './call/line.ts';
import type { CallParts } from './call/parts.ts';

/** A call that rings, with what can be ready before it is answered. */
export interface WarmCall {
  readonly callId: CallId;
  /** For the call that comes of it: the first connection and the first devices are the ready ones. */
  readonly parts: CallParts;
  /** The agent has answered: from now on the devices may open. */
  readonly answered: (settings: Settings, camera: boolean) => void;
  /**
   * The hub is being told of the answer: what the other side needs goes right behind it, in the
   * same order, so that the hub refuses it where it refuses the answer.
   */
  readonly accepted: (send: (signal: SignalMessage) => Promise<LinkResult<true>>) => void;
  /** Lets go of what was not taken. Idempotent. */
  readonly discard: () => void;
}

/** Connections of a call are counted from this on; see call/line.ts. */
const FIRST_GENERATION = newLine.generation + 1;

/** A device that is being opened already, for whoever asks for the same one first. */
function ahead(open: OpenDevice): {
  readonly start: (deviceId: string | null) => void;
  readonly open: OpenDevice;
  readonly discard: () => void;
} {
  let opening: { readonly deviceId: string | null; readonly result: Promise<DeviceResult> } | null =
    null;
  const take = (): typeof opening => {
    const taken = opening;
    opening = null;
    return taken;
  };
  const release = (result: Promise<DeviceResult> | undefined): void => {
    void result?.then(
      (opened) => {
        if (opened.ok) opened.value.track.stop();
      },
      () => undefined,
    );
  };
  return {
    start(deviceId) {
      opening = { deviceId, result: open(deviceId) };
    },
    open(deviceId) {
      const ready = take();
      if (ready?.deviceId === deviceId) return ready.result;
      release(ready?.result);
      return open(deviceId);
    },
    discard: () => release(take()?.result),
  };
}

/**
 * Prepares a connection for the call of a ring. The microphone and the camera stay shut until the
 * agent has answered: at a desk nobody expects to be listened to while it rings, and the system's
 * own sign that a microphone is open would say so. They open at the click, not when the hub has
 * confirmed it, and nothing goes out of them before that.
 */
export function warmCall(parts: CallParts, ringing: RingingCall): WarmCall {
  const { iceServers, relayOnly, callId } = ringing;
  const link = warmLink(parts.createPeerLink, { initiator: true, iceServers, relayOnly });
  const microphone = ahead(parts.openMicrophone);
  const camera = ahead(parts.openCamera);
  return {
    callId,
    parts: {
      ...parts,
      createPeerLink: link.create,
      openMicrophone: microphone.open,
      openCamera: camera.open,
    },
    answered({ microphoneId, cameraId }, withCamera) {
      microphone.start(microphoneId);
      if (withCamera) camera.start(cameraId);
    },
    accepted(send) {
      link.release(async (data) => {
        const sent = await send({ id: parts.newId(), generation: FIRST_GENERATION, data });
        return sent.ok;
      });
    },
    discard() {
      link.discard();
      microphone.discard();
      camera.discard();
    },
  };
}
