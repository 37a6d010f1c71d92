import type { CallState, RingingCall } from '#shared/contract/hub.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import { openCamera, openMicrophone } from '#renderer/rtc/media/openDevice.ts';
import { createPeerLink } from '#renderer/rtc/peer/peerLink.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { LinkState, PeerLink } from '#renderer/rtc/peer/types.ts';
import { openAgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';

/* The least an agent's app does: answers, connects anew for every page load, hangs up. */

declare global {
  interface Window {
    desk: typeof desk;
  }
}

let link: AgentLink | null = null;
let peer: PeerLink | null = null;
let remote: MediaStream | null = null;
let own = new MediaStream();
let generation = -1;
let pageId: string | null = null;
const ringing: RingingCall[] = [];
const states: CallState[] = [];
const lines: LinkState[] = [];
const messages: PeerMessage[] = [];

function connect(state: Extract<CallState, { phase: 'live' }>): void {
  if (state.pageId === null || state.pageId === pageId) return;
  ({ pageId } = state);
  generation += 1;
  const { callId, iceServers, relayOnly } = state;
  const mine = generation;
  peer?.destroy();
  const made = createPeerLink({
    initiator: true,
    stream: own,
    iceServers,
    relayOnly,
    onSignal: (data) =>
      void link?.signal(callId, { id: crypto.randomUUID(), generation: mine, data }),
    onConnected: () =>
      void made.send({
        type: 'media',
        muted: false,
        cameraOn: own.getVideoTracks().length > 0,
        held: false,
      }),
    onRemoteStream: (stream) => {
      remote = stream;
      for (const kind of ['audio', 'video'] as const) {
        const element = document.createElement(kind);
        element.srcObject = stream;
        element.autoplay = true;
        element.muted = kind === 'video';
        document.body.append(element);
      }
    },
    onMessage: (message) => messages.push(message),
    onState: (line) => lines.push(line),
  });
  peer = made;
}

const desk = {
  ringing,
  states,
  lines,
  messages,
  open(origin: string, token: string): void {
    link = openAgentLink({
      origin,
      auth: { token, clientId: crypto.randomUUID() },
      onConnection: () => undefined,
      onRinging: (call) => ringing.push(call),
      onCallState: (state) => {
        states.push(state);
        if (state.phase === 'live') connect(state);
        if (state.phase === 'ended') {
          peer?.destroy();
          peer = null;
        }
      },
      onPresence: () => undefined,
      onSignal: ({ signal }) => {
        if (signal.generation === generation) peer?.signal(signal.data);
      },
    });
  },
  async accept(callId: string, camera: boolean): Promise<void> {
    const opened = await Promise.all([openMicrophone(null), camera ? openCamera(null) : null]);
    own = new MediaStream(opened.flatMap((each) => (each?.ok === true ? [each.value.track] : [])));
    await link?.accept(callId);
  },
  decline: async (callId: string): Promise<void> => void (await link?.decline(callId)),
  end: async (callId: string): Promise<void> => void (await link?.end(callId, 'hungUp')),
  /** Hangs up over the call itself, as an app does; the hub may be away. */
  async bye(callId: string): Promise<void> {
    await peer?.farewell('hungUp');
    await link?.end(callId, 'hungUp');
  },
  /** Says that the customer is on hold, or no longer; what this desk sends stays as it is. */
  hold: (held: boolean): boolean =>
    peer?.send({ type: 'media', muted: held, cameraOn: false, held }) ?? false,
  stats: async (): Promise<LinkStats | null> => (await peer?.stats()) ?? null,
  remoteVideo: (): number => remote?.getVideoTracks().filter((track) => !track.muted).length ?? 0,
};

window.desk = desk;
