import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DeviceProblem } from '#renderer/rtc/media/deviceProblem.ts';
import { watchLevel } from '#renderer/rtc/media/levelMeter.ts';
import { openCamera } from '#renderer/rtc/media/openDevice.ts';
import type { OpenDevice } from '#renderer/rtc/media/openDevice.ts';
import { playTestTone } from '#renderer/rtc/media/tones.ts';

export type { DeviceChoice } from '#renderer/rtc/media/deviceList.ts';
export { setSpeaker } from '#renderer/rtc/media/speaker.ts';

/** A camera opened for a look at oneself; `stop` gives it back. */
export interface CameraTest {
  readonly stream: MediaStream;
  readonly stop: () => void;
}

/**
 * A test of microphones as they are opened in calls: opens one and follows its level.
 * @returns takes whom to tell of the level (0..1, some times a second), and gives the function that
 *   ends the test and gives the device back
 */
export function microphoneTest(openMicrophone: OpenDevice) {
  return async (
    deviceId: string | null,
    onLevel: (level: number) => void,
  ): Promise<Result<() => void, DeviceProblem>> => {
    const opened = await openMicrophone(deviceId);
    if (!opened.ok) return opened;
    const { track } = opened.value;
    const scope = new AbortController();
    watchLevel(track, scope.signal, onLevel);
    return ok(() => {
      scope.abort();
      track.stop();
    });
  };
}

/** Opens a camera for a look at oneself. */
export async function testCamera(
  deviceId: string | null,
): Promise<Result<CameraTest, DeviceProblem>> {
  const opened = await openCamera(deviceId);
  if (!opened.ok) return opened;
  const { track } = opened.value;
  return ok({ stream: new MediaStream([track]), stop: () => track.stop() });
}

/** Plays a short sound on a device. @returns the function that stops it early */
export function testSpeaker(deviceId: string | null): () => void {
  const scope = new AbortController();
  void playTestTone(deviceId, scope.signal);
  return () => scope.abort();
}
