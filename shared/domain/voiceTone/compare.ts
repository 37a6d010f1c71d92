import type { Dbfs } from '#shared/lib/units.ts';
import { quantile } from './block.ts';
import type { Manner } from './block.ts';
import type { ToneConfig } from './config.ts';

/** Level of a voice, null where not known, and of the noise in each of some blocks of quiet. */
export interface Levels {
  readonly voice: Dbfs | null;
  readonly noise: readonly Dbfs[];
}

/** dB between the voice and the noise; unknown noise is none, for it has not been heard. */
function snr({ voice, noise }: Levels): number {
  const middle = quantile(noise, 0.5);
  return voice === null || middle === null ? Infinity : voice - middle;
}

/**
 * How much louder the voice is than at the start, dB. What the line's noise moved along with it is
 * the line's doing (another gain, another device), not the speaker's. Null where noise is too near.
 */
export function louderBy(start: Levels, now: Levels, config: ToneConfig): number | null {
  if (start.voice === null || now.voice === null) return null;
  if (Math.min(snr(start), snr(now)) < config.minSnrDb) return null;
  const moved = now.voice - start.voice;
  const before = quantile(start.noise, 0.5);
  if (before === null) return moved;
  const along = now.noise.map((noise) => sharedBy(moved, noiseMoved(before, noise, config)));
  return along.reduce((least, shared) => nearerZero(least, moved - shared), moved);
}

function noiseMoved(before: Dbfs, now: Dbfs, config: ToneConfig): number {
  const moved = Math.max(config.gateDbfs, now) - Math.max(config.gateDbfs, before);
  return Math.abs(moved) < config.noiseMovedDb ? 0 : moved;
}

const nearerZero = (a: number, b: number): number => (Math.abs(a) < Math.abs(b) ? a : b);

/** The part of a move that another goes along with, in the same direction. */
function sharedBy(move: number, other: number): number {
  if (Math.sign(move) !== Math.sign(other)) return 0;
  return Math.sign(move) * Math.min(Math.abs(move), Math.abs(other));
}

/**
 * Natural logarithm of the pace against the start's, or null where noise would pass for pace: noise
 * is change too, so where it came or went only what lies above it is compared.
 */
export function fasterBy(
  start: Manner,
  now: Manner,
  levels: { readonly start: Levels; readonly now: Levels },
  config: ToneConfig,
): number | null {
  if (!start.change || !now.change) return null;
  const heard = measureFor(snr(levels.start), snr(levels.now), config);
  if (heard === null) return null;
  return Math.log(now.change[heard] / start.change[heard]) / config.paceShown[heard];
}

function measureFor(a: number, b: number, config: ToneConfig): 'fine' | 'coarse' | null {
  const [nearer, farther] = [Math.min(a, b), Math.max(a, b)];
  if (nearer < config.minSnrDb) return null;
  const shifted = farther - nearer > config.snrShiftDb;
  if (nearer >= config.fineSnrDb || !shifted) return 'fine';
  return nearer >= config.coarseSnrDb ? 'coarse' : null;
}

/** Natural logarithm of the width of the pitch range against the start's. */
export function widerBy(start: Manner, now: Manner): number | null {
  if (!start.pitchRange || !now.pitchRange) return null;
  return Math.log(now.pitchRange / start.pitchRange);
}
