import type { IceSettings } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import { createPeerLink } from '#renderer/rtc/peer/peerLink.ts';
import type { LinkState, MediaKind, PeerLink } from '#renderer/rtc/peer/types.ts';
import type { VideoLimit } from '#renderer/rtc/quality/ladder.ts';
import { LOOK_MS, watchLine } from '#renderer/rtc/quality/watchLine.ts';
import type { LineQuality } from '#shared/model/lineQuality.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import { openCamera, openMicrophone } from '#renderer/rtc/media/openDevice.ts';
import type { PeerMessage } from '#shared/contract/peer.ts';
import type { SignalData } from '#shared/contract/signal.ts';

declare global {
  interface Window {
    /** Given by the test: carries a signal to the other page. */
    carry: (data: SignalData) => Promise<void>;
    bench: Bench;
  }
}

export type Bench = typeof bench;

const connections: RTCPeerConnection[] = [];
/** While set, statistics come only once it is resolved. */
let statsGate: Promise<void> | null = null;
let openGate: () => void = () => undefined;
window.RTCPeerConnection = class extends window.RTCPeerConnection {
  constructor(config?: RTCConfiguration) {
    super(config);
    connections.push(this);
  }
  override async getStats(): Promise<RTCStatsReport> {
    await statsGate;
    return super.getStats();
  }
};

let link: PeerLink | null = null;
let remote: MediaStream | null = null;
let tone: OscillatorNode | null = null;
const open = new Map<MediaKind, MediaStreamTrack>();
const states: LinkState[] = [];
const quiet: number[] = [];
/** What was told of whether a TURN server could be reached. */
const relays: boolean[] = [];
const messages: PeerMessage[] = [];
const offers: string[] = [];
/** Signals are thrown away while set: the way between the two is cut. */
let signalsLost = false;
/** Packets of sound received, a sample every 50 ms with its time. */
const samples: { atMs: number; packets: number }[] = [];
const elements: HTMLMediaElement[] = [];
/** What was told of the line, and how much picture might be sent since. */
const told: { readonly atMs: number; readonly quality: LineQuality | null }[] = [];
const limits: VideoLimit[] = [];

function play(kind: 'audio' | 'video', stream: MediaStream): void {
  const element = document.createElement(kind);
  element.srcObject = stream;
  element.autoplay = true;
  document.body.append(element);
  elements.push(element);
}

async function openTrack(kind: MediaKind): Promise<MediaStreamTrack> {
  const opened = await (kind === 'audio' ? openMicrophone(null) : openCamera(null));
  if (!opened.ok) throw new Error(`${kind}: ${opened.error}`);
  open.set(kind, opened.value.track);
  return opened.value.track;
}

/** One side of a link, driven by the test. */
const bench = {
  states,
  messages,
  offers,
  quiet,
  relays,
  loseSignals(lost: boolean): void {
    signalsLost = lost;
  },
  /** Takes a sample every 50 ms from now on. */
  sample(): void {
    setInterval(() => {
      void link?.stats().then((of) => {
        if (of !== null)
          samples.push({ atMs: performance.now(), packets: of.audio.packetsReceived });
      });
    }, 50);
  },
  /** The longest time without a packet of sound since `fromMs`. */
  longestGapMs(fromMs: number): number {
    let [since, packets, longest] = [fromMs, -1, 0];
    for (const sample of samples.filter(({ atMs }) => atMs >= fromMs)) {
      if (sample.packets !== packets) [since, packets] = [sample.atMs, sample.packets];
      longest = Math.max(longest, sample.atMs - since);
    }
    return longest;
  },
  now: (): number => performance.now(),
  /** Messages that came over the connection so far, of every kind. */
  async signsOfLife(): Promise<number> {
    const report = await connections.at(-1)?.getStats();
    const channels = [...(report?.values() ?? [])].filter(({ type }) => type === 'data-channel');
    return channels.reduce((sum, { messagesReceived }) => sum + Number(messagesReceived), 0);
  },
  async start(
    initiator: boolean,
    kinds: readonly MediaKind[],
    ice: IceSettings = noIce,
  ): Promise<void> {
    const tracks = await Promise.all(kinds.map(openTrack));
    link = createPeerLink({
      initiator,
      stream: new MediaStream(tracks),
      ...ice,
      onSignal: (data) => {
        if (data.type === 'offer') offers.push(data.sdp);
        if (!signalsLost) void window.carry(data);
      },
      onConnected: () => undefined,
      onRemoteStream: (stream) => {
        remote = stream;
        play('audio', stream);
        play('video', stream);
      },
      onMessage: (message) => messages.push(message),
      onRelay: (reached) => relays.push(reached),
      onState: (state, quietMs) => {
        states.push(state);
        quiet.push(quietMs ?? 0);
      },
    });
  },
  signal: (data: SignalData): void => link?.signal(data),
  limitVideo: (limit: VideoLimit): void => link?.limitVideo(limit),
  /** Looks at the line once a second, as both clients do, and has the picture give way. */
  watchLine(): void {
    const watch = watchLine({
      onQuality: (quality) => told.push({ atMs: performance.now(), quality }),
      onLimit: (limit) => {
        limits.push(limit);
        link?.limitVideo(limit);
      },
    });
    const expected = { hears: true, sees: true, speaks: true };
    setInterval(() => {
      const atMs = performance.now();
      void link?.stats().then((now) => watch.look(now && { stats: now, expected }, atMs));
    }, LOOK_MS);
  },
  told,
  limits,
  /** What this side was told to send with, of each kind. */
  sending: (): readonly RTCRtpEncodingParameters[] =>
    connections
      .at(-1)
      ?.getSenders()
      .flatMap((sender) => sender.getParameters().encodings) ?? [],
  /** What either side wants of Opus, as agreed on: this side's words, then the other's. */
  opusLines: (): readonly (string | undefined)[] => {
    const pc = connections.at(-1);
    return [pc?.localDescription, pc?.remoteDescription].map((description) => {
      const sdp = description?.sdp ?? '';
      const type = /a=rtpmap:(\d+) opus/.exec(sdp)?.[1];
      return sdp.split('\r\n').find((line) => line.startsWith(`a=fmtp:${type} `));
    });
  },
  stats: async (): Promise<LinkStats | null> => (await link?.stats()) ?? null,
  send: (message: PeerMessage): boolean => link?.send(message) ?? false,
  /** As on hold. */
  sendNothing: async (): Promise<void> => link?.replaceTrack('audio', null),
  async cameraOn(): Promise<void> {
    await link?.replaceTrack('video', await openTrack('video'));
  },
  /** @returns whether the device was let go of */
  async cameraOff(): Promise<boolean> {
    await link?.replaceTrack('video', null);
    open.get('video')?.stop();
    return open.get('video')?.readyState === 'ended';
  },
  /** Another microphone: one that hears a steady note. */
  async useTone(hz: number): Promise<void> {
    const context = new AudioContext();
    tone = context.createOscillator();
    tone.frequency.value = hz;
    const out = context.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    await link?.replaceTrack('audio', out.stream.getAudioTracks()[0] ?? null);
  },
  /** The strongest frequency that arrives, in Hz. */
  async heardHz(): Promise<number> {
    if (remote === null) return 0;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 4096;
    context.createMediaStreamSource(remote).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    await new Promise((resolve) => setTimeout(resolve, 300));
    analyser.getFloatFrequencyData(bins);
    const strongest = bins.indexOf(Math.max(...bins));
    await context.close();
    return (strongest * context.sampleRate) / analyser.fftSize;
  },
  /** Seconds each media element has played. */
  played: (): readonly number[] => elements.map((element) => element.currentTime),
  remoteTracks: (): readonly string[] => remote?.getTracks().map((track) => track.kind) ?? [],
  restartIce: (): void => link?.restartIce(),
  useIce: (ice: IceSettings): void => link?.useIce(ice),
  /** The kinds of both ends of the path in use, and what carries it to the relay. */
  async path(): Promise<readonly (string | undefined)[]> {
    const report: RTCStatsReport | undefined = await connections.at(-1)?.getStats();
    const entries = [...(report?.values() ?? [])] as Record<string, string | undefined>[];
    const byId = (id: string | undefined) => entries.find((each) => each['id'] === id);
    const transport = entries.find(({ type }) => type === 'transport');
    const pair = byId(transport?.['selectedCandidatePairId']);
    const own = byId(pair?.['localCandidateId']);
    const other = byId(pair?.['remoteCandidateId']);
    return [own?.['candidateType'], other?.['candidateType'], own?.['relayProtocol']];
  },
  /**
   * simple-peer asks for statistics before it counts as connected: without them this side goes on
   * connecting while the other is connected already.
   */
  holdStats(): void {
    statsGate = new Promise((resolve) => {
      openGate = resolve;
    });
  },
  farewell: async (): Promise<void> => link?.farewell('hungUp'),
  /** Says goodbye first, and has the statistics come after it. */
  async farewellBeforeStats(): Promise<void> {
    const gone = link?.farewell('hungUp');
    openGate();
    await gone;
  },
  destroy: (): void => {
    link?.destroy();
    link?.destroy();
  },
  connectionStates: (): readonly string[] => connections.map((pc) => pc.connectionState),
};

window.bench = bench;
