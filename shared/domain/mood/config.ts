import type { Ms } from '#shared/lib/units.ts';
import type { MoodWeights, TellableBand } from './model.ts';
import { moodWeights } from './weights.ts';

/** Every number about when a face can be read, and how a reading moves in time. */
export interface MoodConfig {
  readonly model: MoodWeights;
  /**
   * A head turned further than this, degrees, is not read: half of the face is then hidden, and the
   * face model guesses that half from the other.
   */
  readonly yawDeg: number;
  readonly pitchDeg: number;
  readonly rollDeg: number;
  /**
   * Nor a head turned further than this from how it is usually held (the camera may stand aside): a
   * face seen from above or below looks as if its brows were lowered or raised (Witkower and Tracy
   * 2019 on tilted heads).
   */
  readonly fromUsualDeg: number;
  /**
   * Share of the picture's height under which a face is too small: at 480 lines about 60 pixels, a
   * quarter of what the expression model was made for (256).
   */
  readonly minSize: number;
  /** Mean brightness under which a picture is too dark to read; noise then moves every score. */
  readonly minBrightness: number;
  /**
   * How likely a band must be to be told. Tense asks for most: a wrong one costs the agent most. In
   * cross-validation these leave about a fifth to a quarter of all stills unsure.
   */
  readonly sure: Readonly<Record<TellableBand, number>>;
  /**
   * The same in a call, where the own rest is known, and most of what is seen is neutral. Tense is
   * asked for less here, for it must last to be shown, and longer to be told.
   */
  readonly sureInCall: MoodConfig['sure'];
  /** How likely a band that is shown must stay to be kept. */
  readonly keep: number;
  /** Time constant of the smoothing of movements: what one picture shows alone moves little. */
  readonly smoothMs: Ms;
  /**
   * How long another band must be wanted before it is shown: at three pictures a second it takes two,
   * so that with the smoothing a change is seen after about a second.
   */
  readonly settleMs: Ms;
  /** The same for a band that is at least `clear` likely: the clearer, the sooner. */
  readonly settleClearMs: Ms;
  readonly clear: number;
  /** No band before a face has been seen for so long. */
  readonly firstMs: Ms;
  /** After so long without a readable face the last expression says nothing about the next. */
  readonly forgetExpressionMs: Ms;
  /** After so long without a readable face somebody else may sit there. */
  readonly forgetFaceMs: Ms;
  /** What is left of mouth movements while the customer talks, and of their pace. */
  readonly talkingShare: number;
}

export const defaultMoodConfig: MoodConfig = {
  model: moodWeights,
  yawDeg: 30,
  pitchDeg: 28,
  rollDeg: 30,
  fromUsualDeg: 20,
  minSize: 0.13,
  minBrightness: 0.1,
  sure: { positive: 0.65, neutral: 0.55, tense: 0.7 },
  sureInCall: { positive: 0.65, neutral: 0.45, tense: 0.6 },
  keep: 0.4,
  smoothMs: 300,
  settleMs: 330,
  settleClearMs: 200,
  clear: 0.8,
  firstMs: 800,
  forgetExpressionMs: 3_000,
  forgetFaceMs: 30_000,
  talkingShare: 0.6,
};
