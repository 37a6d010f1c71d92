import type { Dbfs } from '#shared/lib/units.ts';
import { quantile } from './block.ts';
import type { Manner } from './block.ts';
import type { Limits, ToneConfig } from './config.ts';

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
  const along = now.noise.map((noise) => sharedBy(moved, noiseMoved(start.noise, noise, config)));
  return along.reduce((least, shared) => nearerZero(least, moved - shared), moved);
}

/**
 * How far the noise has moved from what it was at the start, dB; 0 while it is as loud as it was at
 * any time then, for an office's noise moves by itself.
 */
function noiseMoved(start: readonly Dbfs[], now: Dbfs, config: ToneConfig): number {
  const { gateDbfs, noiseMovedDb, noiseSlackDb } = config;
  const before = start.map((noise) => Math.max(gateDbfs, noise));
  const middle = quantile(before, 0.5);
  if (middle === null) return 0;
  const heard = Math.max(gateDbfs, now);
  const within =
    heard >= Math.min(...before) - noiseSlackDb && heard <= Math.max(...before) + noiseSlackDb;
  return within || Math.abs(heard - middle) < noiseMovedDb ? 0 : heard - middle;
}

/** Whether the start's noise stayed within what counts as no movement. */
export function keepsStill({ noise }: Levels, { gateDbfs, noiseMovedDb }: ToneConfig): boolean {
  const heard = noise.map((each) => Math.max(gateDbfs, each));
  return heard.length > 0 && Math.max(...heard) - Math.min(...heard) < noiseMovedDb;
}

const nearerZero = (a: number, b: number): number => (Math.abs(a) < Math.abs(b) ? a : b);

/** The part of a move that another goes along with, in the same direction. */
function sharedBy(move: number, other: number): number {
  if (Math.sign(move) !== Math.sign(other)) return 0;
  return Math.sign(move) * Math.min(Math.abs(move), Math.abs(other));
}

/**
 * Natural logarithm of the pace against the start's, or null where noise would pass for pace: noise
 * moves too, so where it came or went nothing is compared.
 */
export function fasterBy(
  start: Manner,
  now: Manner,
  levels: { readonly start: Levels; readonly now: Levels },
  config: ToneConfig,
): number | null {
  if (start.mobility === null || now.mobility === null) return null;
  const nearer = Math.min(snr(levels.start), snr(levels.now));
  if (nearer < config.minSnrDb) return null;
  if (nearer < config.clearSnrDb && snrShift(levels, config) > config.snrShiftDb) return null;
  return (now.mobility - start.mobility) / config.paceShown;
}

/** How far the voice moved against the noise, dB. */
function snrShift(
  { start, now }: { readonly start: Levels; readonly now: Levels },
  config: ToneConfig,
): number {
  const noise = quantile(now.noise, 0.5);
  if (start.voice === null || now.voice === null || noise === null) return 0;
  return Math.abs(now.voice - start.voice - noiseMoved(start.noise, noise, config));
}

/**
 * From when on a pace is another: the farther, the less steady this speaker was within their own
 * start, of which 10 s were so far from the whole without anything having happened. People's pace
 * spreads by a tenth between one 10 s and the next, but not everybody's by as much.
 */
export function paceLimits(
  unsteadiness: number,
  { pace, unsteady, paceShown }: ToneConfig,
): Limits {
  const apart = (unsteady * unsteadiness) / paceShown;
  const wider = (limit: number): number => Math.sign(limit) * Math.hypot(limit, apart);
  return {
    more: wider(pace.more),
    moreEnds: wider(pace.more) - (pace.more - pace.moreEnds),
    less: wider(pace.less),
    lessEnds: wider(pace.less) - (pace.less - pace.lessEnds),
  };
}

/** Natural logarithm of the width of the pitch range against the start's. */
export function widerBy(start: Manner, now: Manner): number | null {
  if (!start.pitchRange || !now.pitchRange) return null;
  return Math.log(now.pitchRange / start.pitchRange);
}
