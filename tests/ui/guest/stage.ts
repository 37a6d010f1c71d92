import type { GuestLinkOptions } from '#renderer/rtc/signalling/guestLink.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { VideoLimit } from '#renderer/rtc/quality/ladder.ts';
import type { PeerLinkOptions } from '#renderer/rtc/peer/types.ts';
import type { DeviceList } from '#renderer/rtc/media/deviceList.ts';
import { noDevices } from '#renderer/rtc/media/deviceList.ts';
import type { DeviceResult } from '#renderer/rtc/media/openDevice.ts';
import type { LinkResult } from '#renderer/rtc/signalling/types.ts';
import { createGuestPage } from '#renderer/guest/page/guestPage.ts';
import type { Memory, SeatKeeper } from '#renderer/guest/call/seatKeeper.ts';
import type { CallState, InviteView, RingRequest, Seat } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import { ok } from '#shared/lib/result.ts';
import { people } from './show.tsx';

/* The page's machinery with the world around it in the test's hands. */

/** A microphone or camera that the test can unplug. */
class Device extends EventTarget {
  readonly kind: 'audio' | 'video';
  readonly deviceId: string;
  enabled = true;
  stopped = false;

  constructor(kind: 'audio' | 'video', deviceId: string) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
  }

  stop(): void {
    this.stopped = true;
  }

  getSettings(): { deviceId: string } {
    return { deviceId: this.deviceId };
  }

  unplug(): void {
    this.dispatchEvent(new Event('ended'));
  }

  get asTrack(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}

export const CALL = 'call-0001';
export const SEAT = 'seat-secret-of-this-page';

/** What a page knows again that was loaded anew in mid-call. */
export const remembered: Memory = {
  seat: SEAT,
  inCall: true,
  answeredAt: 400,
  held: false,
  muted: true,
  listenOnly: false,
  cameraOn: true,
  microphoneId: 'headset',
  cameraId: null,
  speakerId: 'loud',
  consent: null,
  waiting: null,
};
export const PAGE = 'this-page-load';

export const ringing: CallState = { callId: CALL, phase: 'ringing', ...noIce };
export const live: Extract<CallState, { readonly phase: 'live' }> = {
  callId: CALL,
  phase: 'live',
  ...noIce,
  pageId: PAGE,
};

/** A stream as a plain list of tracks: the simulated DOM has none that takes them. */
export class TrackList {
  readonly #tracks: readonly MediaStreamTrack[];

  constructor(tracks: readonly MediaStreamTrack[] = []) {
    this.#tracks = [...tracks];
  }

  getTracks(): readonly MediaStreamTrack[] {
    return this.#tracks;
  }
}

/** Lets everything that is ready to run do so. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
}

export function openWorld(
  start: { readonly view?: InviteView | null; readonly memory?: Memory | null } = {},
) {
  const log: string[] = [];
  /** Answers about the mood cue that the other side was told. */
  const consents: MoodConsent[] = [];
  /** Text that the other side was sent, each time. */
  const texts: string[] = [];
  const links: GuestLinkOptions[] = [];
  const peers: PeerLinkOptions[] = [];
  const devices: Device[] = [];
  /** How much picture every connection was told it may send. */
  const limits: VideoLimit[] = [];
  const media: PeerMessage[] = [];
  const world = {
    view: start.view === undefined ? ({ state: 'open', ...people } as InviteView) : start.view,
    memory: start.memory ?? null,
    stats: (): LinkStats | null => null,
    ringAnswer: (): Promise<LinkResult<Seat>> => Promise.resolve(ok({ callId: CALL, seat: SEAT })),
    endAnswer: (): Promise<LinkResult<true>> => Promise.resolve(ok(true)),
    microphone: (deviceId: string | null): DeviceResult => give('audio', deviceId),
    list: (answer: (found: DeviceList) => void): void => answer(noDevices),
  };
  const give = (kind: 'audio' | 'video', deviceId: string | null): DeviceResult => {
    const device = new Device(kind, deviceId ?? 'default');
    devices.push(device);
    return ok({ track: device.asTrack, deviceId: device.deviceId, fellBack: false });
  };
  const memory: SeatKeeper = {
    read: () => world.memory,
    write: (written) => {
      world.memory = written;
    },
    forget: () => {
      world.memory = null;
    },
  };
  let ids = 0;
  const page = createGuestPage({
    origin: 'http://hub.test',
    token: 'a-token-of-this-very-call',
    unfit: null,
    pageId: PAGE,
    newId: () => `id-${(ids += 1)}`,
    now: () => 1000,
    locale: () => 'en',
    memory,
    lookUp: async () => world.view,
    openLink: (options) => {
      links.push(options);
      options.onConnection('connecting', null);
      return {
        ring: (request: RingRequest) => {
          log.push(`ring ${request.video ? 'video' : 'voice'}`);
          return world.ringAnswer();
        },
        end: (callId, reason) => {
          log.push(`end ${callId} ${reason}`);
          return world.endAnswer();
        },
        signal: async (_callId, { generation, data }) => {
          const gone = data.type === 'renegotiate' && data.gone === true ? ' gone' : '';
          log.push(`signal ${generation} ${data.type}${gone}`);
          return ok(true);
        },
        doubt: () => log.push('doubts the hub'),
        lookAgain: () => undefined,
        close: () => log.push('close'),
      };
    },
    createPeer: (options) => {
      peers.push(options);
      const number = peers.length;
      return {
        signal: (data) => log.push(`peer ${number} gets ${data.type}`),
        send: (message) => {
          log.push(`peer ${number} says ${message.type}`);
          if (message.type === 'media') media.push(message);
          if (message.type === 'consent') consents.push(message.consent);
          if (message.type === 'chat') texts.push(message.text);
          return true;
        },
        replaceTrack: async (kind, track) => {
          log.push(`peer ${number} sends ${track === null ? 'no ' : ''}${kind}`);
        },
        useIce: () => undefined,
        limitVideo: (limit) => limits.push(limit),
        restartIce: () => log.push(`peer ${number} asks for a path`),
        stats: async () => world.stats(),
        farewell: async () => void log.push(`peer ${number} says bye`),
        destroy: () => log.push(`peer ${number} goes`),
      };
    },
    openMicrophone: async (deviceId) => world.microphone(deviceId),
    openCamera: async (deviceId) => give('video', deviceId),
    watchDevices: (signal, onList) => world.list((found) => signal.aborted || onList(found)),
  });

  const last = <T>(list: readonly T[]): T => {
    const found = list.at(-1);
    if (found === undefined) throw new Error('there is none yet');
    return found;
  };
  const signal = (generation: number, data: SignalMessage['data']): void => {
    ids += 1;
    const message = { id: `from-desk-${ids}`, generation, data };
    last(links).onSignal({ callId: CALL, signal: message });
  };
  /** From the link to a ring that the hub has taken. */
  const ringUp = async (camera = false): Promise<void> => {
    page.start();
    await settle();
    page.actions.beginCheck();
    await settle();
    if (camera) page.actions.openDevice('camera');
    await settle();
    page.actions.ring();
    await settle();
  };
  return {
    world,
    page,
    log,
    devices,
    peers,
    links,
    link: () => last(links),
    peer: () => last(peers),
    consents,
    texts,
    limits,
    told: media,
    /** A connection is made, the first or a later one. */
    connect(generation = 0): void {
      signal(generation, { type: 'offer', sdp: 'v=0' });
      last(peers).onConnected();
    },
    offer: (generation: number) => signal(generation, { type: 'offer', sdp: 'v=0' }),
    step: () => page.store.getState().page.step,
    media: () => page.store.getState().media,
    ringUp,
    /** From the link to a connected call. */
    async talk(camera = false): Promise<void> {
      await ringUp(camera);
      last(links).onConnection('online', null);
      last(links).onCallState(live);
      signal(0, { type: 'offer', sdp: 'v=0' });
      last(peers).onState('connected');
      last(peers).onConnected();
    },
  };
}
