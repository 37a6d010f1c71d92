import type { CallState, IceSettings, SignalEnvelope } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { CallId } from '#shared/model/call.ts';
import { assertNever } from '#shared/lib/assertNever.ts';
import type { LinkState, PeerLink } from '#renderer/rtc/peer/types.ts';
import type { VideoLimit } from '#renderer/rtc/quality/ladder.ts';
import { warmLink } from '#renderer/rtc/peer/warmLink.ts';
import type { WarmLink } from '#renderer/rtc/peer/warmLink.ts';
import { createSeenIds } from '#renderer/rtc/signalling/seenIds.ts';
import { emptyInbox, fileSignal } from '#renderer/rtc/signalling/signalInbox.ts';
import type { PeerMedia } from '../page/state.ts';
import { createGuestChat } from './guestChat.ts';
import { createPathAsker } from './pathAsker.ts';
import type { GuestCall, GuestCallOptions, OwnMedia } from './types.ts';

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
      onRelay: (reached) => onFact({ type: 'relay', reached }),
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
