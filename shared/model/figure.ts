import type { Ms } from '#shared/lib/units.ts';

/**
 * Every figure that the app shows of a call, live or afterwards, in the order of the glossary. What
 * each means stands in the glossary, one press from the figure.
 */
export const figureIds = [
  'talkTime',
  'shareOfSpeech',
  'shareOfCall',
  'interruptions',
  'yielded',
  'backchannels',
  'responseGap',
  'goodPauses',
  'longPauses',
  'longestMonologue',
  'overlap',
  'silence',
  'holdTime',
  'notMeasured',
  'cues',
  'band',
  'readableShare',
] as const;

export type FigureId = (typeof figureIds)[number];

/**
 * The thresholds that the explanations of the figures name. They come from the rules themselves, so
 * that what is explained is what is done.
 */
export interface FigureNumbers {
  /** Speech of one's own over the other's from which it is a talk-over. */
  readonly talkOverSpeechMs: Ms;
  /** How long the other must speak on under it. */
  readonly talkOverSpanMs: Ms;
  /** Two starts closer than this are nobody's fault. */
  readonly simultaneousMs: Ms;
  /** Speech shorter than this inside the other's turn is a listening signal. */
  readonly turnMinMs: Ms;
  /** Speech shorter than this is taken for a knock or a click. */
  readonly minSpeechMs: Ms;
  /** Quiet that ends a run of speech. */
  readonly hangoverMs: Ms;
  readonly longPauseMs: Ms;
  /** Own quiet that breaks a longest stretch. */
  readonly stretchBreakMs: Ms;
  /** The other's turn that makes the pause after it worth keeping. */
  readonly longTurnMs: Ms;
  readonly goodPauseMs: { readonly from: Ms; readonly below: Ms };
  /** A talk-over that was ended within this time of the cue was given back. */
  readonly gaveBackMs: Ms;
  /** Speech of both together below which no share is told. */
  readonly enoughSpeechMs: Ms;
  /** Answers below which no usual pause is told. */
  readonly enoughResponses: number;
  /** Share of the call's time that a person must have been heard, 0..1. */
  readonly enoughHeard: number;
  /** Holes in the sound up to this long are bridged. */
  readonly holeMs: Ms;
  readonly cueBudget: number;
  readonly cueBudgetWindowMs: Ms;
  readonly cueCooldownMs: Ms;
}
