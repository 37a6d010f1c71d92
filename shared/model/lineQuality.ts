import { z } from 'zod';
import type { Ms } from '#shared/lib/units.ts';

/** How a call's line does, from best to worst. */
export const lineLevels = ['good', 'weak', 'poor'] as const;

export type LineLevel = (typeof lineLevels)[number];

/** What is wrong with a line, the gravest first; "in" is towards this side, "out" away from it. */
export const lineCauses = [
  /** Nothing of the other side's sound arrives. */
  'nothingIn',
  /** Nothing of this side's sound arrives at the other, by that side's own reports. */
  'nothingOut',
  /** The other's sound arrives with gaps: packets are lost on the way, or come too late. */
  'lossIn',
  /** This side's sound arrives at the other with gaps. */
  'lossOut',
  /** It takes so long that people talk into each other. */
  'delay',
  /** There is not enough room for what is to be sent. */
  'lowBitrate',
  /** Packets arrive so unevenly that sound stutters or waits. */
  'jitter',
  /** The other's picture stands still; the sound does not suffer. */
  'frozen',
] as const;

export type LineCause = (typeof lineCauses)[number];

export interface LineQuality {
  readonly level: LineLevel;
  /** What makes it weak or poor, the gravest first; none while it is good. */
  readonly causes: readonly LineCause[];
}

/** How the line of a whole call was, without holds and without the time it was broken. */
export interface LineRecord {
  /** For how long it was looked at; `weakMs` and `poorMs` are parts of it, the rest was good. */
  readonly measuredMs: Ms;
  readonly weakMs: Ms;
  readonly poorMs: Ms;
  /** For how long there was no line at all, after the first connection. */
  readonly brokenMs: Ms;
  /** For how long each cause lasted, the longest first. They may overlap. */
  readonly causes: readonly { readonly cause: LineCause; readonly ms: Ms }[];
}

export const lineQualitySchema = z.readonly(
  z.object({
    level: z.enum(lineLevels),
    causes: z.readonly(z.array(z.enum(lineCauses)).max(lineCauses.length)),
  }),
) satisfies z.ZodType<LineQuality>;

const ms = z.number().nonnegative();

export const lineRecordSchema = z.readonly(
  z.object({
    measuredMs: ms,
    weakMs: ms,
    poorMs: ms,
    brokenMs: ms,
    causes: z.readonly(
      z.array(z.readonly(z.object({ cause: z.enum(lineCauses), ms }))).max(lineCauses.length),
    ),
  }),
) satisfies z.ZodType<LineRecord>;
