import type { Ms } from '#shared/lib/units.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';
import { deferred } from '../deferred.ts';
import { reasonOf, SensingError } from '../problem.ts';
import type { SensingProblem } from '../problem.ts';
import { noDiagnostics } from './protocol.ts';
import type { AllowTone, Begin, FromDetector, OpenDetector, VoiceAssets } from './protocol.ts';

export interface DetectorLinkOptions {
  readonly assets: VoiceAssets;
  /** The worker's end of the way moments take. */
  readonly moments: MessagePort;
  readonly onFrames: (frames: readonly VadFrame[], nextIndex: number) => void;
  /** The tone of the customer's voice, while `setToneAllowed` allows it; before their frames. */
  readonly onTone?: (tone: readonly ToneFrame[]) => void;
  /** After the start; a failed start rejects instead. */
  readonly onFailure: (problem: SensingProblem) => void;
  /** Ends the worker. */
  readonly signal: AbortSignal;
}

/** The page's handle on a running detector. */
export interface DetectorLink {
  /** Starts counting anew; resolves once the worker is ready for moment 0. */
  begin(mediaMs: () => Ms | null): Promise<void>;
  /** Off until allowed. A no holds at once: what is under way from the worker is dropped. */
  setToneAllowed(allowed: boolean): void;
  diagnostics(): typeof noDiagnostics;
}

/** Starts the worker and loads the model into it.
 * @throws SensingError when that fails; the signal's reason when aborted meanwhile
 */
export async function openDetector(options: DetectorLinkOptions): Promise<DetectorLink> {
  const { signal } = options;
  signal.throwIfAborted();
  let worker: Worker;
  try {
    worker = new Worker(new URL('./detector.worker.ts', import.meta.url), { type: 'module' });
  } catch (error) {
    throw new SensingError({ code: 'unsupported', detail: reasonOf(error) });
  }
  const channel = new MessageChannel();
  const page = channel.port1;
  let latest = noDiagnostics;
  const ready = deferred();
  let begun = deferred();
  let started = false;
  let toneAllowed = false;

  const close = (): void => {
    worker.terminate();
    page.close();
    ready.reject(signal.reason);
    begun.reject(signal.reason);
  };
  signal.addEventListener('abort', close, { once: true });

  const fail = (problem: SensingProblem): void => {
    if (signal.aborted) return;
    if (started) options.onFailure(problem);
    else ready.reject(new SensingError(problem));
    begun.reject(new SensingError(problem));
  };
  worker.addEventListener('error', (event) => {
    const detail = event.message || 'the voice worker could not be loaded';
    fail({ code: started ? 'workerLost' : 'modelUnavailable', detail });
  });
  page.addEventListener('message', ({ data }: MessageEvent<FromDetector>) => {
    if (signal.aborted) return;
    if (data.type === 'ready') ready.resolve();
    else if (data.type === 'begun') begun.resolve();
    else if (data.type === 'failed') {
      fail({ code: started ? 'workerLost' : 'modelUnavailable', detail: data.detail });
    } else {
      latest = data.diagnostics;
      if (toneAllowed && data.tone.length > 0) options.onTone?.(data.tone);
      options.onFrames(data.frames, data.nextIndex);
    }
  });
  page.start();

  const open: OpenDetector = { type: 'open', assets: options.assets };
  worker.postMessage(open, [channel.port2, options.moments]);
  await ready.promise;
  started = true;

  return {
    async begin(mediaMs) {
      signal.throwIfAborted();
      begun = deferred();
      const message: Begin = { type: 'begin', mediaMs: mediaMs() };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
      page.postMessage(message);
      await begun.promise;
    },
    setToneAllowed(allowed) {
      if (signal.aborted || allowed === toneAllowed) return;
      toneAllowed = allowed;
      const message: AllowTone = { type: 'allowTone', allowed };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
      page.postMessage(message);
    },
    diagnostics: () => latest,
  };
}
