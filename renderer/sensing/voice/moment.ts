import type { Party } from '#shared/model/party.ts';
import type { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';

/*
 * A moment: both parties' 512 samples of the same 32 ms, in one transferable buffer. One
 * Float32Array holds everything, so that a buffer coming back needs a single new view:
 * [0] number of the moment, [1] which parties were heard, then the agent's and the customer's
 * samples. A float counts exactly to 2^24 moments, which is 149 hours.
 */

/** What Silero v5 was trained on. */
export const SAMPLE_RATE = 16_000;

/**
 * The model's VAD_FRAME_MS, checked by its type and not imported: its file brings the schema
 * library along, which has no business on the audio thread.
 */
export const FRAME_MS: typeof VAD_FRAME_MS = 32;

export const FRAME_SAMPLES = (SAMPLE_RATE * FRAME_MS) / 1000;

const HEADER = 2;

/** Floats in one moment. */
export const MOMENT_FLOATS = HEADER + 2 * FRAME_SAMPLES;

/** Where a party's samples begin. */
export const sampleOffset: Readonly<Record<Party, number>> = {
  agent: HEADER,
  customer: HEADER + FRAME_SAMPLES,
};

const bit: Readonly<Record<Party, number>> = { agent: 1, customer: 2 };

export function createMoment(): Float32Array<ArrayBuffer> {
  return new Float32Array(MOMENT_FLOATS);
}

/** Writes the header once the samples are in. */
export function sealMoment(
  moment: Float32Array,
  index: number,
  hasAgent: boolean,
  hasCustomer: boolean,
): void {
  moment[0] = index;
  moment[1] = (hasAgent ? bit.agent : 0) + (hasCustomer ? bit.customer : 0);
}

/** The moment's number, counted from the start of the capture; gaps are moments that were lost. */
export function momentIndex(moment: Float32Array): number {
  return moment[0] ?? 0;
}

/**
 * A party's 512 samples (a view, not a copy), or null where that party could not be heard for the
 * whole of the moment: absence is not silence.
 */
export function samplesOf(moment: Float32Array, party: Party): Float32Array | null {
  if (((moment[1] ?? 0) & bit[party]) === 0) return null;
  return moment.subarray(sampleOffset[party], sampleOffset[party] + FRAME_SAMPLES);
}
