import * as ort from 'onnxruntime-web/wasm';
import { FRAME_SAMPLES } from './moment.ts';
import type { VoiceAssets } from './protocol.ts';
import { SileroPair } from './sileroPair.ts';

/** The first frames cost up to 130 ms while the engine compiles: better before the call's first. */
const WARM_UP_FRAMES = 4;

/**
 * Loads Silero v5 for both parties. Reset it before use.
 * @throws Error when the model or the engine cannot be fetched or started
 */
export async function loadModel(assets: VoiceAssets): Promise<SileroPair> {
  // A second thread takes 92 % of a core and is no faster; a proxy would be a worker in a worker.
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.wasm.wasmPaths = assets.ortBaseUrl;
  const response = await fetch(assets.modelUrl);
  if (!response.ok) throw new Error(`the model answered ${response.status}`);
  const session = await ort.InferenceSession.create(await response.arrayBuffer());
  const model = new SileroPair(session, ort.Tensor);
  const silence = new Float32Array(FRAME_SAMPLES);
  for (let i = 0; i < WARM_UP_FRAMES; i += 1) {
    await model.process(silence, silence);
    await model.process(silence, null);
  }
  return model;
}
