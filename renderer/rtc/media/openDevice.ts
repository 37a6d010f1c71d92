import { err, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { deviceProblemOf } from './deviceProblem.ts';
import type { DeviceProblem } from './deviceProblem.ts';

interface OpenedDevice {
  readonly track: MediaStreamTrack;
  /** The device in use; null where the browser does not say. */
  readonly deviceId: string | null;
  /** True where a device was asked for and is not there: this is the default one. */
  readonly fellBack: boolean;
}

export type DeviceResult = Result<OpenedDevice, DeviceProblem>;

/** @param deviceId null for the system's default */
export type OpenDevice = (deviceId: string | null) => Promise<DeviceResult>;

/** What the browser does to a microphone's sound. */
export interface SoundChoices {
  /** Without it, the other side's loudspeaker would be heard as this side's speech. */
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGain: boolean;
}

/** What a conversation needs, unless a headset or a sound desk does it already. */
const forVoice: SoundChoices = { echoCancellation: true, noiseSuppression: true, autoGain: true };

/** Enough for a face; more would cost both sides processor time and bandwidth. */
const picture: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};

async function open(constraints: MediaStreamConstraints): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  const [track] = stream.getTracks();
  if (track === undefined) throw new DOMException('no track', 'NotFoundError');
  return track;
}

async function openWithFallback(
  deviceId: string | null,
  ask: (device: MediaTrackConstraints) => MediaStreamConstraints,
): Promise<DeviceResult> {
  const use = async (wanted: string | null): Promise<OpenedDevice> => {
    const track = await open(ask(wanted === null ? {} : { deviceId: { exact: wanted } }));
    const actual = track.getSettings().deviceId ?? null;
    return { track, deviceId: actual, fellBack: deviceId !== null && wanted === null };
  };
  try {
    return ok(await use(deviceId));
  } catch (error) {
    const problem = deviceProblemOf(error);
    if (deviceId === null || problem === 'denied') return err(problem);
  }
  try {
    return ok(await use(null));
  } catch (error) {
    return err(deviceProblemOf(error));
  }
}

/**
 * A way to open microphones: a device that is gone or busy gives way to the default one.
 * @param choices asked at every opening
 */
export function microphonesWith(choices: () => SoundChoices): OpenDevice {
  return (deviceId) => {
    const { echoCancellation, noiseSuppression, autoGain } = choices();
    const sound = { echoCancellation, noiseSuppression, autoGainControl: autoGain };
    return openWithFallback(deviceId, (device) => ({ audio: { ...sound, ...device } }));
  };
}

/** Opens a microphone with everything on that a conversation needs. */
export const openMicrophone: OpenDevice = microphonesWith(() => forVoice);

/** Opens a camera. A device that is gone or busy gives way to the default one. */
export const openCamera: OpenDevice = (deviceId) =>
  openWithFallback(deviceId, (device) => ({ video: { ...picture, ...device } }));

/**
 * Tells once when a track ends by itself (unplugged, permission taken back). Stopping it with
 * stop() does not count: the browser then sends no event.
 */
export function onTrackLost(track: MediaStreamTrack, signal: AbortSignal, act: () => void): void {
  track.addEventListener('ended', act, { once: true, signal });
}
