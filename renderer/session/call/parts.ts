import type { OpenDevice } from '#renderer/rtc/media/openDevice.ts';
import type { PeerLinkFactory } from '#renderer/rtc/peer/types.ts';
import type { FaceAssets, startFaceSensing } from '#renderer/sensing/face/startFaceSensing.ts';
import type { Sight } from '#renderer/sensing/face/faceWatch.ts';
import type { startVoiceSensing, VoiceAssets } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { Clock } from '../clock.ts';

/** The engines and the machine around a call, passed in so that tests can wire their own. */
export interface CallParts {
  readonly clock: Clock;
  readonly createPeerLink: PeerLinkFactory;
  readonly startVoiceSensing: typeof startVoiceSensing;
  readonly assets: VoiceAssets;
  readonly startFaceSensing: typeof startFaceSensing;
  readonly faceAssets: FaceAssets;
  /** Whether the agent's window can be seen. */
  readonly sight: Sight;
  readonly openMicrophone: OpenDevice;
  readonly openCamera: OpenDevice;
  readonly newStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  /** Tells when something was plugged in or out. */
  readonly onDevicesChanged: (signal: AbortSignal, act: () => void) => void;
  /** Tells when this machine may have another network than before; also of one that carries no call. */
  readonly onNetworkChanged: (signal: AbortSignal, act: () => void) => void;
  /** Random and unique. */
  readonly newId: () => string;
}
