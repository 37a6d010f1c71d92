import type { Ms } from '#shared/lib/units.ts';
import type { LineQuality } from '#shared/model/lineQuality.ts';
import type { VideoLimit } from './ladder.ts';
import { limitOf, stepLadder, topOfLadder } from './ladder.ts';
import { noQuality, stepQuality } from './quality.ts';
import type { Seen } from './quality.ts';

/** How often a line is looked at. */
export const LOOK_MS: Ms = 1000;

export interface LineWatchOptions {
  /** What is told of the line changed; null while nothing can be told. */
  readonly onQuality: (quality: LineQuality | null) => void;
  /** How much picture may be sent changed. */
  readonly onLimit: (limit: VideoLimit) => void;
}

/** Follows one call's line over all its links. */
export interface LineWatch {
  /** @param seen null while nobody is meant to hear anybody, or there is no line: starts over */
  readonly look: (seen: Seen | null, atMs: Ms) => void;
}

/** How much picture the line bears is kept over a hold and over a new link; what is told is not. */
export function watchLine({ onQuality, onLimit }: LineWatchOptions): LineWatch {
  let quality = noQuality;
  let ladder = topOfLadder;
  return {
    look(seen, atMs) {
      const { told } = quality;
      quality = seen === null ? noQuality : stepQuality(quality, seen, atMs);
      if (quality.told !== told) onQuality(quality.told);
      const { rung } = ladder;
      ladder = stepLadder(ladder, quality.told, atMs);
      if (ladder.rung !== rung) onLimit(limitOf(ladder));
    },
  };
}
