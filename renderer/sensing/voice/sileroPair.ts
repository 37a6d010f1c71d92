import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-web/wasm';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from './moment.ts';

/** The end of the previous frame goes before each frame, or the model hears nothing at all. */
const CONTEXT_SAMPLES = 64;
const INPUT_SAMPLES = CONTEXT_SAMPLES + FRAME_SAMPLES;
/** The model's memory: two layers of 128 numbers for each voice. */
const LAYERS = 2;
const LAYER_SIZE = 128;

const place: Readonly<Record<Party, number>> = { agent: 0, customer: 1 };

type MakeTensor = typeof Tensor;
type Floats = TypedTensor<'float32'>;

/** What goes in for one voice or for two; the arrays behind the tensors are filled anew each time. */
interface Feeds {
  readonly input: Float32Array;
  readonly state: Float32Array;
  readonly tensors: { readonly input: Floats; readonly state: Floats; readonly sr: Tensor };
}

/**
 * Silero v5 for two voices, each with a memory of its own. Where both are there they go through
 * the model together: its weights, which do not fit into the processor's nearest cache, are then
 * read once instead of twice.
 */
export class SileroPair {
  readonly #session: InferenceSession;
  readonly #single: Feeds;
  readonly #double: Feeds;
  /** Kept in the layout of the double run: layer by layer, the agent's before the customer's. */
  readonly #memory = new Float32Array(LAYERS * 2 * LAYER_SIZE);
  readonly #context: Readonly<Record<Party, Float32Array>> = {
    agent: new Float32Array(CONTEXT_SAMPLES),
    customer: new Float32Array(CONTEXT_SAMPLES),
  };

  /** @param makeTensor the engine's Tensor class */
  constructor(session: InferenceSession, makeTensor: MakeTensor) {
    this.#session = session;
    const sr = new makeTensor('int64', [BigInt(SAMPLE_RATE)]);
    const feeds = (voices: 1 | 2): Feeds => {
      const input = new Float32Array(voices * INPUT_SAMPLES);
      const state = new Float32Array(LAYERS * voices * LAYER_SIZE);
      return {
        input,
        state,
        tensors: {
          input: new makeTensor('float32', input, [voices, INPUT_SAMPLES]),
          state: new makeTensor('float32', state, [LAYERS, voices, LAYER_SIZE]),
          sr,
        },
      };
    };
    this.#single = feeds(1);
    this.#double = feeds(2);
  }

  /** Forgets what a party said. */
  reset(party: Party): void {
    this.#context[party].fill(0);
    for (let layer = 0; layer < LAYERS; layer += 1) this.#memoryOf(party, layer).fill(0);
  }

  /**
   * How likely each speaks in these 512 samples, 0..1. A party without samples has no answer and
   * keeps its memory.
   * @throws Error where the engine fails
   */
  async process(
    agent: Float32Array | null,
    customer: Float32Array | null,
  ): Promise<PerParty<number | null>> {
    if (agent && customer) {
      const { input, state, tensors } = this.#double;
      this.#write(input, 0, 'agent', agent);
      this.#write(input, INPUT_SAMPLES, 'customer', customer);
      state.set(this.#memory);
      const { speech, memory } = await this.#run(tensors);
      this.#memory.set(memory);
      return { agent: speech[0] ?? 0, customer: speech[1] ?? 0 };
    }
    return {
      agent: agent && (await this.#alone('agent', agent)),
      customer: customer && (await this.#alone('customer', customer)),
    };
  }

  async #alone(party: Party, samples: Float32Array): Promise<number> {
    const { input, state, tensors } = this.#single;
    this.#write(input, 0, party, samples);
    for (let layer = 0; layer < LAYERS; layer += 1) {
      state.set(this.#memoryOf(party, layer), layer * LAYER_SIZE);
    }
    const { speech, memory } = await this.#run(tensors);
    for (let layer = 0; layer < LAYERS; layer += 1) {
      const at = layer * LAYER_SIZE;
      this.#memoryOf(party, layer).set(memory.subarray(at, at + LAYER_SIZE));
    }
    return speech[0] ?? 0;
  }

  #memoryOf(party: Party, layer: number): Float32Array {
    const at = (layer * 2 + place[party]) * LAYER_SIZE;
    return this.#memory.subarray(at, at + LAYER_SIZE);
  }

  #write(input: Float32Array, at: number, party: Party, samples: Float32Array): void {
    const context = this.#context[party];
    input.set(context, at);
    input.set(samples, at + CONTEXT_SAMPLES);
    context.set(samples.subarray(FRAME_SAMPLES - CONTEXT_SAMPLES));
  }

  async #run(
    tensors: Feeds['tensors'],
  ): Promise<{ readonly speech: Float32Array; readonly memory: Float32Array }> {
    const { output, stateN } = await this.#session.run(tensors);
    if (!(output?.data instanceof Float32Array) || !(stateN?.data instanceof Float32Array)) {
      throw new Error('the model gave no answer');
    }
    return { speech: output.data, memory: stateN.data };
  }
}
