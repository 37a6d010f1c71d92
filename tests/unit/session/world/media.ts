import { err, ok } from '#shared/lib/result.ts';
import type { DeviceProblem } from '#renderer/rtc/media/deviceProblem.ts';
import type { DeviceResult, OpenDevice } from '#renderer/rtc/media/openDevice.ts';

/** A track as far as our code uses one. */
export class Track extends EventTarget {
  enabled = true;
  muted = false;
  readyState: 'live' | 'ended' = 'live';
  readonly kind: 'audio' | 'video';
  readonly deviceId: string;

  constructor(kind: 'audio' | 'video', deviceId: string) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device is pulled out. */
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

export class Stream {
  readonly tracks: readonly Track[];
  constructor(tracks: readonly Track[]) {
    this.tracks = tracks;
  }
  getTracks(): readonly Track[] {
    return this.tracks;
  }
  getAudioTracks(): readonly Track[] {
    return this.tracks.filter((track) => track.kind === 'audio');
  }
}

export const newStream = (tracks: readonly MediaStreamTrack[]): MediaStream =>
  new Stream(tracks as unknown as readonly Track[]) as unknown as MediaStream;

/** Some devices plugged into a machine. */
export interface Devices {
  /** Ids of what is there; the first is the system's default. */
  plugged: string[];
  problem: DeviceProblem | null;
  /** Everything that was ever opened, oldest first. */
  readonly opened: Track[];
  readonly open: OpenDevice;
}

export function createDevices(kind: 'audio' | 'video', plugged: string[]): Devices {
  const devices: Devices = {
    plugged,
    problem: null,
    opened: [],
    open: async (deviceId): Promise<DeviceResult> => {
      if (devices.problem !== null) return err(devices.problem);
      const wanted = devices.plugged.find((id) => id === deviceId);
      const use = wanted ?? devices.plugged[0];
      if (use === undefined) return err('missing');
      const track = new Track(kind, use);
      devices.opened.push(track);
      return ok({
        track: track as unknown as MediaStreamTrack,
        deviceId: use,
        fellBack: deviceId !== null && wanted === undefined,
      });
    },
  };
  return devices;
}
