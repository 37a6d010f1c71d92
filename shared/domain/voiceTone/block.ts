import { SILENCE_DBFS } from '#shared/lib/units.ts';
import type { Dbfs } from '#shared/lib/units.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';

/** Half a second of speech, or of quiet, boiled down. */
export interface Block {
  readonly levels: readonly Dbfs[];
  /** Pitches of the voiced frames, in semitones over 1 Hz. */
  readonly pitches: readonly number[];
  readonly change: { readonly fine: number; readonly coarse: number; readonly frames: number };
}

export function blockOf(frames: readonly ToneFrame[]): Block {
  const changes = frames.flatMap(({ change }) => (change ? [change] : []));
  return {
    levels: frames.map(({ levelDbfs }) => levelDbfs),
    pitches: frames.flatMap(({ pitchHz }) => (pitchHz === null ? [] : [12 * Math.log2(pitchHz)])),
    change: {
      fine: changes.reduce((sum, { fine }) => sum + fine, 0),
      coarse: changes.reduce((sum, { coarse }) => sum + coarse, 0),
      frames: changes.length,
    },
  };
}

/** The value below which this share (0..1) of the values lies; null without any. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}

/** How the voice was over some blocks; null where too little was heard of it. */
export interface Manner {
  /** Level of the louder frames of speech: four in five lie below, pauses and soft ends among them. */
  readonly levelDbfs: Dbfs | null;
  /** Mean change a frame. */
  readonly change: { readonly fine: number; readonly coarse: number } | null;
  /** Semitones between the lowest and the highest tenth of the pitches. */
  readonly pitchRange: number | null;
}

const LOUD_SHARE = 0.8;
const OUTER_SHARE = 0.1;

export function mannerOf(blocks: readonly Block[], minVoiced: number): Manner {
  const pitches = blocks.flatMap((block) => block.pitches);
  const low = quantile(pitches, OUTER_SHARE);
  const high = quantile(pitches, 1 - OUTER_SHARE);
  const total = (pick: (change: Block['change']) => number): number =>
    blocks.reduce((sum, { change }) => sum + pick(change), 0);
  const frames = total((change) => change.frames);
  return {
    levelDbfs: levelOf(blocks),
    change:
      frames === 0
        ? null
        : {
            fine: total((change) => change.fine) / frames,
            coarse: total((change) => change.coarse) / frames,
          },
    pitchRange: low === null || high === null || pitches.length < minVoiced ? null : high - low,
  };
}

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
