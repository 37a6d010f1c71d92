// Only the model class: vad-web's own front door pulls in a microphone, a state machine and the
// page's globals, none of which a worker has. Importing it this deep is safe for a pinned version.
import { Silero } from '@ricky0123/vad-web/dist/models/silero.js';
import type { Model } from '@ricky0123/vad-web/dist/models/common.js';
import * as ort from 'onnxruntime-web/wasm';
import type { VoiceAssets } from './protocol.ts';

/**
 * Loads one Silero v5 for each party: the model remembers what it heard, and two voices must not
 * share a memory. It takes 512 samples and itself prepends the 64 before them.
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
  return { agent, customer };
}
