import { createMoment, FRAME_SAMPLES, MOMENT_FLOATS, sampleOffset, sealMoment } from './moment.ts';

/**
 * Cuts two sounds that arrive in step into moments. Runs on the audio thread, so it allocates
 * nothing while it cuts: moments come from a pool and are given back. When the pool is empty
 * (whoever reads them is too slow) the moment is lost and its number left out, which is how the
 * reader knows.
 */
export class MomentCutter {
  readonly #free: Float32Array<ArrayBuffer>[] = [];
  readonly #emit: (moment: Float32Array<ArrayBuffer>) => void;
  #current: Float32Array<ArrayBuffer> | null = null;
  #filled = 0;
  #index = 0;
  #hasAgent = true;
  #hasCustomer = true;

  /**
   * @param poolSize moments that may be under way at once, 32 ms of sound each
   * @param emit takes the moment away; it comes back through `giveBack`
   */
  constructor(poolSize: number, emit: (moment: Float32Array<ArrayBuffer>) => void) {
    this.#emit = emit;
    for (let i = 0; i < poolSize; i += 1) this.#free.push(createMoment());
  }

  /** How many moments can be cut before one is lost. */
  get free(): number {
    return this.#free.length + (this.#current ? 1 : 0);
  }

  /** The number the next moment will have. */
  get nextIndex(): number {
    return this.#index;
  }

  giveBack(buffer: ArrayBuffer): void {
    if (buffer.byteLength === MOMENT_FLOATS * 4) this.#free.push(new Float32Array(buffer));
  }

  /**
   * Takes the next `length` samples of both; null for a party that cannot be heard now. A party
   * is in a moment only if it was heard for the whole of it.
   */
  push(agent: Float32Array | null, customer: Float32Array | null, length: number): void {
    let done = 0;
    while (done < length) {
      if (this.#filled === 0) this.#begin();
      const take = Math.min(FRAME_SAMPLES - this.#filled, length - done);
      if (agent) this.#copy(agent, done, take, sampleOffset.agent);
      else this.#hasAgent = false;
      if (customer) this.#copy(customer, done, take, sampleOffset.customer);
      else this.#hasCustomer = false;
      this.#filled += take;
      done += take;
      if (this.#filled === FRAME_SAMPLES) this.#finish();
    }
  }

  #begin(): void {
    this.#current ??= this.#free.pop() ?? null;
    this.#hasAgent = true;
    this.#hasCustomer = true;
  }

  #copy(from: Float32Array, start: number, count: number, base: number): void {
    const to = this.#current;
    if (!to) return;
    const at = base + this.#filled;
    // A loop rather than set(subarray()): a view each time would be garbage on the audio thread.
    for (let i = 0; i < count; i += 1) to[at + i] = from[start + i] ?? 0;
  }

  #finish(): void {
    const moment = this.#current;
    this.#current = null;
    this.#filled = 0;
    const index = this.#index;
    this.#index += 1;
    if (!moment) return;
    sealMoment(moment, index, this.#hasAgent, this.#hasCustomer);
    this.#emit(moment);
  }
}
