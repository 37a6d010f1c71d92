/*
 * Figures behind these numbers: `npm run -s bench -- voiceTone`, whose curve shows what other
 * thresholds would see and what they would make up.
 */

export interface ToneConfig {
  /** Frames of speech in one block; a reading follows each. 16 are 0.5 s. */
  readonly blockFrames: number;
  /** Blocks of speech from which the start is learnt: 20 s. Half as much spreads 1.4 times as wide. */
  readonly startBlocks: number;
  /** Blocks that are weighed for pace and pitch: 9.7 s, so that 10 s of speech hold them whole. */
  readonly windowBlocks: number;
  /** For loudness 5 s do: levels vary less between sentences. */
  readonly loudnessBlocks: number;
  /** Frames of quiet in one block: 6 are 192 ms, which most pauses have. */
  readonly quietFrames: number;
  /** Blocks of quiet kept of the start, and of now: what the line's gain did must show at once. */
  readonly startQuiet: number;
  readonly nowQuiet: number;
  /** Readings in a row that a new word must hold before it is said: 1 s of speech. */
  readonly holdReadings: number;
  /** The same for pace: its window is long enough to need no other proof. */
  readonly paceHoldReadings: number;
  /**
   * How many times farther than the start's own 10 s were from the whole of it a pace must be to
   * count as another, for people who are unsteady by themselves.
   */
  readonly unsteady: number;
  /** Usual level over noise below which nothing is said, dB. */
  readonly minSnrDb: number;
  /** Noise farther below the voice than this does not reach the measure of pace, dB. */
  readonly clearSnrDb: number;
  /** Difference of two such distances that would pass for another pace, dB. */
  readonly snrShiftDb: number;
  /** A quieter floor is the sender's noise gate, and tells nothing of the line's gain. */
  readonly gateDbfs: number;
  /** Least movement of the noise that counts as one, dB. */
  readonly noiseMovedDb: number;
  /** How far beyond what it was at the start the noise may go by itself, dB. */
  readonly noiseSlackDb: number;
  /** How much of a change of pace the measure shows: 1 would be all of it. */
  readonly paceShown: number;
  readonly pace: Limits;
  readonly loudness: Limits;
  readonly pitchRange: Limits;
  /** Voiced frames without which a pitch range says nothing: 3 s. */
  readonly minVoiced: number;
}

/** When a word is entered and when it is left, on both sides of `same`. */
export interface Limits {
  readonly more: number;
  readonly moreEnds: number;
  readonly less: number;
  readonly lessEnds: number;
}

export const toneConfig: ToneConfig = {
  blockFrames: 16,
  startBlocks: 40,
  windowBlocks: 19,
  loudnessBlocks: 10,
  quietFrames: 6,
  startQuiet: 20,
  nowQuiet: 2,
  holdReadings: 2,
  paceHoldReadings: 1,
  unsteady: 2.5,
  minSnrDb: 10,
  clearSnrDb: 36,
  snrShiftDb: 4,
  gateDbfs: -70,
  noiseMovedDb: 3,
  noiseSlackDb: 1,
  // Measured on speech whose tempo was changed from 0.8 to 1.2.
  paceShown: 0.51,
  // Natural logarithms: 1.09 and 0.91 times the pace. The same words said again differ by 0.03 to
  // 0.05, 20 % by 0.18 to 0.22; `unsteady` is what keeps other words from passing for another pace.
  pace: { more: 0.09, moreEnds: 0.045, less: -0.09, lessEnds: -0.045 },
  // dB. Natural speech moves by 1 to 2 between sentences.
  loudness: { more: 4, moreEnds: 2.5, less: -4, lessEnds: -2.5 },
  // Natural logarithms: 2.5 and 0.4 times the range, which varies widely with what is said.
  pitchRange: { more: 0.9, moreEnds: 0.5, less: -0.9, lessEnds: -0.5 },
  minVoiced: 90,
};
