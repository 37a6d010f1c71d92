/*
 * Figures behind these numbers: `npm run -s bench -- voiceTone`, whose curve shows what other
 * thresholds would see and what they would make up.
 */

export interface ToneConfig {
  /** Frames of speech in one block; a reading follows each. 16 are 0.5 s. */
  readonly blockFrames: number;
  /** Blocks of speech from which the start is learnt: 20 s. Half as much spreads 1.4 times as wide. */
  readonly startBlocks: number;
  /** Blocks that are weighed for pace and pitch: 10 s, the shortest in which pace can be told at all. */
  readonly windowBlocks: number;
  /** For loudness 5 s do: levels vary less between sentences. */
  readonly loudnessBlocks: number;
  /** Frames of quiet in one block: 8 are 256 ms, which most pauses have. */
  readonly quietFrames: number;
  /** Blocks of quiet kept of the start, and of now: what the line's gain did must show at once. */
  readonly startQuiet: number;
  readonly nowQuiet: number;
  /** Readings in a row that a new word must hold before it is said: 1 s of speech. */
  readonly holdReadings: number;
  /** Usual level over noise below which nothing is said, dB. */
  readonly minSnrDb: number;
  /** Noise nearer to the voice than this reaches the fine, and the coarse, measure of change; dB. */
  readonly fineSnrDb: number;
  readonly coarseSnrDb: number;
  /** Difference of two such distances that would pass for another pace, dB. */
  readonly snrShiftDb: number;
  /** A quieter floor is the sender's noise gate, and tells nothing of the line's gain. */
  readonly gateDbfs: number;
  /** Least movement of the noise that counts as one, dB. */
  readonly noiseMovedDb: number;
  /** How much of a change of pace the measures show: 1 would be all of it. */
  readonly paceShown: { readonly fine: number; readonly coarse: number };
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
  windowBlocks: 20,
  loudnessBlocks: 10,
  quietFrames: 8,
  startQuiet: 12,
  nowQuiet: 2,
  holdReadings: 2,
  minSnrDb: 10,
  fineSnrDb: 46,
  coarseSnrDb: 36,
  snrShiftDb: 3,
  gateDbfs: -70,
  noiseMovedDb: 3,
  // Measured on speech whose tempo was changed from 0.8 to 1.2; noise at 15 dB takes a fifth of it.
  paceShown: { fine: 0.47, coarse: 0.5 },
  // Natural logarithms: 1.17 and 0.85 times the pace. Less would be seen more often, and made up more
  // often still: people's own pace spreads by 10 % from one 10 s to the next.
  pace: { more: 0.16, moreEnds: 0.08, less: -0.16, lessEnds: -0.08 },
  // dB. Natural speech moves by 1 to 2 between sentences.
  loudness: { more: 4, moreEnds: 2.5, less: -4, lessEnds: -2.5 },
  // Natural logarithms: 2.5 and 0.4 times the range, which varies widely with what is said.
  pitchRange: { more: 0.9, moreEnds: 0.5, less: -0.9, lessEnds: -0.5 },
  minVoiced: 90,
};
