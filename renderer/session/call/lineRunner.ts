import type { CallState, IceSettings } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { FarewellReason, PeerMessage } from '#shared/contract/peer.ts';
import { isGone } from '#shared/contract/signal.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { RemoteVideoTrack } from '#renderer/rtc/peer/remote.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { LinkState, MediaKind, PeerLink, PeerLinkFactory } from '#renderer/rtc/peer/types.ts';
import type { VideoLimit } from '#renderer/rtc/quality/ladder.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import { createSeenIds } from '#renderer/rtc/signalling/seenIds.ts';
import { emptyInbox, fileSignal, nextGeneration } from '#renderer/rtc/signalling/signalInbox.ts';
import type { Clock } from '../clock.ts';
import { newLine, nextDeadline, stepLine } from './line.ts';
import type { Line, LineInput } from './line.ts';

export interface LineRunnerOptions {
  readonly callId: CallId;
  readonly clock: Clock;
  readonly createPeerLink: PeerLinkFactory;
  /** The way to the hub now; null while there is none. */
  readonly hub: () => Pick<AgentLink, 'signal' | 'doubt'> | null;
  readonly newId: () => string;
  /** What is sent at the moment a connection begins. */
  readonly outgoing: () => MediaStream | null;
  /** @param quietMs for how long nothing had arrived when that was found out */
  readonly onLine: (line: Line, before: Line, quietMs: Ms) => void;
  /** Messages can be sent over a new connection. */
  readonly onConnected: () => void;
  readonly onRemoteStream: (stream: MediaStream | null) => void;
  readonly onRemoteVideo: (video: RemoteVideoTrack | null) => void;
  readonly onMessage: (message: PeerMessage) => void;
  /** Whether a TURN server could be reached, where the call may go over one alone. */
  readonly onRelay: (reached: boolean) => void;
  readonly signal: AbortSignal;
}

export interface LineRunner {
  readonly line: () => Line;
  readonly input: (input: LineInput) => void;
  /** The call as the hub tells it, once it is live. */
  readonly hubSaysLive: (state: Extract<CallState, { readonly phase: 'live' }>) => void;
  readonly receive: (signal: SignalMessage) => void;
  readonly send: (message: PeerMessage) => void;
  readonly replaceTrack: (kind: MediaKind, track: MediaStreamTrack | null) => void;
  /** How much picture may be sent, also over later connections. */
  readonly limitVideo: (limit: VideoLimit) => void;
  readonly stats: () => Promise<LinkStats | null>;
  /** Says bye over the running connection and closes it. */
  readonly farewell: (reason: FarewellReason) => Promise<void>;
}

/** Runs a Line: makes and drops peer connections as it says, and feeds it what they report. */
export function runLine(options: LineRunnerOptions): LineRunner {
  const { callId, clock, signal } = options;
  let line = newLine;
  let inbox = emptyInbox;
  let link: PeerLink | null = null;
  let videoLimit: VideoLimit | null = null;
  let ice: IceSettings = noIce;
  let cancelTimer: () => void = () => undefined;
  // The same signal may come over the hub and over the call itself.
  const seen = createSeenIds();

  const input = (next: LineInput, quietMs: Ms = 0): void => {
    if (signal.aborted) return;
    const before = line;
    line = stepLine(before, next, clock.now());
    if (line === before) return;
    cancelTimer();
    const due = nextDeadline(line);
    if (due !== null) cancelTimer = clock.after(due - clock.now(), () => input({ type: 'time' }));
    options.onLine(line, before, quietMs);
    if (line.ended !== null) return;
    if (line.generation > before.generation) open(line.generation);
    else if (line.restarts > before.restarts) link?.restartIce();
  };

  const open = (generation: number): void => {
    link?.destroy();
    options.onRemoteStream(null);
    options.onRemoteVideo(null);
    inbox = nextGeneration(inbox);
    const report = (state: LinkState, quietMs?: Ms): void =>
      input({ type: 'link', generation, state }, quietMs);
    try {
      link = options.createPeerLink({
        initiator: true,
        stream: options.outgoing(),
        ...ice,
        onSignal: (data) => {
          const message = { id: options.newId(), generation, data };
          void options.hub()?.signal(callId, message);
          // Over the call itself too, once it is up: a weak path may do where the hub is away.
          link?.send({ type: 'signal', signal: message });
        },
        onConnected: options.onConnected,
        onRemoteStream: options.onRemoteStream,
        onRemoteVideo: options.onRemoteVideo,
        onMessage: (message) => {
          if (message.type === 'signal') receive(message.signal);
          else options.onMessage(message);
        },
        onRelay: options.onRelay,
        onQuiet: () => options.hub()?.doubt(),
        onState: report,
      });
      if (videoLimit !== null) link.limitVideo(videoLimit);
    } catch {
      // The browser would not make one more connection: the next attempt comes after a pause.
      link = null;
      report('failed');
    }
  };

  const receive = (message: SignalMessage): void => {
    if (!seen.isNew(message.id)) return;
    const { verdict } = fileSignal(inbox, message);
    // Only this side counts generations up: whatever claims a higher one is not for us.
    if (verdict.type !== 'deliver') return;
    // The other side's end of this connection is gone: nothing on this one can reach it.
    if (isGone(verdict.data))
      input({ type: 'link', generation: message.generation, state: 'failed' });
    else link?.signal(verdict.data);
  };

  signal.addEventListener(
    'abort',
    () => {
      cancelTimer();
      link?.destroy();
      link = null;
    },
    { once: true },
  );

  return {
    line: () => line,
    input,
    hubSaysLive(state) {
      ice = { iceServers: state.iceServers, relayOnly: state.relayOnly };
      link?.useIce(ice);
      input({ type: 'page', pageId: state.pageId });
    },
    receive,
    send: (message) => void link?.send(message),
    replaceTrack: (kind, track) => void link?.replaceTrack(kind, track).catch(() => undefined),
    limitVideo(limit) {
      videoLimit = limit;
      link?.limitVideo(limit);
    },
    stats: async () => (await link?.stats()) ?? null,
    farewell: async (reason) => {
      cancelTimer();
      await link?.farewell(reason);
      link = null;
    },
  };
}
