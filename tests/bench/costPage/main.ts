import { MicVAD } from '@ricky0123/vad-web';
import { startVoiceSensing } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { VoiceSensing } from '#renderer/sensing/voice/startVoiceSensing.ts';

/*
 * What the cost bench does inside a window: the same two voices, heard by the app's sensing or by
 * two of the library's own detectors. Nothing else happens on this thread, so every long task of
 * it belongs to whoever listens.
 */

const at = (path: string): string => new URL(path, location.href).href;
const player = new AudioContext({ sampleRate: 48_000 });
/** Beginnings of tasks that took over 50 ms. */
const tasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { startTime } of list.getEntries()) tasks.push(startTime);
}).observe({ type: 'longtask', buffered: true });

let voices: { readonly agent: MediaStream; readonly customer: MediaStream } | null = null;
let scope = new AbortController();
let sensing: VoiceSensing | null = null;
let naive: readonly MicVAD[] = [];
let naiveFrames = 0;

function both(): { readonly agent: MediaStream; readonly customer: MediaStream } {
  if (voices === null) throw new Error('there are no voices yet');
  return voices;
}

/** One channel of a recording, again and again, as a microphone would give it. */
function voiceOf(sound: AudioBuffer, channel: number): MediaStream {
  const only = new AudioBuffer({ length: sound.length, sampleRate: sound.sampleRate });
  only.copyToChannel(sound.getChannelData(channel), 0);
  const to = new MediaStreamAudioDestinationNode(player, { channelCount: 1 });
  const source = new AudioBufferSourceNode(player, { buffer: only, loop: true });
  source.connect(to);
  source.start();
  return to.stream;
}

const bench = {
  /** Left channel (or first file) the agent, right channel (or second file) the customer. */
  async play(addresses: readonly string[]): Promise<void> {
    await player.resume();
    const sounds = await Promise.all(
      addresses.map(async (address) =>
        player.decodeAudioData(await (await fetch(address)).arrayBuffer()),
      ),
    );
    const [first, second] = sounds;
    if (!first) throw new Error('there is no sound to play');
    voices = {
      agent: voiceOf(first, 0),
      customer: second ? voiceOf(second, 0) : voiceOf(first, 1),
    };
  },
  async startSensing(): Promise<void> {
    scope = new AbortController();
    sensing = await startVoiceSensing({
      ...both(),
      offsetMs: 0,
      assets: { modelUrl: at('/models/silero_vad_v5.onnx'), ortBaseUrl: at('/ort/') },
      onFrames: () => undefined,
      onFailure: ({ detail }) => {
        throw new Error(detail);
      },
      signal: scope.signal,
    });
  },
  diagnostics: () => sensing?.diagnostics() ?? null,
  stopSensing: (): void => scope.abort(),
  /** The library as its documentation says, but for streams that are there already. */
  async startNaive(): Promise<void> {
    naive = await Promise.all(
      Object.values(both()).map((stream) =>
        MicVAD.new({
          model: 'v5',
          baseAssetPath: at('/naive/'),
          onnxWASMBasePath: at('/ort/'),
          ortConfig: (ort) => {
            ort.env.wasm.numThreads = 1;
            ort.env.logLevel = 'error';
          },
          getStream: () => Promise.resolve(stream),
          pauseStream: () => Promise.resolve(),
          resumeStream: () => Promise.resolve(stream),
          onFrameProcessed: () => {
            naiveFrames += 1;
          },
          startOnLoad: true,
        }),
      ),
    );
  },
  naiveFrames: (): number => naiveFrames,
  async stopNaive(): Promise<void> {
    for (const each of naive) await each.destroy();
    naive = [];
  },
  now: (): number => performance.now(),
  /** How many long tasks began since then. */
  longTasks: (sinceMs: number): number => tasks.filter((at) => at >= sinceMs).length,
};

export type CostBench = typeof bench;

declare global {
  interface Window {
    costBench: CostBench;
  }
}

window.costBench = bench;
