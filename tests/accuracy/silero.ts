import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-web/wasm';

const modules = new URL('../../node_modules/', import.meta.url);
const modelFile = fileURLToPath(new URL('@ricky0123/vad-web/dist/silero_vad_v5.onnx', modules));

/** Samples in one frame at 16 kHz, and how many of the frame before must stand in front of it. */
export const FRAME_SAMPLES = 512;
const CONTEXT_SAMPLES = 64;

/** The voice-activity model, in plain wasm, one thread. */
export async function loadSilero(): Promise<ort.InferenceSession> {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = new URL('onnxruntime-web/dist/', modules).href;
  return ort.InferenceSession.create(readFileSync(modelFile));
}

/** Speech probability (0..1) of every whole frame of one voice at 16 kHz. */
export async function speechProbabilities(
  session: ort.InferenceSession,
  samples: Float32Array,
): Promise<number[]> {
  const sampleRate = new ort.Tensor('int64', BigInt64Array.of(16_000n), []);
  let state = new ort.Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
  const input = new Float32Array(CONTEXT_SAMPLES + FRAME_SAMPLES);
  const out: number[] = [];
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    input.copyWithin(0, FRAME_SAMPLES);
    input.set(samples.subarray(at, at + FRAME_SAMPLES), CONTEXT_SAMPLES);
    const result = await session.run({
      input: new ort.Tensor('float32', input, [1, input.length]),
      state,
      sr: sampleRate,
    });
    const probability = result['output'];
    const next = result['stateN'];
    if (!probability || !next) throw new Error('The voice model gave no output.');
    out.push(Number(probability.data[0]));
    state = next as typeof state;
  }
  return out;
}
