import type { Ms } from '#shared/lib/units.ts';

/**
 * Every number of the turn stage. Where no source is given, the value is our own choice from
 * listening to made two-channel dialogues, and tests/accuracy shows what it is worth.
 */
export interface TurnConfig {
  /** Probability (0..1) at which a quiet party's frame counts as speech. Silero's own default. */
  readonly enterProbability: number;
  /** Probability (0..1) below which a speaking party's frame no longer counts. Silero: enter − 0.15. */
  readonly exitProbability: number;
  /** Speech that a run must gather before it is believed: shorter is a click or a key. */
  readonly minSpeechMs: Ms;
  /** A hole this long in a run that is not yet believed discards it. */
  readonly unbelievedGapMs: Ms;
  /** Quiet that ends a run; word-internal closures are shorter. */
  readonly hangoverMs: Ms;

  /** How far a run's start may be moved back to the start of its sound (the model wakes up late) … */
  readonly reachBackMs: Ms;
  /** … over frames at most this many dB below its loudest: keys and breaths are fainter. */
  readonly onsetBelowPeakDb: number;
  /** A sound stands this many dB above the noise floor … */
  readonly soundAboveNoiseDb: number;
  /** … and not more than this below the party's own usual speech. */
  readonly soundBelowOwnSpeechDb: number;

  /** A sound this short is a knock; from here on it may be a hum (see hum.ts). */
  readonly humMinMs: Ms;
  /** Highest probability in a hum: faint, but keys and knocks stay below 0.05. */
  readonly humProbability: number;
  /** Where the model hears nothing at all, a hum must hold its level for this long … */
  readonly humSteadyMs: Ms;
  /** … within this many dB; a key's sound falls by 20 dB in 60 ms. */
  readonly humSteadyDb: number;

  /** A frame must stand this many dB above the party's noise floor. */
  readonly aboveNoiseDb: number;
  /** Rise of the noise floor in dB a second while nothing quieter is heard. */
  readonly noiseRiseDbPerS: number;
  /** No frame below this level (dBFS) is speech, whatever the model says. */
  readonly absoluteGateDbfs: number;
  /** A frame this many dB below the party's own usual speech is not that party's speech. */
  readonly belowOwnSpeechDb: number;
  /**
   * How long one has spoken, or held the floor under the other, is told by frames this many dB above
   * the noise floor: the model's belief lingers over the noise after a last word …
   */
  readonly tailAboveNoiseDb: number;
  /** … and, for how long one has spoken, at most this far below the party's own usual speech. */
  readonly tailBelowOwnSpeechDb: number;

  /**
   * A frame this many dB below the other's recent level, while the other speaks, is leaked echo: a
   * working echo canceller leaves 30 dB less at most.
   */
  readonly echoBelowOtherDb: number;
  /** A leak louder than this below its source is not believed: that is two people in one room. */
  readonly echoAtLeastBelowDb: number;
  /** A frame up to this many dB louder than the leak is still the leak. */
  readonly echoMarginDb: number;
  /** While the other speaks, speech begins at most this many dB below one's own usual level. */
  readonly underOtherDb: number;
  /** How long an echo trails its source: 30 to 120 ms of path and buffers, and one word's decay. */
  readonly echoTailMs: Ms;

  /**
   * Two starts closer than this are simultaneous: nobody could have heard the other. The usual time
   * to react to a sound is about 200 ms; the rest is what a frame leaves unsure.
   */
  readonly simultaneousMs: Ms;
  /** A pause of the holder shorter than this is a breath in its turn: most such pauses are. */
  readonly breathMs: Ms;
  /** After a mere breath, two starts must be this close to count as simultaneous. */
  readonly unknowingMs: Ms;
  /**
   * Who begins sooner after a last word had not waited for the end: the usual gap between turns is
   * about 200 ms, and even that is timed by foreseeing the end.
   */
  readonly reactionMs: Ms;
  /** Someone speaking into silence holds the floor, for the time being, after this much speech. */
  readonly takeFloorMs: Ms;
  /**
   * A turn is a turn from this much speech on; less, inside the other's turn, is a backchannel
   * (those recorded in meetings last under 0.7 s).
   */
  readonly turnMinMs: Ms;
  /**
   * Speech of one's own over the other's before it counts as a talk-over: the knob between speed and
   * certainty. Recorded backchannels last up to 0.7 s, so sooner means flagging some of them, and
   * later gains little. On 235 made dialogues (half of them with more noise, more echo or other
   * voices) 608, 640, 672 and 704 here gave decisions after a median of 640, 674, 707 and 738 ms,
   * 1.2, 0.6, 0.4 and 0.3 % of the backchannels flagged, and F1 0.958, 0.963, 0.965 and 0.966. On 70
   * dialogues that nothing had been chosen on, 576, 608 and 640 gave F1 0.957, 0.963 and 0.963, so
   * 608 is the soonest that costs nothing there; 640 made the slowest twentieth wait over a second.
   */
  readonly talkOverSpeechMs: Ms;
  /** The holder must speak on for this long under it; less is a terminal overlap (50 to 250 ms). */
  readonly talkOverSpanMs: Ms;
  /** Within that, both must be voiced for this long. */
  readonly talkOverOverlapMs: Ms;
  /** A pause up to this long does not end an attempt to speak. */
  readonly linkMs: Ms;
  /** How long both must be quiet after a short sound before it was a turn, not a backchannel. */
  readonly lastWordMs: Ms;
  /** Quiet of the floor's holder under the other's speech that hands the floor over. */
  readonly yieldMs: Ms;
  /** The same in the middle of a talk-over, where both may pause for breath. */
  readonly contestedYieldMs: Ms;

  /** Silence of both from which it is a long pause (dead air). */
  readonly longPauseMs: Ms;
  /** Speech without the other's turn from which it is a monologue: longer is hard to follow by ear. */
  readonly monologueMs: Ms;
  /** Missing frames of a party for longer than this break what spans them: not measured. */
  readonly holeMs: Ms;
  /** How long a frame waits for the other party's frame of the same moment. */
  readonly maxSkewMs: Ms;
}

export const defaultTurnConfig: TurnConfig = {
  enterProbability: 0.5,
  exitProbability: 0.35,
  minSpeechMs: 96,
  unbelievedGapMs: 160,
  hangoverMs: 256,
  reachBackMs: 320,
  onsetBelowPeakDb: 18,
  soundAboveNoiseDb: 12,
  soundBelowOwnSpeechDb: 18,
  humMinMs: 160,
  humProbability: 0.06,
  humSteadyMs: 160,
  humSteadyDb: 6,
  aboveNoiseDb: 6,
  noiseRiseDbPerS: 1.5,
  absoluteGateDbfs: -58,
  belowOwnSpeechDb: 28,
  tailAboveNoiseDb: 6,
  tailBelowOwnSpeechDb: 16,
  echoBelowOtherDb: 28,
  echoAtLeastBelowDb: 15,
  echoMarginDb: 6,
  underOtherDb: 12,
  echoTailMs: 192,
  simultaneousMs: 224,
  breathMs: 512,
  unknowingMs: 96,
  reactionMs: 192,
  takeFloorMs: 288,
  turnMinMs: 704,
  talkOverSpeechMs: 608,
  talkOverSpanMs: 256,
  talkOverOverlapMs: 96,
  linkMs: 512,
  lastWordMs: 800,
  yieldMs: 512,
  contestedYieldMs: 896,
  longPauseMs: 2000,
  monologueMs: 45_000,
  holeMs: 500,
  maxSkewMs: 256,
};
