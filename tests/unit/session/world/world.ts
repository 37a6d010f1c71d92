import type { RingingCall } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { FaceSensingOptions } from '#renderer/sensing/face/startFaceSensing.ts';
import type { RemoteVideoTrack } from '#renderer/sensing/face/remoteVideo.ts';
import type { VoiceSensingOptions } from '#renderer/sensing/voice/startVoiceSensing.ts';
import { noDiagnostics } from '#renderer/sensing/voice/protocol.ts';
import { createBridge } from '#renderer/session/bridge.ts';
import type { CallParts } from '#renderer/session/call/parts.ts';
import { followWindows, sightOf } from '#renderer/session/windowSight.ts';
import { createDesk } from '#renderer/session/desk.ts';
import type { Desk } from '#renderer/session/desk.ts';
import type { ActiveCall } from '#renderer/session/types.ts';
import { createMemoryMain } from './bridge.ts';
import type { MemoryMain } from './bridge.ts';
import { createCustomer } from './customer.ts';
import type { Customer } from './customer.ts';
import { createMemoryHub } from './hub.ts';
import type { MemoryHub } from './hub.ts';
import { createDevices, newStream } from './media.ts';
import type { Devices } from './media.ts';
import { createPeerNet } from './peers.ts';
import type { PeerNet } from './peers.ts';
import { createVirtualClock, settle } from './virtualClock.ts';
import type { VirtualClock } from './virtualClock.ts';

/** Ears that hear what the test says. */
interface Ears {
  readonly start: CallParts['startVoiceSensing'];
  readonly hear: (frames: readonly VadFrame[]) => void;
  readonly sources: { agent: MediaStream | null; customer: MediaStream | null };
  readonly fail: () => void;
  paused: boolean;
  toneAllowed: boolean;
  broken: boolean;
  options: VoiceSensingOptions | null;
}

function createEars(): Ears {
  const ears: Ears = {
    sources: { agent: null, customer: null },
    paused: false,
    toneAllowed: false,
    broken: false,
    options: null,
    start: async (options) => {
      await Promise.resolve();
      if (ears.broken) throw new Error('the model could not be loaded');
      ears.options = options;
      ears.sources.agent = options.agent;
      ears.sources.customer = options.customer;
      return {
        setSource: (party, stream) => {
          ears.sources[party] = stream;
        },
        setToneAllowed: (allowed) => {
          ears.toneAllowed = allowed;
        },
        setPaused: (paused) => {
          ears.paused = paused;
        },
        diagnostics: () => noDiagnostics,
      };
    },
    hear: (frames) => {
      if (ears.options?.signal.aborted === false) ears.options.onFrames(frames);
    },
    fail: () => ears.options?.onFailure({ code: 'stalled', detail: 'no sound for 10 seconds' }),
  };
  return ears;
}

/** Eyes that see what the test shows. */
interface Eyes {
  readonly start: CallParts['startFaceSensing'];
  /** Everything that was ever started, oldest first. */
  readonly started: FaceSensingOptions[];
  /** The picture that is looked at now. */
  video: RemoteVideoTrack | null;
  broken: boolean;
  readonly see: (frame: FaceFrame) => void;
}

function createEyes(): Eyes {
  const eyes: Eyes = {
    started: [],
    video: null,
    broken: false,
    start: async (options) => {
      eyes.started.push(options);
      eyes.video = options.video;
      options.signal.addEventListener('abort', () => {
        eyes.video = null;
      });
      await Promise.resolve();
      options.signal.throwIfAborted();
      if (eyes.broken) throw new Error('the model could not be loaded');
      return {
        setVideo: (video) => {
          eyes.video = video;
        },
        setPaused: () => undefined,
        diagnostics: () => ({
          pictures: 0,
          tookMs: { mean: 0, max: 0 },
          longestWaitMs: 0,
          perSecond: 0,
          state: 'watching',
        }),
      };
    },
    // Even after the end: what comes in late must count for nothing.
    see: (frame) => eyes.started.at(-1)?.onFrame(frame),
  };
  return eyes;
}

/** A desk with everything around it in memory and in virtual time. */
export interface World {
  readonly clock: VirtualClock;
  readonly main: MemoryMain;
  readonly hub: MemoryHub;
  readonly net: PeerNet;
  readonly customer: Customer;
  readonly microphones: Devices;
  readonly cameras: Devices;
  readonly ears: Ears;
  readonly eyes: Eyes;
  readonly desk: Desk;
  readonly rings: AbortSignal[];
  readonly plugIn: () => Promise<void>;
  /** The machine has another network from now on. */
  readonly changeNetwork: () => Promise<void>;
  /** The running call's snapshot. */
  readonly call: () => ActiveCall;
  /** Rings and answers; the media is up when it is done. */
  readonly answer: (options?: {
    readonly camera?: boolean;
    readonly call?: RingingCall;
  }) => Promise<void>;
}

export const ringing: RingingCall = {
  callId: 'call-0001',
  inviteId: 'invite-1',
  customerName: 'Maya Lindqvist',
  issue: 'bill doubled',
  ringingSince: 1,
  video: true,
  locale: 'en',
  simulated: false,
  offersMood: false,
  ...noIce,
};

export async function createWorld(
  prepare: (world: Omit<World, 'desk'>) => void = () => undefined,
): Promise<World> {
  const clock = createVirtualClock();
  const main = createMemoryMain();
  const hub = createMemoryHub();
  const net = createPeerNet();
  const rings: AbortSignal[] = [];
  let ids = 0;
  let onPlug: () => void = () => undefined;
  let onNetwork: () => void = () => undefined;
  const parts = {
    clock,
    main,
    hub,
    net,
    rings,
    customer: createCustomer(hub, net),
    microphones: createDevices('audio', ['headset']),
    cameras: createDevices('video', ['camera']),
    ears: createEars(),
    eyes: createEyes(),
    plugIn: async () => {
      onPlug();
      await settle();
    },
    changeNetwork: async () => {
      onNetwork();
      await settle();
    },
    call: (): ActiveCall => {
      const { call } = world.desk.store.getState();
      if (call === null) throw new Error('no call is running');
      return call;
    },
    answer: async ({
      camera = false,
      call = ringing,
    }: { readonly camera?: boolean; readonly call?: RingingCall } = {}) => {
      world.customer.load();
      hub.ring(call);
      await world.desk.actions.accept(call.callId, { camera });
      await settle();
    },
  };
  prepare(parts);
  const bridge = createBridge(main.bridge);
  const desk = createDesk({
    onSurveyNews: () => undefined,
    bridge,
    settings: () => main.settings,
    mayReadMood: () => main.settings.moodCue,
    saveSettings: (patch) => bridge['settings.save'](patch),
    locale: () => 'en-GB',
    clientId: 'client-0001',
    openAgentLink: hub.openLink,
    startRinging: (_deviceId, signal) => rings.push(signal),
    parts: {
      clock,
      createPeerLink: net.create,
      startVoiceSensing: parts.ears.start,
      assets: { modelUrl: 'model', ortBaseUrl: 'ort' },
      startFaceSensing: parts.eyes.start,
      sight: sightOf(followWindows(bridge, new AbortController().signal)),
      faceAssets: { modelUrl: 'faces', wasmBaseUrl: 'vision' },
      openMicrophone: (id) => parts.microphones.open(id),
      openCamera: (id) => parts.cameras.open(id),
      newStream,
      onDevicesChanged: (_signal, act) => {
        onPlug = act;
      },
      onNetworkChanged: (_signal, act) => {
        onNetwork = act;
      },
      newId: () => {
        ids += 1;
        return `a${ids}`;
      },
    },
  });
  const world: World = { ...parts, desk };
  await settle();
  return world;
}
