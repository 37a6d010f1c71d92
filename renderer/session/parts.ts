import { watchNetwork } from '#renderer/rtc/networkNews.ts';
import { createPeerLink } from '#renderer/rtc/peer/peerLink.ts';
import { microphonesWith, openCamera } from '#renderer/rtc/media/openDevice.ts';
import { startFaceSensing } from '#renderer/sensing/face/startFaceSensing.ts';
import type { Sight } from '#renderer/sensing/face/faceWatch.ts';
import type { FaceAssets } from '#renderer/sensing/face/startFaceSensing.ts';
import { startVoiceSensing } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { VoiceAssets } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { CallParts } from './call/parts.ts';
import { windowClock } from './clock.ts';

/** Where the build puts the voice model and its engine: at the root of the window's origin. */
function voiceAssets(base: string): VoiceAssets {
  return {
    modelUrl: new URL('/models/silero_vad_v5.onnx', base).href,
    ortBaseUrl: new URL('/ort/', base).href,
  };
}

/** Where main serves the face model, and the build puts its engine. */
function faceAssets(base: string): FaceAssets {
  return {
    modelUrl: new URL('/models/face_landmarker.task', base).href,
    wasmBaseUrl: new URL('/vision', base).href,
  };
}

/**
 * The real engines of a call, in a window.
 * @param sight whether that window can be seen
 * @param settings as they are now; what is done to the microphone's sound is among them
 */
export function windowParts(sight: Sight, settings: () => Settings): CallParts {
  return {
    clock: windowClock,
    createPeerLink,
    startVoiceSensing,
    assets: voiceAssets(document.baseURI),
    startFaceSensing,
    faceAssets: faceAssets(document.baseURI),
    sight,
    openMicrophone: microphonesWith(settings),
    openCamera,
    newStream: (tracks) => new MediaStream([...tracks]),
    onDevicesChanged: (signal, act) => {
      navigator.mediaDevices.addEventListener('devicechange', act, { signal });
    },
    onNetworkChanged: watchNetwork,
    newId: () => crypto.randomUUID(),
  };
}
