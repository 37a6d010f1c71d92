/** Below this a person would call it silence; the meter then stands at 0. */
const FLOOR_DB = -60;
/** Ordinary speech into a headset peaks about here; the meter is then full. */
const FULL_DB = -10;

/**
 * Loudness of a piece of sound as a meter shows it.
 * @param samples -1..1
 * @returns 0 (silence) .. 1 (loud), in equal steps of decibels as ears hear it
 */
export function meterLevel(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (sum === 0) return 0;
  const db = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (FULL_DB - FLOOR_DB)));
}
