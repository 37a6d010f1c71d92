import type { DeskActions } from '#renderer/session/index.ts';

/* The desk's own names begin with `use`, which React's rules take for hooks. */

/** Changes the microphone of the running call; null is the system's default. */
export function chooseMicrophone(actions: DeskActions, deviceId: string | null): void {
  // oxlint-disable-next-line react/hooks
  void actions.useMicrophone(deviceId);
}

/** Changes the camera of the running call; null is the system's default. */
export function chooseCamera(actions: DeskActions, deviceId: string | null): void {
  // oxlint-disable-next-line react/hooks
  void actions.useCamera(deviceId);
}
