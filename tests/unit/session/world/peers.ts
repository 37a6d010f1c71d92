import type { IceSettings } from '#shared/contract/hub.ts';
import type { SignalData } from '#shared/contract/signal.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import type { RemoteVideoTrack } from '#renderer/rtc/peer/remote.ts';
import type { LinkState, PeerLink, PeerLinkOptions } from '#renderer/rtc/peer/types.ts';
import type { VideoLimit } from '#renderer/rtc/quality/ladder.ts';
import { Stream, Track } from './media.ts';

/*
 * Peer connections without a network: an offer carries the number of the connection that made it,
 * the answer brings the two together. What is sent of a kind is the track itself.
 */

export interface MemoryLink extends PeerLink {
  readonly options: PeerLinkOptions;
  readonly sent: Map<'audio' | 'video', MediaStreamTrack | null>;
  other: MemoryLink | null;
  state: LinkState;
  iceRestarts: number;
  /** As set last; null where it never was. */
  limit: VideoLimit | null;
  /** The servers it was given, newest last. */
  readonly ice: IceSettings[];
  /** Let go of by its own side. */
  destroyed: boolean;
  /** The network between the two breaks, mends, or stays broken. */
  readonly become: (state: 'disconnected' | 'connected' | 'failed') => void;
}

export interface PeerNet {
  readonly create: (options: PeerLinkOptions) => MemoryLink;
  readonly links: MemoryLink[];
  /** While false, no connection comes up. */
  works: boolean;
}

export function createPeerNet(): PeerNet {
  const net: PeerNet = {
    works: true,
    links: [],
    create: (options) => {
      const link = createLink(net, options);
      net.links.push(link);
      return link;
    },
  };
  return net;
}

const sdpOf = (link: MemoryLink, net: PeerNet): string => String(net.links.indexOf(link));

function createLink(net: PeerNet, options: PeerLinkOptions): MemoryLink {
  let over = false;
  const later = (act: () => void): void => {
    queueMicrotask(() => {
      if (!over) act();
    });
  };
  const enter = (state: LinkState): void => {
    if (over || link.state === state) return;
    link.state = state;
    if (state === 'failed' || state === 'closed') over = true;
    options.onState(state);
  };
  const connect = (): void => {
    enter('connected');
    options.onConnected();
    const video = new Track('video', 'far');
    const tracks = [new Track('audio', 'far'), video];
    options.onRemoteVideo?.(video as unknown as RemoteVideoTrack);
    options.onRemoteStream(new Stream(tracks) as unknown as MediaStream);
  };
  const onSignal = (data: SignalData): void => {
    if (data.type !== 'offer' && data.type !== 'answer') return;
    const other = net.links[Number(data.sdp)];
    if (other === undefined || !net.works) return;
    link.other = other;
    if (data.type === 'offer') {
      options.onSignal({ type: 'answer', sdp: sdpOf(link, net) });
      return;
    }
    other.other = link;
    connect();
    other.become('connected');
  };
  const link: MemoryLink = {
    options,
    sent: new Map(options.stream?.getTracks().map((t) => [t.kind as 'audio' | 'video', t]) ?? []),
    other: null,
    state: 'connecting',
    iceRestarts: 0,
    limit: null,
    ice: [options],
    destroyed: false,
    become: (state) =>
      later(() => {
        if (state === 'connected' && link.state === 'connecting') connect();
        else enter(state);
      }),
    signal: (data) => later(() => onSignal(data)),
    useIce: (ice) => void link.ice.push(ice),
    send: (message: PeerMessage) => {
      if (over || link.state !== 'connected' || link.other === null) return false;
      const { other } = link;
      queueMicrotask(() => other.options.onMessage(message));
      return true;
    },
    replaceTrack: async (kind, track) => {
      link.sent.set(kind, track);
    },
    limitVideo: (limit) => {
      link.limit = limit;
    },
    restartIce: () => {
      link.iceRestarts += 1;
    },
    stats: async () => null,
    farewell: async (reason) => {
      link.send({ type: 'bye', reason });
      await Promise.resolve();
      await Promise.resolve();
      link.destroy();
    },
    destroy: () => {
      link.destroyed = true;
      if (over) return;
      over = true;
      const { other } = link;
      queueMicrotask(() => other?.options.onState('closed'));
    },
  };
  if (options.initiator) later(() => options.onSignal({ type: 'offer', sdp: sdpOf(link, net) }));
  return link;
}
