import type { Ms } from '#shared/lib/units.ts';

/** From when on a figure is told at all, and what counts as a good pause. Our own choices. */
export interface SummaryConfig {
  /**
   * Speech of both together from which a share means something: with less, one word more or less
   * moves it by whole points.
   */
  readonly enoughSpeechMs: Ms;
  /** Answers from which their middle value is more than one of them. */
  readonly enoughResponses: number;
  /** Share of the talk's time for which a party must have been heard, 0..1. */
  readonly enoughHeard: number;
  /** Sound that is missing for longer than this is told; shorter holes are bridged by the turn stage. */
  readonly holeMs: Ms;
  /** A line that never gets louder than this (dBFS) carries no sound: no speech is that quiet. */
  readonly noSoundDbfs: number;
  /** Own silence that breaks a monologue: the same 2 s that make a long pause. */
  readonly stretchBreakMs: Ms;
  /** A talk-over that the agent ended within this time of the decision was given back. */
  readonly gaveBackMs: Ms;
  /** A customer's turn from this length on deserves a moment before the answer. */
  readonly longTurnMs: Ms;
  /**
   * A good pause: long enough to be heard as thinking (the usual gap is 200 ms, in a video call
   * 500 ms), short of dead air.
   */
  readonly goodPauseMs: { readonly from: Ms; readonly below: Ms };
}

export const defaultSummaryConfig: SummaryConfig = {
  enoughSpeechMs: 5_000,
  enoughResponses: 3,
  enoughHeard: 0.5,
  holeMs: 500,
  noSoundDbfs: -58,
  stretchBreakMs: 2_000,
  gaveBackMs: 2_500,
  longTurnMs: 8_000,
  goodPauseMs: { from: 500, below: 2_000 },
};
