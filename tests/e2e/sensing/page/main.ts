import { SensingError } from '#renderer/sensing/problem.ts';
import { summariseStats } from '#renderer/rtc/peer/stats.ts';
import { noLineDelay, stepLineDelay } from '#renderer/sensing/voice/lineDelay.ts';
import type { LineDelay } from '#renderer/sensing/voice/lineDelay.ts';
import { createOfflineVad } from '#renderer/sensing/voice/offlineVad.ts';
import { startVoiceSensing } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { VoiceAssets, VoiceSensing } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { SensingProblem } from '#renderer/sensing/problem.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';

/*
 * What the voice spec does inside a window: real audio graph, real worker, real model. Sound comes
 * from the bundled speech, played into MediaStreams the way a microphone or a peer would.
 */

const assets: VoiceAssets = {
  modelUrl: new URL('/models/silero_vad_v5.onnx', location.href).href,
  ortBaseUrl: new URL('/ort/', location.href).href,
};

const contexts: AudioContext[] = [];
const NativeContext = window.AudioContext;
// Which contexts sensing made, to see that it closes them.
window.AudioContext = class extends NativeContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    contexts.push(this);
  }
};

const player = new NativeContext({ sampleRate: 48_000 });
const frames: VadFrame[] = [];
const problems: SensingProblem[] = [];
const voices = new Map<string, MediaStream>();
let lineDelay = noLineDelay;
let sensing: VoiceSensing | null = null;
let scope = new AbortController();
let startedAt = 0;
/** Where the voice that came last over WebRTC arrives. */
let receiver: RTCPeerConnection | null = null;

/** Decodes an address's sound at a rate. */
async function soundOf(address: string, rate: number): Promise<AudioBuffer> {
  const bytes = await (await fetch(address)).arrayBuffer();
  return new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes);
}

/** A stream of two channels at the sound's own rate. */
async function deviceOf(
  sound: AudioBuffer,
  channels: 'both' | 'left' | 'right' | 'none',
): Promise<MediaStream> {
  const device = new NativeContext({ sampleRate: sound.sampleRate });
  await device.resume();
  const stereo = new AudioBuffer({
    numberOfChannels: 2,
    length: sound.length,
    sampleRate: sound.sampleRate,
  });
  const mono = sound.getChannelData(0);
  if (channels !== 'right' && channels !== 'none') stereo.copyToChannel(mono, 0);
  if (channels !== 'left' && channels !== 'none') stereo.copyToChannel(mono, 1);
  const to = new MediaStreamAudioDestinationNode(device, { channelCount: 2 });
  const source = new AudioBufferSourceNode(device, { buffer: stereo, loop: true });
  source.connect(to);
  source.start();
  return to.stream;
}

/** The same stream, but over WebRTC within this page. */
async function overWebRtc(stream: MediaStream): Promise<MediaStream> {
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  receiver = to;
  from.addEventListener(
    'icecandidate',
    ({ candidate }) => void to.addIceCandidate(candidate ?? undefined),
  );
  to.addEventListener(
    'icecandidate',
    ({ candidate }) => void from.addIceCandidate(candidate ?? undefined),
  );
  const arrived = new Promise<MediaStream>((resolve) => {
    to.addEventListener('track', ({ streams: [first] }) => first && resolve(first), { once: true });
  });
  for (const track of stream.getTracks()) from.addTrack(track, stream);
  await from.setLocalDescription(await from.createOffer());
  if (from.localDescription) await to.setRemoteDescription(from.localDescription);
  await to.setLocalDescription(await to.createAnswer());
  if (to.localDescription) await from.setRemoteDescription(to.localDescription);
  return arrived;
}

const bench = {
  frames,
  problems,
  /** Makes a stream that plays a bundled file again and again. */
  async makeVoice(name: string, address: string, remote: boolean): Promise<void> {
    await player.resume();
    const destination = new MediaStreamAudioDestinationNode(player, { channelCount: 1 });
    const source = new AudioBufferSourceNode(player, {
      buffer: await soundOf(address, player.sampleRate),
      loop: true,
    });
    source.connect(destination);
    source.start();
    const { stream } = destination;
    voices.set(name, remote ? await overWebRtc(stream) : stream);
  },
  /** A voice as a device of this rate gives it, in one channel of two or in both. */
  async makeDevice(
    name: string,
    address: string,
    rate: number,
    channels: 'both' | 'left' | 'right' | 'none' = 'both',
  ): Promise<void> {
    voices.set(name, await deviceOf(await soundOf(address, rate), channels));
  },
  /** The stream loses its track and gains another's, as after a device went and came. */
  exchangeTrack(name: string, other: string | null): void {
    const stream = voices.get(name);
    for (const track of stream?.getTracks() ?? []) stream?.removeTrack(track);
    for (const track of (other && voices.get(other)?.getTracks()) || []) stream?.addTrack(track);
  },
  /** The same voice once more, but over a line. */
  async sendOverLine(name: string, voice: string): Promise<void> {
    const stream = voices.get(voice);
    if (stream) voices.set(name, await overWebRtc(stream));
  },
  /** Looks at that line as a call does. */
  async lookAtLine(): Promise<LineDelay> {
    const report = await receiver?.getStats();
    const { audio, roundTripMs } = summariseStats(report?.values() ?? []);
    lineDelay = stepLineDelay(lineDelay, {
      roundTripMs,
      jitterBufferMs: audio.jitterBufferMs,
      jitterBufferSamples: audio.jitterBufferCount,
    });
    return lineDelay;
  },
  setPaused: (paused: boolean): void => sensing?.setPaused(paused),
  /** Holds the graph of sensing for a while, as a machine that sleeps or a device that hangs does. */
  async standStill(forMs: number): Promise<void> {
    const context = contexts.at(-1);
    if (!context) throw new Error('nothing is running');
    const resume = context.resume.bind(context);
    context.resume = () => Promise.resolve();
    await context.suspend();
    await new Promise((resolve) => setTimeout(resolve, forMs));
    context.resume = resume;
    await context.resume();
  },
  /** The page's clock now, counted from `start` with its offset. */
  mediaMs: (): number => performance.now() - startedAt,
  async start(agent: string | null, customer: string | null, offsetMs: number): Promise<void> {
    scope = new AbortController();
    startedAt = performance.now() - offsetMs;
    sensing = await startVoiceSensing({
      agent: (agent && voices.get(agent)) || null,
      customer: (customer && voices.get(customer)) || null,
      offsetMs,
      assets,
      onFrames: (batch) => frames.push(...batch),
      onFailure: (problem) => problems.push(problem),
      signal: scope.signal,
    });
  },
  /** @returns the problem a start with other assets ends in; null where it starts */
  async startProblem(change: Partial<VoiceAssets>): Promise<SensingProblem | null> {
    const signal = new AbortController();
    try {
      await startVoiceSensing({
        agent: null,
        customer: null,
        offsetMs: 0,
        assets: { ...assets, ...change },
        onFrames: () => undefined,
        onFailure: (problem) => problems.push(problem),
        signal: signal.signal,
      });
      signal.abort();
      return null;
    } catch (error) {
      if (error instanceof SensingError) return error.problem;
      throw error;
    }
  },
  /** Aborts at the first chance, in the middle of starting. */
  async startAndAbort(): Promise<string> {
    const early = new AbortController();
    const started = startVoiceSensing({
      agent: null,
      customer: null,
      offsetMs: 0,
      assets,
      onFrames: (batch) => frames.push(...batch),
      onFailure: (problem) => problems.push(problem),
      signal: early.signal,
    });
    early.abort();
    return started.then(
      () => 'started',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    );
  },
  stop: (): void => scope.abort(),
  setSource: (party: Party, name: string | null): void =>
    sensing?.setSource(party, (name && voices.get(name)) || null),
  setEnabled(name: string, enabled: boolean): void {
    for (const track of voices.get(name)?.getTracks() ?? []) track.enabled = enabled;
  },
  stopTracks(name: string): void {
    for (const track of voices.get(name)?.getTracks() ?? []) track.stop();
  },
  diagnostics: () => sensing?.diagnostics() ?? null,
  contextStates: (): string[] => contexts.map(({ state }) => state),
  /** Both files as one recording through the offline detector. */
  async offline(agent: string, customer: string): Promise<VadFrame[]> {
    const [a, c] = await Promise.all([soundOf(agent, 16_000), soundOf(customer, 16_000)]);
    const found: VadFrame[] = [];
    const vad = await createOfflineVad(assets);
    const run = await vad.begin((batch) => found.push(...batch));
    await run.push(a.getChannelData(0), c.getChannelData(0));
    await run.end();
    vad.close();
    return found;
  },
};

export type VoiceBench = typeof bench;

declare global {
  interface Window {
    voiceBench: VoiceBench;
  }
}

window.voiceBench = bench;
