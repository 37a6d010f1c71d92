import type { CallState, RingRequest, Seat } from '#shared/contract/hub.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import type { FarewellReason } from '#shared/contract/peer.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId, EndReason } from '#shared/model/call.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { LinkState, MediaKind, PeerLinkFactory } from '#renderer/rtc/peer/types.ts';
import type { VideoLimit } from '#renderer/rtc/quality/ladder.ts';
import type { GuestLinkFactory } from '#renderer/rtc/signalling/guestLink.ts';
import type { LinkResult } from '#renderer/rtc/signalling/types.ts';
import type { PeerMedia } from '../page/state.ts';
import type { GuestChatEntry } from './guestChat.ts';
import type { WaitingChat } from './seatKeeper.ts';

/** What a call tells its page. */
export type CallFact =
  | { readonly type: 'hub'; readonly online: boolean }
  | { readonly type: 'hubRefused'; readonly error: HubErrorCode }
  | { readonly type: 'state'; readonly state: CallState }
  | { readonly type: 'presence'; readonly present: boolean }
  | { readonly type: 'line'; readonly line: LinkState }
  /** Whether the relay that the call may go over alone could be reached from here. */
  | { readonly type: 'relay'; readonly reached: boolean }
  | { readonly type: 'remote'; readonly stream: MediaStream }
  | { readonly type: 'peerMedia'; readonly media: PeerMedia; readonly held: boolean }
  /** The agent has stopped the mood cue for this call. */
  | { readonly type: 'moodStopped' }
  /** The conversation in text, whenever it grows. */
  | { readonly type: 'chat'; readonly entries: readonly GuestChatEntry[] }
  /** The other side hung up, said over the call itself. */
  | { readonly type: 'bye'; readonly reason: FarewellReason };

/** What is sent of this side, asked whenever a connection begins. */
export interface OwnMedia {
  readonly tracks: readonly MediaStreamTrack[];
  readonly muted: boolean;
  readonly cameraOn: boolean;
}

export interface GuestCallOptions {
  readonly origin: string;
  readonly token: string;
  readonly seat: string | null;
  readonly pageId: string;
  readonly newId: () => string;
  readonly now: () => EpochMs;
  readonly ownMedia: () => OwnMedia;
  /** The answer about the mood cue, told on every connection; null where nobody was asked. */
  readonly consent?: () => MoodConsent | null;
  readonly onFact: (fact: CallFact) => void;
  readonly openLink: GuestLinkFactory;
  readonly createPeer: PeerLinkFactory;
  /** Tells when this machine may have another network than before. */
  readonly watchNetwork?: (signal: AbortSignal, act: () => void) => void;
  /** This side was on hold when its page was left: nothing is sent until it is told otherwise. */
  readonly held?: boolean;
  /** Text that was under way when the page was left. It goes to the call it was written in alone. */
  readonly waiting?: WaitingChat | null;
}

/** The customer's end of one link's calls: its way to the hub, and the connection to the agent. */
export interface GuestCall {
  readonly ring: (request: RingRequest) => Promise<LinkResult<Seat>>;
  /** Sends this from now on; on hold nothing is sent, and this from the end of the hold. */
  readonly replaceTrack: (kind: MediaKind, track: MediaStreamTrack | null) => Promise<void>;
  /** Tells the other side of a change; before the connection it is told by itself. */
  readonly tellMedia: (media: PeerMedia) => void;
  /** Tells the other side of a new answer; before the connection it is told by itself. */
  readonly tellConsent: (consent: MoodConsent) => void;
  /** @returns false where it was not taken: nothing left to send, or too much at once */
  readonly sendChat: (text: string) => boolean;
  readonly stats: () => Promise<LinkStats | null>;
  /** How much picture may be sent, also over later connections; the other side is told of a pause. */
  readonly limitVideo: (limit: VideoLimit) => void;
  /**
   * Ends the call for both: says bye over the call itself, so that it works without the hub, and
   * tells the hub, for as long as that takes (at most half a minute).
   */
  readonly end: (callId: CallId, reason: EndReason) => Promise<void>;
  /** Lets the connection go, keeps the way to the hub: the link may ring again. */
  readonly hangUp: () => void;
  /** Lets everything go. Idempotent. */
  readonly close: () => void;
}
