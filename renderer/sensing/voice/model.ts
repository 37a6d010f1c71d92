// Only the model class: vad-web's own front door pulls in a microphone, a state machine and the
// page's globals, none of which a worker has. Importing it this deep is safe for a pinned version.
import { Silero } from '@ricky0123/vad-web/dist/models/silero.js';
import type { Model } from '@ricky0123/vad-web/dist/models/common.js';
import * as ort from 'onnxruntime-web/wasm';
import { FRAME_SAMPLES } from './moment.ts';
import type { VoiceAssets } from './protocol.ts';

/** The first frames cost up to 130 ms while the engine compiles: better before the call's first. */
const WARM_UP_FRAMES = 4;

/**
 * Loads one Silero v5 for each party: the model remembers what it heard, and two voices must not
 * share a memory. It takes 512 samples and itself prepends the 64 before them. Reset it before use.
 * @throws Error when the model or the engine cannot be fetched or started
 */
export async function loadModels(
  assets: VoiceAssets,
): Promise<{ readonly agent: Model; readonly customer: Model }> {
  // A second thread takes 92 % of a core and is no faster; a proxy would be a worker in a worker.
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.wasm.wasmPaths = assets.ortBaseUrl;
  const response = await fetch(assets.modelUrl);
  if (!response.ok) throw new Error(`the model answered ${response.status}`);
  const bytes = await response.arrayBuffer();
  const fetched = (): Promise<ArrayBuffer> => Promise.resolve(bytes);
  // One after the other: the first starts the engine, which must not be started twice.
  const agent = await Silero.new(ort, fetched);
  const customer = await Silero.new(ort, fetched);
  const silence = new Float32Array(FRAME_SAMPLES);
  for (let i = 0; i < WARM_UP_FRAMES; i += 1) {
    await agent.process(silence);
    await customer.process(silence);
  }
  return { agent, customer };
}
