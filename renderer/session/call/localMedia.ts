import type { DeviceResult, OpenDevice, SoundChoices } from '#renderer/rtc/media/openDevice.ts';
import { onTrackLost } from '#renderer/rtc/media/openDevice.ts';
import type { MediaKind } from '#renderer/rtc/peer/types.ts';
import type { DeviceProblem } from '../types.ts';

/** The agent's own sound and picture in one call. */
export interface LocalMediaState {
  /** The agent's own choice; it stands through a hold. */
  readonly muted: boolean;
  readonly cameraOn: boolean;
  readonly microphoneProblem: DeviceProblem | null;
  readonly cameraProblem: DeviceProblem | null;
  /** A new stream at every change of its tracks; null while there are none. */
  readonly stream: MediaStream | null;
}

export type LocalMediaEvent =
  | { readonly type: 'muted'; readonly muted: boolean }
  | { readonly type: 'camera'; readonly on: boolean }
  | {
      readonly type: 'device';
      readonly device: 'microphone' | 'camera';
      readonly state: 'changed' | 'lost';
    };

export interface LocalMediaOptions {
  readonly openMicrophone: OpenDevice;
  /** What is to be done to the microphone's sound now; asked whenever one is opened. */
  readonly sound: () => SoundChoices;
  readonly openCamera: OpenDevice;
  readonly newStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  readonly microphoneId: string | null;
  readonly cameraId: string | null;
  /** Stops the devices, also one that is just being opened. */
  readonly signal: AbortSignal;
  readonly onState: (state: LocalMediaState) => void;
  /** What is to be sent of a kind from now on. */
  readonly onTrack: (kind: MediaKind, track: MediaStreamTrack | null) => void;
  readonly onEvent: (event: LocalMediaEvent) => void;
}

export interface LocalMedia {
  readonly state: () => LocalMediaState;
  /** Everything that is open; stopped at the end. */
  readonly tracks: () => readonly MediaStreamTrack[];
  /** What is to be sent now: nothing on hold, nor while the line is down. */
  readonly outgoing: () => readonly MediaStreamTrack[];
  /** While held, nothing is sent, whatever is open, chosen or switched meanwhile. */
  readonly setHeld: (held: boolean) => void;
  /** The same while the line is down, beside the hold. */
  readonly setLineDown: (down: boolean) => void;
  /** Opens the microphone. A problem is state, not an error: the agent can still listen. */
  readonly start: () => Promise<void>;
  readonly setMuted: (muted: boolean) => void;
  readonly setCameraOn: (on: boolean) => Promise<void>;
  readonly useMicrophone: (deviceId: string | null) => Promise<void>;
  readonly useCamera: (deviceId: string | null) => Promise<void>;
  /** Opens the microphone in use anew where its sound is to be treated otherwise than it is. */
  readonly soundChanged: () => Promise<void>;
  /** Something was plugged in: gets a microphone going if there is none. */
  readonly devicesChanged: () => Promise<void>;
}

/** Runs jobs one after the other, so that the last wish wins. */
function createQueue(): (job: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (job) => {
    last = last.then(job, job);
    return last;
  };
}

export function createLocalMedia(options: LocalMediaOptions): LocalMedia {
  const { signal } = options;
  let state: LocalMediaState = {
    muted: false,
    cameraOn: false,
    microphoneProblem: null,
    cameraProblem: null,
    stream: null,
  };
  const inUse = new Map<MediaKind, MediaStreamTrack>();
  const ids = { microphone: options.microphoneId, camera: options.cameraId };
  let cameraWanted = false;
  let soundInUse: string | null = null;
  let onHold = false;
  let lineDown = false;
  const microphoneQueue = createQueue();
  const cameraQueue = createQueue();

  const change = (patch: Partial<LocalMediaState>): void => {
    state = { ...state, ...patch };
    if (!signal.aborted) options.onState(state);
  };
  const isShut = (): boolean => onHold || lineDown;
  /** Two locks: a disabled track carries silence and black even where it would be sent. */
  const gate = (kind: MediaKind): void => {
    const track = inUse.get(kind) ?? null;
    if (track !== null) track.enabled = !isShut() && (kind === 'video' || !state.muted);
    options.onTrack(kind, isShut() ? null : track);
  };
  const gateBoth = (): void => {
    gate('audio');
    gate('video');
  };
  /** Takes a track into use (or none), and lets go of the one before it. */
  const use = (kind: MediaKind, track: MediaStreamTrack | null): void => {
    const before = inUse.get(kind);
    if (track === null) inUse.delete(kind);
    else inUse.set(kind, track);
    gate(kind);
    before?.stop();
    const tracks = [...inUse.values()];
    change({ stream: tracks.length === 0 ? null : options.newStream(tracks) });
  };
  const open = async (
    device: OpenDevice,
    deviceId: string | null,
  ): Promise<DeviceResult | null> => {
    if (signal.aborted) return null;
    const opened = await device(deviceId);
    if (!signal.aborted) return opened;
    if (opened.ok) opened.value.track.stop();
    return null;
  };

  const takeMicrophone = async (deviceId: string | null): Promise<boolean> => {
    const sound = soundKey(options.sound());
    const opened = await open(options.openMicrophone, deviceId);
    if (opened === null) return false;
    if (!opened.ok) {
      // The one in use goes on: the customer still hears the agent.
      if (inUse.has('audio')) return false;
      // "Unplugged" says more than "there is none" as long as no other one was found.
      const wasLost = state.microphoneProblem === 'lost' && opened.error === 'missing';
      change({ microphoneProblem: wasLost ? 'lost' : opened.error });
      return false;
    }
    const { track } = opened.value;
    onTrackLost(track, signal, () => void microphoneLost(track));
    use('audio', track);
    soundInUse = sound;
    change({ microphoneProblem: null });
    return true;
  };
  const microphoneLost = (track: MediaStreamTrack): Promise<void> =>
    microphoneQueue(async () => {
      if (inUse.get('audio') !== track) return;
      use('audio', null);
      change({ microphoneProblem: 'lost' });
      options.onEvent({ type: 'device', device: 'microphone', state: 'lost' });
      if (await takeMicrophone(null)) {
        options.onEvent({ type: 'device', device: 'microphone', state: 'changed' });
      }
    });

  const switchCameraOff = (problem: DeviceProblem | null): void => {
    use('video', null);
    change({ cameraOn: false, cameraProblem: problem });
    options.onEvent({ type: 'camera', on: false });
  };
  const takeCamera = async (): Promise<boolean> => {
    const opened = await open(options.openCamera, ids.camera);
    if (opened === null) return false;
    if (!opened.ok) {
      cameraWanted = state.cameraOn;
      if (!state.cameraOn) change({ cameraProblem: opened.error });
      return false;
    }
    const { track } = opened.value;
    onTrackLost(track, signal, () => {
      if (inUse.get('video') !== track) return;
      // No other camera is taken instead: nobody chose what that one looks at.
      cameraWanted = false;
      options.onEvent({ type: 'device', device: 'camera', state: 'lost' });
      switchCameraOff('lost');
    });
    use('video', track);
    change({ cameraOn: true, cameraProblem: null });
    return true;
  };

  signal.addEventListener(
    'abort',
    () => {
      for (const track of inUse.values()) track.stop();
      inUse.clear();
    },
    { once: true },
  );

  return {
    state: () => state,
    tracks: () => [...inUse.values()],
    outgoing: () => (isShut() ? [] : [...inUse.values()]),
    setHeld(next) {
      onHold = next;
      gateBoth();
    },
    setLineDown(next) {
      lineDown = next;
      gateBoth();
    },
    start: () =>
      microphoneQueue(async () => {
        await takeMicrophone(ids.microphone);
      }),
    setMuted(muted) {
      if (muted === state.muted) return;
      change({ muted });
      const microphone = inUse.get('audio');
      if (microphone !== undefined) microphone.enabled = !muted && !isShut();
      options.onEvent({ type: 'muted', muted });
    },
    setCameraOn(on) {
      cameraWanted = on;
      return cameraQueue(async () => {
        if (cameraWanted === state.cameraOn) return;
        if (!cameraWanted) switchCameraOff(null);
        else if (await takeCamera()) options.onEvent({ type: 'camera', on: true });
      });
    },
    useMicrophone(deviceId) {
      ids.microphone = deviceId;
      return microphoneQueue(async () => {
        if (await takeMicrophone(deviceId)) {
          options.onEvent({ type: 'device', device: 'microphone', state: 'changed' });
        }
      });
    },
    useCamera(deviceId) {
      ids.camera = deviceId;
      return cameraQueue(async () => {
        if (state.cameraOn && (await takeCamera())) {
          options.onEvent({ type: 'device', device: 'camera', state: 'changed' });
        }
      });
    },
    soundChanged: () =>
      microphoneQueue(async () => {
        if (!inUse.has('audio') || soundInUse === soundKey(options.sound())) return;
        // Not applyConstraints: browsers take these choices only when a microphone is opened.
        await takeMicrophone(ids.microphone);
      }),
    devicesChanged: () =>
      microphoneQueue(async () => {
        if (inUse.has('audio') || state.microphoneProblem === null) return;
        if (await takeMicrophone(ids.microphone)) {
          options.onEvent({ type: 'device', device: 'microphone', state: 'changed' });
        }
      }),
  };
}

/** The choices as they are now, to compare with later ones: settings may change in place. */
function soundKey({ echoCancellation, noiseSuppression, autoGain }: SoundChoices): string {
  return [echoCancellation, noiseSuppression, autoGain].join();
}
