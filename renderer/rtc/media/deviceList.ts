export interface DeviceChoice {
  readonly deviceId: string;
  /** Empty until a microphone or camera was allowed once: browsers hide the names. */
  readonly label: string;
}

export interface DeviceList {
  readonly microphones: readonly DeviceChoice[];
  readonly cameras: readonly DeviceChoice[];
  readonly speakers: readonly DeviceChoice[];
}

export const noDevices: DeviceList = { microphones: [], cameras: [], speakers: [] };

/**
 * Chromium's names for "what the system uses now": doubles of real devices. Our own choice for that
 * is null.
 */
const aliases: ReadonlySet<string> = new Set(['', 'default', 'communications']);

/** Sorts what enumerateDevices() gives into the three lists. */
export function sortDevices(
  found: readonly Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label'>[],
): DeviceList {
  const of = (kind: MediaDeviceKind): readonly DeviceChoice[] =>
    found
      .filter((device) => device.kind === kind && !aliases.has(device.deviceId))
      .map(({ deviceId, label }) => ({ deviceId, label }));
  return {
    microphones: of('audioinput'),
    cameras: of('videoinput'),
    speakers: of('audiooutput'),
  };
}

/** The devices of this machine; empty lists where the browser does not tell. */
async function listDevices(): Promise<DeviceList> {
  try {
    return sortDevices(await navigator.mediaDevices.enumerateDevices());
  } catch {
    return noDevices;
  }
}

/**
 * Gives the list now and at every change (something plugged in or out).
 * @returns a function that looks again: a first permission uncovers names, which is no change
 */
export function watchDevices(signal: AbortSignal, onList: (list: DeviceList) => void): () => void {
  const look = (): void => {
    void listDevices().then((list) => {
      if (!signal.aborted) onList(list);
    });
  };
  look();
  navigator.mediaDevices?.addEventListener('devicechange', look, { signal });
  return look;
}
