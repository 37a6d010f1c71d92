import { z } from 'zod';
import type { Ms } from '#shared/lib/units.ts';
import type { CallSummary } from './callSummary.ts';

/**
 * The agent's figures of one call by which calls are compared and found again. Nothing of the
 * mood is among them: it never becomes a figure about anybody. Null: could not be measured.
 */
export interface CallFigures {
  readonly durationMs: Ms;
  /** Share of all speech, 0 … 1. */
  readonly shareOfSpeech: number | null;
  readonly interruptions: number | null;
  readonly backchannels: number | null;
  readonly longestMonologueMs: Ms | null;
  readonly responseGapMs: Ms | null;
  readonly longPauses: number | null;
}

export const figureNames = [
  'durationMs',
  'shareOfSpeech',
  'interruptions',
  'backchannels',
  'longestMonologueMs',
  'responseGapMs',
  'longPauses',
] as const satisfies readonly (keyof CallFigures)[];

export const figureNameSchema = z.enum(figureNames);

export function figuresOf({ durationMs, metrics }: CallSummary): CallFigures {
  return {
    durationMs,
    shareOfSpeech: metrics.shareOfSpeech.agent,
    interruptions: metrics.interruptions.agent,
    backchannels: metrics.backchannels.agent,
    longestMonologueMs: metrics.longestMonologueMs.agent,
    responseGapMs: metrics.medianResponseGapMs.agent,
    longPauses: metrics.longPauses,
  };
}
