import type { CallState, IceSettings } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { FarewellReason, PeerMessage } from '#shared/contract/peer.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import type { CallId } from '#shared/model/call.ts';
import type { RemoteVideoTrack } from '#renderer/rtc/peer/remote.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { LinkState, MediaKind, PeerLink, PeerLinkFactory } from '#renderer/rtc/peer/types.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import { emptyInbox, fileSignal, nextGeneration } from '#renderer/rtc/signalling/signalInbox.ts';
import type { Clock } from '../clock.ts';
import { newLine, nextDeadline, stepLine } from './line.ts';
import type { Line, LineInput } from './line.ts';

export interface LineRunnerOptions {
  readonly callId: CallId;
  readonly clock: Clock;
  readonly createPeerLink: PeerLinkFactory;
  /** The way to the hub now; null while there is none. */
  readonly hub: () => Pick<AgentLink, 'signal'> | null;
  readonly newId: () => string;
  /** What is sent at the moment a connection begins. */
  readonly outgoing: () => MediaStream | null;
  readonly onLine: (line: Line, before: Line) => void;
  /** Messages can be sent over a new connection. */
  readonly onConnected: () => void;
  readonly onRemoteStream: (stream: MediaStream | null) => void;
  readonly onRemoteVideo: (video: RemoteVideoTrack | null) => void;
  readonly onMessage: (message: PeerMessage) => void;
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
  let ice: IceSettings = noIce;
  let cancelTimer: () => void = () => undefined;

  const input = (next: LineInput): void => {
    if (signal.aborted) return;
    const before = line;
    line = stepLine(before, next, clock.now());
    if (line === before) return;
    cancelTimer();
    const due = nextDeadline(line);
    if (due !== null) cancelTimer = clock.after(due - clock.now(), () => input({ type: 'time' }));
    options.onLine(line, before);
    if (line.ended !== null) return;
    if (line.generation > before.generation) open(line.generation);
    else if (line.restarts > before.restarts) link?.restartIce();
  };

  const open = (generation: number): void => {
    link?.destroy();
    options.onRemoteStream(null);
    options.onRemoteVideo(null);
    inbox = nextGeneration(inbox);
    const report = (state: LinkState): void => input({ type: 'link', generation, state });
    try {
      link = options.createPeerLink({
        initiator: true,
        stream: options.outgoing(),
        ...ice,
        onSignal: (data) => {
          const message = { id: options.newId(), generation, data };
          void options.hub()?.signal(callId, message);
        },
        onConnected: options.onConnected,
        onRemoteStream: options.onRemoteStream,
        onRemoteVideo: options.onRemoteVideo,
        onMessage: options.onMessage,
        onState: report,
      });
    } catch {
      // The browser would not make one more connection: the next attempt comes after a pause.
      link = null;
      report('failed');
    }
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
    receive(message) {
      const filed = fileSignal(inbox, message);
      // Only this side counts generations up: whatever claims a higher one is not for us.
      if (filed.verdict.type === 'deliver') link?.signal(filed.verdict.data);
    },
    send: (message) => void link?.send(message),
    replaceTrack: (kind, track) => void link?.replaceTrack(kind, track).catch(() => undefined),
    stats: async () => (await link?.stats()) ?? null,
    farewell: async (reason) => {
      cancelTimer();
      await link?.farewell(reason);
      link = null;
    },
  };
}
