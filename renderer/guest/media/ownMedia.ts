import type { MediaKind } from '#renderer/rtc/peer/types.ts';
import type { DeviceResult, OpenDevice } from '#renderer/rtc/media/openDevice.ts';
import { onTrackLost } from '#renderer/rtc/media/openDevice.ts';
import type { DeviceKind, MediaEvent, MediaState } from '../page/mediaState.ts';

export interface OwnMediaOptions {
  readonly openMicrophone: OpenDevice;
  readonly openCamera: OpenDevice;
  readonly state: () => MediaState;
  readonly tell: (event: MediaEvent) => void;
  /** A track began or ended; null sends nothing of its kind. */
  readonly onTrack: (kind: MediaKind, track: MediaStreamTrack | null) => void;
}

/** This page's microphone and camera: opens, changes and frees them. */
export interface OwnMediaDevices {
  readonly track: (kind: DeviceKind) => MediaStreamTrack | null;
  /** Opens or changes a device. @param chosenId undefined keeps the choice made before */
  readonly open: (kind: DeviceKind, chosenId?: string | null) => Promise<void>;
  /** Frees a device: its light goes out. */
  readonly close: (kind: DeviceKind) => void;
  readonly setMuted: (muted: boolean) => void;
  readonly closeAll: () => void;
}

const mediaKind: Readonly<Record<DeviceKind, MediaKind>> = { microphone: 'audio', camera: 'video' };

interface Held {
  readonly track: MediaStreamTrack;
  readonly watch: AbortController;
}

/** Holds the tracks themselves; what the screen needs to know of them goes through `tell`. */
export function createOwnMedia(options: OwnMediaOptions): OwnMediaDevices {
  const { tell, onTrack } = options;
  const held = new Map<DeviceKind, Held>();
  /** Counts what was asked of each device, so that an answer that comes too late is dropped. */
  const asked: Record<DeviceKind, number> = { microphone: 0, camera: 0 };

  const release = (kind: DeviceKind): void => {
    const before = held.get(kind);
    before?.watch.abort();
    before?.track.stop();
    held.delete(kind);
  };

  const lost = async (kind: DeviceKind): Promise<void> => {
    release(kind);
    onTrack(mediaKind[kind], null);
    tell({ type: 'failed', kind, problem: 'lost' });
    if (kind === 'camera') {
      tell({ type: 'notice', notice: 'cameraLost' });
      return;
    }
    // Nobody should fall silent because of a plug: the next best microphone takes over.
    await open('microphone', null);
    if (held.has('microphone')) tell({ type: 'notice', notice: 'microphoneReplaced' });
    else tell({ type: 'failed', kind, problem: 'lost' });
  };

  const take = (kind: DeviceKind, result: DeviceResult): void => {
    if (!result.ok) {
      const before = held.get(kind);
      if (before === undefined) {
        tell({ type: 'failed', kind, problem: result.error });
        onTrack(mediaKind[kind], null);
        return;
      }
      // The device chosen cannot be used, the one in use still can.
      const { deviceId } = before.track.getSettings();
      tell({ type: 'opened', kind, actualId: deviceId ?? null });
      return;
    }
    release(kind);
    const { track, deviceId } = result.value;
    const watch = new AbortController();
    if (kind === 'microphone') track.enabled = !options.state().muted;
    held.set(kind, { track, watch });
    onTrackLost(track, watch.signal, () => void lost(kind));
    tell({ type: 'opened', kind, actualId: deviceId });
    onTrack(mediaKind[kind], track);
  };

  const open = async (kind: DeviceKind, chosenId?: string | null): Promise<void> => {
    asked[kind] += 1;
    const turn = asked[kind];
    tell({ type: 'opening', kind, ...(chosenId === undefined ? {} : { chosenId }) });
    // Phones have one camera engine: the old picture must go before the new one can come.
    if (kind === 'camera') release('camera');
    const opener = kind === 'microphone' ? options.openMicrophone : options.openCamera;
    const result = await opener(options.state()[kind].chosenId);
    if (turn === asked[kind]) take(kind, result);
    else if (result.ok) result.value.track.stop();
  };

  const close = (kind: DeviceKind): void => {
    asked[kind] += 1;
    release(kind);
    tell({ type: 'closed', kind });
    onTrack(mediaKind[kind], null);
  };

  return {
    track: (kind) => held.get(kind)?.track ?? null,
    open,
    close,
    setMuted(muted) {
      const track = held.get('microphone')?.track;
      if (track) track.enabled = !muted;
      tell({ type: 'muted', muted });
    },
    closeAll() {
      close('microphone');
      close('camera');
    },
  };
}
