import type { Dbfs, Ms } from '#shared/lib/units.ts';
import type { ToneFrame, ToneReading } from '#shared/model/voiceTone.ts';
import type { Block, Manner } from './block.ts';
import type { Levels } from './compare.ts';
import type { WordState } from './word.ts';
import { noWord } from './word.ts';

/** How the customer spoke at the start of the call, and how loud the line was. */
export interface Start {
  readonly manner: Manner;
  /** How far its own halves were from the whole, as mobility. */
  readonly unsteadiness: number;
  readonly levels: Levels;
}

/**
 * What is known of the customer's voice in this call. It lives in memory while consent holds and is
 * kept nowhere: drop it, and nothing of the voice is left but the last words that were said of it.
 */
export interface ToneState {
  readonly reading: ToneReading;
  readonly lastMs: Ms | null;
  /** Frames of the blocks that are being filled. */
  readonly speech: readonly ToneFrame[];
  readonly quiet: readonly ToneFrame[];
  /** The last blocks of speech, oldest first: of the start while it is learnt, of now afterwards. */
  readonly blocks: readonly Block[];
  /** Noise in the last blocks of quiet, oldest first. */
  readonly noise: readonly Dbfs[];
  /** Whether it was quiet since another loudness was first wanted: the noise tells whose doing it is. */
  readonly noiseIsFresh: boolean;
  /** Level of the voice before the last quiet that was heard; null where too little was spoken. */
  readonly voiceAtQuiet: Dbfs | null;
  /** Null while it is learnt. */
  readonly start: Start | null;
  readonly words: {
    readonly pace: WordState;
    readonly loudness: WordState;
    readonly pitchRange: WordState;
  };
}

const nothingYet: ToneReading = {
  atMs: 0,
  pace: 'unknown',
  loudness: 'unknown',
  pitchRange: 'unknown',
  paceRatio: null,
  loudnessDb: null,
  pitchRangeRatio: null,
  learning: true,
};

/** Before anything was heard: at the call's start, and whenever consent is given anew. */
export function startTone(): ToneState {
  return {
    reading: nothingYet,
    lastMs: null,
    speech: [],
    quiet: [],
    blocks: [],
    noise: [],
    noiseIsFresh: false,
    voiceAtQuiet: null,
    start: null,
    words: { pace: noWord, loudness: noWord, pitchRange: noWord },
  };
}
