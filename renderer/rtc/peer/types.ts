import type { IceSettings } from '#shared/contract/hub.ts';
import type { FarewellReason, PeerMessage } from '#shared/contract/peer.ts';
import type { SignalData } from '#shared/contract/signal.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { VideoLimit } from '../quality/ladder.ts';
import type { MediaKind } from './mediaKind.ts';
import type { RemoteVideoTrack } from './remote.ts';
import type { LinkStats } from './stats.ts';

export type { MediaKind };

export type LinkState =
  | 'connecting'
  /** Media and data channel are up. */
  | 'connected'
  /** Nothing arrives for 2 s, or ICE says so; it may come back by itself or by restartIce. Not final. */
  | 'disconnected'
  /** Gave up: this link is finished, a new one is needed. Final. */
  | 'failed'
  /** The other side closed its end. Final. Not reported after one's own destroy(). */
  | 'closed';

export interface PeerLinkOptions extends IceSettings {
  /** Exactly one side of a link initiates; only it makes offers, so there is no glare. */
  readonly initiator: boolean;
  /** Candidates to look for before there is anybody to connect to; none unless told. */
  readonly candidatePool?: number;
  /** What is sent from the start; a kind it lacks can be added later with replaceTrack. */
  readonly stream: MediaStream | null;
  readonly onSignal: (data: SignalData) => void;
  /** Once, when messages can be sent. */
  readonly onConnected: () => void;
  /**
   * Once. The stream holds the other's audio; the video track joins it when the first picture
   * arrives (a media element would otherwise hold the sound back until then).
   */
  readonly onRemoteStream: (stream: MediaStream) => void;
  /** The track that the other's picture comes over, before its first picture; it may never move. */
  readonly onRemoteVideo?: (video: RemoteVideoTrack) => void;
  readonly onMessage: (message: PeerMessage) => void;
  /**
   * Whether a TURN server could be reached, when that is known and whenever it changes; never where
   * the call may go without one.
   */
  readonly onRelay?: (reached: boolean) => void;
  /** Nothing has arrived for 1 s: the network may be gone, and the way to the hub with it. */
  readonly onQuiet?: () => void;
  /** @param quietMs for how long nothing had arrived by then; missing where it is not known */
  readonly onState: (state: LinkState, quietMs?: Ms) => void;
}

/** One connection between two clients: media both ways and a channel for PeerMessage. */
export interface PeerLink {
  /** Feeds in what the other side's onSignal gave. Ignored after destroy. */
  readonly signal: (data: SignalData) => void;
  /** @returns false where it could not be sent (not connected yet, or no longer) */
  readonly send: (message: PeerMessage) => boolean;
  /** Changes what is sent of a kind, without renegotiation; null sends nothing. */
  readonly replaceTrack: (kind: MediaKind, track: MediaStreamTrack | null) => Promise<void>;
  /**
   * Newer servers and credentials for the same link: it looks for its next path with them. The path
   * it has stays.
   */
  readonly useIce: (ice: IceSettings) => void;
  /** How much picture may be sent from now on; without a word everything that the browser gives. */
  readonly limitVideo: (limit: VideoLimit) => void;
  /**
   * Looks for a new path for the same link; from either side, once it was connected. The old path is
   * used for as long as it works. May be called again while the last look is under way: that one
   * then counts for nothing.
   */
  readonly restartIce: () => void;
  /** @returns null once the link is finished */
  readonly stats: () => Promise<LinkStats | null>;
  /**
   * Says bye and waits until the other side has closed, at most BYE_WAIT_MS; then destroys. A link
   * that is about to connect gets as long to do so first.
   */
  readonly farewell: (reason: FarewellReason) => Promise<void>;
  /** Idempotent. No callback comes after it. Tracks stay the caller's: they are not stopped. */
  readonly destroy: () => void;
}

export type PeerLinkFactory = (options: PeerLinkOptions) => PeerLink;

/** Long enough for one message on a slow mobile line, short enough not to be felt after hanging up. */
export const BYE_WAIT_MS = 400;

/**
 * From a new line's first moment until the whole picture goes over it: by then the browser has tried
 * out what the line carries, and the first picture has been seen.
 */
export const GROW_AFTER_MS = 1500;
