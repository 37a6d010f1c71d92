import { MomentCutter } from './momentCutter.ts';
import { LIVE_POOL } from './protocol.ts';

/*
 * The audio thread's part: two inputs (agent, customer) cut into moments and posted straight to
 * the worker. Nothing is computed here, and sound is copied once, into pooled buffers that are
 * transferred there and back; what a message itself costs is all the garbage there is.
 */

// TypeScript has no library for the AudioWorkletGlobalScope; this is what is used of it.
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class VoiceCapture extends AudioWorkletProcessor {
  #worker: MessagePort | null = null;
  #ended = false;
  readonly #transfer: ArrayBuffer[] = [];
  readonly #cutter = new MomentCutter(LIVE_POOL, (moment) => {
    this.#transfer[0] = moment.buffer;
    this.#worker?.postMessage(moment.buffer, this.#transfer);
  });

  constructor() {
    super();
    // The one message: the port to the worker, or, without a port, the end.
    this.port.addEventListener('message', (event: MessageEvent) => {
      const worker = event.ports[0];
      this.#worker?.close();
      this.#worker = worker ?? null;
      if (!worker) {
        this.#ended = true;
        this.port.close();
        return;
      }
      worker.addEventListener('message', (back: MessageEvent<ArrayBuffer>) =>
        this.#cutter.giveBack(back.data),
      );
      worker.start();
    });
    this.port.start();
  }

  /** Called for every render quantum; an input without a connected source has no channels. */
  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    if (!this.#worker) return !this.#ended;
    const agent = inputs[0]?.[0] ?? null;
    const customer = inputs[1]?.[0] ?? null;
    // 128 is the quantum of every browser; one that differs says so by the length of an input.
    this.#cutter.push(agent, customer, agent?.length ?? customer?.length ?? 128);
    return true;
  }
}

registerProcessor('hearback-voice-capture', VoiceCapture);
