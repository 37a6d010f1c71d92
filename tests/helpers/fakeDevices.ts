/** What a client's microphone and camera play. */
export interface FakeDevices {
  /** WAV file (PCM), played once; a beep without one. */
  readonly microphone?: string;
  /** MJPEG or Y4M file, looped; a test picture without one. */
  readonly camera?: string;
  /** Plays the microphone's file again and again. */
  readonly loop?: boolean;
  /** No devices at all. */
  readonly noDevices?: boolean;
}

/**
 * Chromium's switches for fake devices, for the app and for a browser alike. Nothing is allowed by
 * them: the app has its own permission handler, and a browser's user is asked.
 */
export function fakeDevices(devices: FakeDevices): string[] {
  if (devices.noDevices === true) return [];
  const loop = devices.loop === true ? '' : '%noloop';
  return [
    '--use-fake-device-for-media-stream',
    ...(devices.microphone === undefined
      ? []
      : [`--use-file-for-fake-audio-capture=${devices.microphone}${loop}`]),
    ...(devices.camera === undefined
      ? []
      : [`--use-file-for-fake-video-capture=${devices.camera}`]),
  ];
}
