import { SILENCE_DBFS } from '#shared/lib/units.ts';
import type { Dbfs } from '#shared/lib/units.ts';

/**
 * Root mean square of samples in -1..1, relative to full scale.
 * @returns dBFS, never below SILENCE_DBFS; an empty frame is silence
 */
export function levelDbfs(samples: Float32Array): Dbfs {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (sum === 0) return SILENCE_DBFS;
  return Math.max(SILENCE_DBFS, 10 * Math.log10(sum / samples.length));
}
