import type { Party } from '#shared/model/party.ts';
import { deferred } from '../deferred.ts';
import { reasonOf, SensingError } from '../problem.ts';
import type { SensingProblem } from '../problem.ts';
// The bundler compiles the file like a worker and gives its address, which addModule can take.
// oxlint-disable-next-line import/default -- `?url` makes a default export that only the bundler knows
import captureUrl from './capture.worklet.ts?worker&url';
import { SAMPLE_RATE } from './moment.ts';
import { VoiceSource } from './voiceSource.ts';

/** How long the audio context may take to start. */
const START_LIMIT_MS = 8000;

export interface Capture {
  /** Lets moments flow to the worker; number 0 begins now. */
  open(moments: MessagePort): void;
  setSource(party: Party, stream: MediaStream | null): void;
  /** Hears nobody until told otherwise; the clock goes on. */
  setPaused(paused: boolean): void;
  /** Looks again which tracks can be heard. */
  refresh(): void;
  /** Drops what waits in front of the graph, after the graph lost time. */
  renew(): void;
  /** Wakes the context if something put it to sleep. */
  wake(): void;
}

/**
 * Chromium can run a context without an output device. Nothing of ours is to be heard, and a
 * device that is unplugged or switched would stop the clock of the whole graph.
 */
const contextOptions: AudioContextOptions & { readonly sinkId: { readonly type: 'none' } } = {
  sampleRate: SAMPLE_RATE,
  latencyHint: 'interactive',
  sinkId: { type: 'none' },
};

async function running(context: AudioContext, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(START_LIMIT_MS)]);
  const refused = deferred<never>();
  const onLimit = (): void =>
    refused.reject(signal.aborted ? signal.reason : new Error('the sound system did not answer'));
  limit.addEventListener('abort', onLimit, { once: true });
  try {
    await Promise.race([context.resume(), refused.promise]);
  } finally {
    limit.removeEventListener('abort', onLimit);
  }
}

/**
 * Opens the audio graph: both parties' sources -> one worklet node.
 * @param signal closes everything
 * @throws SensingError where the graph cannot be made or started
 */
export async function openCapture(
  onFailure: (problem: SensingProblem) => void,
  signal: AbortSignal,
): Promise<Capture> {
  if (typeof AudioWorkletNode === 'undefined') {
    throw new SensingError({ code: 'unsupported', detail: 'this window has no AudioWorklet' });
  }
  signal.throwIfAborted();
  const context = new AudioContext(contextOptions);
  const close = (): void => void context.close().catch(() => undefined);
  signal.addEventListener('abort', close, { once: true });
  try {
    await context.audioWorklet.addModule(captureUrl);
    await running(context, signal);
  } catch (error) {
    signal.throwIfAborted();
    signal.removeEventListener('abort', close);
    close();
    throw new SensingError({ code: 'audioUnavailable', detail: reasonOf(error) });
  }
  signal.throwIfAborted();

  const node = new AudioWorkletNode(context, 'hearback-voice-capture', {
    numberOfInputs: 2,
    numberOfOutputs: 1,
    outputChannelCount: [1],
    channelCount: 1,
    channelCountMode: 'explicit',
    channelInterpretation: 'speakers',
  });
  // A node that leads nowhere may not be run at all. It writes nothing, so this is silence.
  node.connect(context.destination);
  const sources: Readonly<Record<Party, VoiceSource>> = {
    agent: new VoiceSource(context, node, 0, false),
    customer: new VoiceSource(context, node, 1, true),
  };
  const stop = (): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    node.port.postMessage('end');
    node.port.close();
    node.disconnect();
    sources.agent.close();
    sources.customer.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  node.addEventListener('processorerror', () =>
    onFailure({ code: 'audioUnavailable', detail: 'the audio thread stopped reading the sound' }),
  );
  const wake = (): void => {
    if (!signal.aborted && context.state !== 'running') context.resume().catch(() => undefined);
  };
  context.addEventListener('statechange', wake);

  return {
    open: (moments) => node.port.postMessage('open', [moments]),
    setSource: (party, stream) => sources[party].set(stream),
    setPaused(paused) {
      sources.agent.setPaused(paused);
      sources.customer.setPaused(paused);
    },
    refresh() {
      sources.agent.refresh();
      sources.customer.refresh();
    },
    renew() {
      sources.agent.renew();
      sources.customer.renew();
    },
    wake,
  };
}
