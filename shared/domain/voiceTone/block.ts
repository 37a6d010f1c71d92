import { SILENCE_DBFS } from '#shared/lib/units.ts';
import type { Dbfs } from '#shared/lib/units.ts';
import type { BandChange, ToneFrame } from '#shared/model/voiceTone.ts';
import { TONE_BANDS } from '#shared/model/voiceTone.ts';

/** Half a second of speech, or of quiet, boiled down. */
export interface Block {
  readonly levels: readonly Dbfs[];
  /** Pitches of the voiced frames, in semitones over 1 Hz. */
  readonly pitches: readonly number[];
  readonly change: BandChange;
}

export function blockOf(frames: readonly ToneFrame[]): Block {
  const changes = frames.flatMap(({ change }) => (change ? [change] : []));
  return {
    levels: frames.map(({ levelDbfs }) => levelDbfs),
    pitches: frames.flatMap(({ pitchHz }) => (pitchHz === null ? [] : [12 * Math.log2(pitchHz)])),
    change: summed(changes),
  };
}

/** Sums over several stretches are the sums of their sums. */
function summed(changes: readonly BandChange[]): BandChange {
  const all = (pick: (change: BandChange) => readonly number[]): readonly number[] =>
    Array.from({ length: TONE_BANDS }, (_, band) =>
      changes.reduce((sum, change) => sum + (pick(change)[band] ?? 0), 0),
    );
  return {
    steps: changes.reduce((sum, { steps }) => sum + steps, 0),
    moved: all(({ moved }) => moved),
    sums: all(({ sums }) => sums),
    squares: all(({ squares }) => squares),
  };
}

/**
 * Natural logarithm of how fast the bands rise and fall, their mean; null where nothing moved. For
 * each band Hjorth's mobility: the root of the steps' mean square by the levels' variance.
 */
function mobility({ steps, moved, sums, squares }: BandChange): number | null {
  const logs = moved.flatMap((bandMoved, band) => {
    const mean = (sums[band] ?? 0) / steps;
    const variance = (squares[band] ?? 0) / steps - mean ** 2;
    return variance > 0 && bandMoved > 0 ? [Math.log(bandMoved / steps / variance) / 2] : [];
  });
  return logs.length === 0 ? null : logs.reduce((a, b) => a + b, 0) / logs.length;
}

const mobilityOf = (blocks: readonly Block[]): number | null =>
  mobility(summed(blocks.map((block) => block.change)));

/** The value below which this share (0..1) of the values lies; null without any. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}

/** How the voice was over some blocks; null where too little was heard of it. */
export interface Manner {
  /** Natural logarithm of how fast the sound's bands rise and fall. */
  readonly mobility: number | null;
  /** Semitones between the lowest and the highest tenth of the pitches. */
  readonly pitchRange: number | null;
}

const LOUD_SHARE = 0.8;
const OUTER_SHARE = 0.1;

export function mannerOf(blocks: readonly Block[], minVoiced: number): Manner {
  const pitches = blocks.flatMap((block) => block.pitches);
  const low = quantile(pitches, OUTER_SHARE);
  const high = quantile(pitches, 1 - OUTER_SHARE);
  return {
    mobility: mobilityOf(blocks),
    pitchRange: low === null || high === null || pitches.length < minVoiced ? null : high - low,
  };
}

/** How far at most half of the blocks' mobility, one after the other, is from that of the whole. */
export function unsteadinessOf(blocks: readonly Block[]): number {
  const whole = mobilityOf(blocks);
  const half = Math.floor(blocks.length / 2);
  const apart = blocks.flatMap((_block, from) => {
    const part = from > blocks.length - half ? null : mobilityOf(blocks.slice(from, from + half));
    return part === null || whole === null ? [] : [Math.abs(part - whole)];
  });
  return Math.max(0, ...apart);
}

/** Level of the louder frames of speech: four in five lie below, pauses and soft ends among them. */
export function levelOf(blocks: readonly Block[]): Dbfs | null {
  return quantile(
    blocks.flatMap((block) => block.levels),
    LOUD_SHARE,
  );
}

/** The noise in a block of quiet: its softest frame, for breaths and the ends of words are the voice's. */
export function noiseOf(block: Block): Dbfs {
  return quantile(block.levels, 0) ?? SILENCE_DBFS;
}
