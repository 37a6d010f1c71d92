import SimplePeer from 'simple-peer/simplepeer.min.js';
import type { IceSettings } from '#shared/contract/hub.ts';
import { peerMessageSchema } from '#shared/contract/peer.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import { signalDataSchema } from '#shared/contract/signal.ts';
import { configOf } from './ice.ts';
import { opusForSpeech } from './opus.ts';
import { createPaths } from './paths.ts';
import { watchRelay } from './relay.ts';
import { collectRemote } from './remote.ts';
import { createSenders } from './senders.ts';
import { summariseStats } from './stats.ts';
import { BYE_WAIT_MS, GROW_AFTER_MS } from './types.ts';
import type { LinkState, PeerLink, PeerLinkOptions } from './types.ts';
import { uprightOnly } from './upright.ts';
import { createEarlyMessages } from './earlyMessages.ts';
import { keepAlive, watchArrivals } from './watchArrivals.ts';

/** The longest description in a signal, with its line ends escaped, stays below; so does any chat. */
const MAX_MESSAGE_CHARS = 100_000;

function readMessage(data: unknown): PeerMessage | null {
  if (typeof data !== 'string' || data.length > MAX_MESSAGE_CHARS) return null;
  try {
    const parsed = peerMessageSchema.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** ICE has a path that works. */
function isUp({ iceConnectionState }: RTCPeerConnection): boolean {
  return iceConnectionState === 'connected' || iceConnectionState === 'completed';
}

/**
 * A media link over simple-peer, which this file alone knows. Its traps that are handled here: it
 * has no ICE restart (see paths.ts), it destroys itself when a connection fails or the other side closes, its
 * default configuration names public STUN servers (ours is always given, empty or not).
 */
export function createPeerLink(options: PeerLinkOptions): PeerLink {
  const created: RTCPeerConnection[] = [];
  // simple-peer keeps its connection to itself; its `wrtc` option is the public way in.
  class OwnConnection extends RTCPeerConnection {
    constructor(config?: RTCConfiguration) {
      super(config);
      created.push(this);
    }
  }
  const peer = new SimplePeer({
    initiator: options.initiator,
    trickle: true,
    objectMode: true,
    sdpTransform: (sdp) => opusForSpeech(uprightOnly(sdp)),
    config: { ...configOf(options), iceCandidatePoolSize: options.candidatePool ?? 0 },
    wrtc: { RTCPeerConnection: OwnConnection, RTCSessionDescription, RTCIceCandidate },
  });
  const pc = created[0];
  if (pc === undefined) throw new Error('This browser could not make a peer connection.');

  let state: LinkState = 'connecting';
  let over = false;
  let messagesOpen = false;
  /** Waits for the next look for a path. */
  let newerIce: IceSettings | null = null;
  const listening = new AbortController();
  const senders = createSenders(pc, options.stream);
  if (options.initiator) senders.offerBoth();

  const enter = (next: LinkState): void => {
    if (over || state === next) return;
    state = next;
    if (next === 'failed' || next === 'closed') release();
    options.onState(next, arrivals.quietMs());
  };
  const release = (): void => {
    over = true;
    messagesOpen = false;
    listening.abort();
  };

  collectRemote(pc, listening.signal, options.onRemoteStream, options.onRemoteVideo);
  const { signal } = listening;
  watchRelay(pc, signal, (reached) => options.onRelay?.(reached));
  const paths = createPaths(pc, (data) => !over && options.onSignal(data), signal);
  const arrivals = watchArrivals({
    ask: () => pc.getStats(),
    isOn: () => messagesOpen,
    onQuiet: () => options.onQuiet?.(),
    onSilence: () => enter('disconnected'),
    onSound: () => {
      if (isUp(pc)) enter('connected');
    },
    signal,
  });
  pc.addEventListener(
    'signalingstatechange',
    () => {
      if (!options.initiator && pc.signalingState === 'have-remote-offer') senders.adoptOffered();
      if (pc.signalingState === 'stable') senders.negotiated();
    },
    { signal },
  );
  pc.addEventListener(
    'iceconnectionstatechange',
    () => {
      if (!messagesOpen) return;
      if (pc.iceConnectionState === 'disconnected') enter('disconnected');
      if (isUp(pc)) enter('connected');
    },
    { signal },
  );

  peer.on('signal', (data) => {
    const parsed = signalDataSchema.safeParse(data);
    if (!over && parsed.success) options.onSignal(parsed.data);
  });
  const early = createEarlyMessages((message) => {
    if (!over) options.onMessage(message);
  });
  peer.on('connect', () => {
    if (over) return;
    messagesOpen = true;
    enter('connected');
    options.onConnected();
    early.open();
    const growing = setTimeout(senders.grow, GROW_AFTER_MS);
    signal.addEventListener('abort', () => clearTimeout(growing), { once: true });
    keepAlive(signal, () => {
      // What waits to be sent says as much as soon as it can be.
      if (peer.bufferSize === 0) send({ type: 'alive' });
    });
  });
  peer.on('data', (data: unknown) => {
    const message = readMessage(data);
    if (!over && message !== null && message.type !== 'alive') early.take(message);
  });
  // 'error' comes just before 'close'; without a listener it would be thrown. A data channel that
  // breaks under a sound connection is the other side closing (Chromium calls that an error).
  peer.on('error', (error) => {
    enter('code' in error && error.code === 'ERR_DATA_CHANNEL' ? 'closed' : 'failed');
  });
  peer.on('close', () => enter('closed'));

  const destroy = (): void => {
    if (!over) release();
    peer.destroy();
  };
  const look = (): void => {
    takeUpIce();
    paths.look();
  };
  const send = (message: PeerMessage): boolean => {
    if (!messagesOpen || !peer.connected) return false;
    try {
      peer.send(JSON.stringify(message));
      return true;
    } catch {
      return false;
    }
  };

  /** A connection takes servers up when it gathers candidates next. */
  const takeUpIce = (): void => {
    if (newerIce === null) return;
    try {
      pc.setConfiguration({ ...pc.getConfiguration(), ...configOf(newerIce) });
    } catch {
      // A browser without it (Firefox before 119): the servers it began with have to do.
    }
    newerIce = null;
  };

  /** Waits for one of the peer's events or for its end, at most BYE_WAIT_MS. */
  const happened = (event: 'connect' | 'close'): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, BYE_WAIT_MS);
      peer.on(event, done);
      if (event !== 'close') peer.on('close', done);
    });

  return {
    signal(data) {
      if (over) return;
      // Not with the first one: what was looked for ahead of it would be thrown away.
      if (data.type === 'offer' && pc.remoteDescription !== null) takeUpIce();
      // The other side may only ask for what this one offers.
      if (data.type === 'renegotiate' && options.initiator && messagesOpen) {
        look();
        return;
      }
      if (paths.take(data)) return;
      try {
        peer.signal(data as SimplePeer.SignalData);
      } catch {
        // A candidate that names no media line: of no use, and no reason to lose the call.
      }
    },
    send,
    replaceTrack: async (kind, track) => {
      if (!over) await senders.replace(kind, track);
    },
    limitVideo(limit) {
      if (!over) senders.limitVideo(limit);
    },
    useIce(ice) {
      newerIce = ice;
    },
    restartIce() {
      if (over) return;
      if (!options.initiator) {
        options.onSignal({ type: 'renegotiate', renegotiate: true });
        return;
      }
      look();
    },
    async stats() {
      if (over) return null;
      // A look at how the line is, is one at whether it is.
      return summariseStats((await arrivals.look()).values());
    },
    async farewell(reason) {
      // The other side may count as connected a moment before this one does.
      if (!over && state === 'connecting') await happened('connect');
      if (send({ type: 'bye', reason })) await happened('close');
      destroy();
    },
    destroy,
  };
}
