import type { FarewellReason } from '#shared/contract/peer.ts';
import type {
  CallState,
  IceSettings,
  RingRequest,
  Seat,
  SignalEnvelope,
} from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import type { CallId, EndReason } from '#shared/model/call.ts';
import { assertNever } from '#shared/lib/assertNever.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { LinkState, MediaKind, PeerLink, PeerLinkFactory } from '#renderer/rtc/peer/types.ts';
import type { VideoLimit } from '#renderer/rtc/quality/ladder.ts';
import { warmLink } from '#renderer/rtc/peer/warmLink.ts';
import type { WarmLink } from '#renderer/rtc/peer/warmLink.ts';
import type { GuestLinkFactory } from '#renderer/rtc/signalling/guestLink.ts';
import { createSeenIds } from '#renderer/rtc/signalling/seenIds.ts';
import { emptyInbox, fileSignal } from '#renderer/rtc/signalling/signalInbox.ts';
import type { LinkResult } from '#renderer/rtc/signalling/types.ts';
import type { PeerMedia } from '../page/state.ts';
import { createGuestChat } from './guestChat.ts';
import type { GuestChatEntry } from './guestChat.ts';
import { createPathAsker } from './pathAsker.ts';
import type { WaitingChat } from './seatKeeper.ts';

/** What a call tells its page. */
export type CallFact =
  | { readonly type: 'hub'; readonly online: boolean }
  | { readonly type: 'hubRefused'; readonly error: HubErrorCode }
  | { readonly type: 'state'; readonly state: CallState }
  | { readonly type: 'presence'; readonly present: boolean }
  | { readonly type: 'line'; readonly line: LinkState }
  | { readonly type: 'remote'; readonly stream: MediaStream }
  | { readonly type: 'peerMedia'; readonly media: PeerMedia; readonly held: boolean }
  /** The agent has stopped the mood cue for this call. */
  | { readonly type: 'moodStopped' }
  /** The conversation in text, whenever it grows. */
  | { readonly type: 'chat'; readonly entries: readonly GuestChatEntry[] }
  /** The other side hung up, said over the call itself. */
  | { readonly type: 'bye'; readonly reason: FarewellReason };

/** What is sent of this side, asked whenever a connection begins. */
interface OwnMedia {
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

/** Signals kept until the call is known to be live; a bound for a hostile sender. */
const MAX_EARLY = 200;

/**
 * Never the initiator: the agent's side makes the offers and counts the connections. A signal of a
 * higher generation means a new connection, for instance after one failed.
 */
export function createGuestCall(options: GuestCallOptions): GuestCall {
  const { newId, onFact } = options;
  let inbox = emptyInbox;
  let peer: PeerLink | null = null;
  let callId: CallId | null = null;
  let videoLimit: VideoLimit | null = null;
  /** Null until the hub has said that the call is live. */
  let ice: IceSettings | null = null;
  /** A connection that is prepared while it rings. */
  let warm: WarmLink | null = null;
  let early: readonly SignalEnvelope[] = [];
  /** As the other side last said; it stands over a reconnection, until it says otherwise. */
  let held = options.held ?? false;
  /** As the newest connection last said. */
  let line: LinkState | null = null;
  /** There was a connection in this call, and there is none now: the page says so. */
  let down = false;
  // The same signal may come over the hub and over the call itself.
  const seen = createSeenIds();
  const whole = new AbortController();

  const asker = createPathAsker({
    askForPath: () => peer?.restartIce(),
    sayGone: () => {
      if (callId === null) return;
      const data = { type: 'renegotiate', renegotiate: true, gone: true } as const;
      void link.signal(callId, { id: newId(), generation: inbox.generation, data });
    },
  });
  options.watchNetwork?.(whole.signal, asker.news);

  const chat = createGuestChat({
    newId,
    now: options.now,
    waiting: options.waiting?.messages ?? [],
    send: (message) => void peer?.send(message),
    onChat: (entries) => onFact({ type: 'chat', entries }),
  });

  const hangUp = (): void => {
    peer?.destroy();
    peer = null;
    line = null;
    asker.stop();
  };

  const coolDown = (): void => {
    warm?.discard();
    warm = null;
  };

  const isShut = (): boolean => held || down;
  /**
   * On hold, and while the page says that the line is down, neither sound nor picture leaves this
   * machine: nobody is there to take it in.
   */
  const gate = (change: () => void): void => {
    const before = isShut();
    change();
    if (isShut() === before) return;
    const { tracks } = options.ownMedia();
    for (const kind of ['audio', 'video'] as const) {
      const track = tracks.find((each) => each.kind === kind) ?? null;
      void peer?.replaceTrack(kind, isShut() ? null : track).catch(() => undefined);
    }
  };
  const follow = (state: LinkState): void => {
    line = state;
    asker.line(state);
    if (state === 'connected') gate(() => (down = false));
    else if (state !== 'connecting') gate(() => (down = true));
    // The way to the hub may be dead too, and is needed now.
    if (down) link.lookAgain();
    onFact({ type: 'line', line: state });
  };

  const tellMedia = (link: PeerLink | null, { muted, cameraOn }: OwnMedia | PeerMedia): void => {
    const paused = videoLimit?.active === false ? { picturePaused: true } : {};
    link?.send({ type: 'media', muted, cameraOn, held: false, ...paused });
  };

  const connect = (ofCall: CallId, generation: number): PeerLink => {
    // One connection follows another: what is said meanwhile reaches nobody.
    down ||= peer !== null;
    hangUp();
    onFact({ type: 'line', line: 'connecting' });
    const made = (warm?.create ?? options.createPeer)({
      initiator: false,
      stream: new MediaStream(isShut() ? [] : [...options.ownMedia().tracks]),
      ...(ice ?? noIce),
      onSignal: (data) => {
        const signal = { id: newId(), generation, data };
        void link.signal(ofCall, signal);
        // Over the call itself too, once it is up: a weak path may do where the hub is away.
        made.send({ type: 'signal', signal });
      },
      onConnected: () => {
        tellMedia(made, options.ownMedia());
        const consent = options.consent?.() ?? null;
        if (consent !== null) made.send({ type: 'consent', consent });
        chat.connected();
      },
      onRemoteStream: (stream) => onFact({ type: 'remote', stream }),
      onMessage: (message) => {
        switch (message.type) {
          case 'media': {
            const { muted, cameraOn, picturePaused = false } = message;
            gate(() => (held = message.held));
            onFact({ type: 'peerMedia', media: { muted, cameraOn, picturePaused }, held });
            return;
          }
          case 'bye':
            hangUp();
            onFact({ type: 'bye', reason: message.reason });
            return;
          case 'chat':
          case 'chatAck':
            chat.hear(message);
            return;
          case 'moodStopped':
            onFact({ type: 'moodStopped' });
            return;
          case 'signal':
            onSignal({ callId: ofCall, signal: message.signal });
            return;
          case 'consent':
          case 'alive':
            // Consent is the customer's alone to give: nobody gives it to them.
            return;
          default:
            assertNever(message, 'peer message');
        }
      },
      onQuiet: () => link.doubt(),
      onState: follow,
    });
    if (videoLimit !== null) made.limitVideo(videoLimit);
    return made;
  };

  const onSignal = (envelope: SignalEnvelope): void => {
    if (ice === null) {
      // After a reconnect the hub hands out what it kept before it says where the call stands.
      early = [...early, envelope].slice(-MAX_EARLY);
      return;
    }
    if (envelope.callId !== callId || !seen.isNew(envelope.signal.id)) return;
    const filed = fileSignal(inbox, envelope.signal);
    inbox = filed.inbox;
    const { verdict } = filed;
    if (verdict.type === 'deliver') peer?.signal(verdict.data);
    if (verdict.type === 'open') {
      peer = connect(envelope.callId, verdict.generation);
      for (const data of verdict.deliver) peer.signal(data);
    }
  };

  const onState = (state: CallState): void => {
    // A hub that lost sight of both sides takes the call for lost; as long as they hear each other it
    // is mistaken. What a person has ended is over.
    const isMistaken = state.phase === 'ended' && state.by === 'system' && line === 'connected';
    if (isMistaken && state.callId === callId) return;
    if (state.callId !== callId) {
      // Another call of the same link: its connections are counted from the start again.
      hangUp();
      coolDown();
      inbox = emptyInbox;
      ice = null;
      if (callId !== null) held = false;
      down = false;
      const written = callId ?? options.waiting?.callId ?? null;
      if (written !== null && written !== state.callId) chat.clear();
      callId = state.callId;
    }
    if (state.phase === 'live') {
      ice = { iceServers: state.iceServers, relayOnly: state.relayOnly };
      peer?.useIce(ice);
    }
    if (state.phase === 'ringing') {
      warm ??= warmLink(options.createPeer, { initiator: false, ...state });
    }
    if (state.phase === 'ended') {
      hangUp();
      coolDown();
    }
    onFact({ type: 'state', state });
    if (state.phase === 'live') {
      const waiting = early;
      early = [];
      for (const envelope of waiting) onSignal(envelope);
    }
  };

  const link = options.openLink({
    origin: options.origin,
    auth: { token: options.token, seat: options.seat, pageId: options.pageId },
    onConnection: (connection, error) => {
      if (connection === 'refused' && error !== null) {
        onFact({ type: 'hubRefused', error: error.error });
      } else if (connection !== 'connecting') {
        onFact({ type: 'hub', online: connection === 'online' });
        if (connection === 'online' && line !== 'connected') asker.news();
      }
    },
    onCallState: onState,
    onPresence: (presence) => {
      if (presence.callId === callId) onFact({ type: 'presence', present: presence.present });
    },
    onSignal,
  });

  return {
    ring: link.ring,
    replaceTrack: async (kind, track) => {
      await peer?.replaceTrack(kind, isShut() ? null : track);
    },
    tellMedia: (media) => tellMedia(peer, media),
    tellConsent: (consent) => {
      peer?.send({ type: 'consent', consent });
    },
    sendChat: chat.write,
    stats: async () => (await peer?.stats()) ?? null,
    limitVideo(limit) {
      const wasActive = videoLimit?.active ?? true;
      videoLimit = limit;
      peer?.limitVideo(limit);
      if (limit.active !== wasActive) tellMedia(peer, options.ownMedia());
    },
    async end(ofCall, reason) {
      const parting = peer;
      peer = null;
      asker.stop();
      await Promise.all([parting?.farewell('hungUp'), link.end(ofCall, reason)]);
    },
    hangUp() {
      hangUp();
      coolDown();
    },
    close() {
      whole.abort();
      hangUp();
      coolDown();
      link.close();
    },
  };
}
