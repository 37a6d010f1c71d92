import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { ToneFrame, ToneReading } from '#shared/model/voiceTone.ts';
import { blockOf, levelOf, mannerOf, noiseOf } from './block.ts';
import type { Block } from './block.ts';
import { fasterBy, louderBy, paceLimits, widerBy } from './compare.ts';
import type { Levels } from './compare.ts';
import { toneConfig } from './config.ts';
import type { ToneConfig } from './config.ts';
import { startTone } from './state.ts';
import type { ToneState } from './state.ts';
import { followWord } from './word.ts';
import type { Direction } from './word.ts';

export { startTone } from './state.ts';
export type { ToneState } from './state.ts';

/** After so long without a frame (muted, held, reconnecting) what was heard before is not "now". */
const GAP_MS = 1000;

/**
 * Takes in what was heard of the customer's voice in one frame.
 * @param speech whether the customer speaks in it
 * @returns the state with its reading, which changes with every half second of speech
 * @throws TypeError for a frame of anyone but the customer
 */
export function stepTone(
  state: ToneState,
  frame: ToneFrame,
  speech: boolean,
  config: ToneConfig = toneConfig,
): ToneState {
  // Types end where messages between threads begin: the agent's tone must never be read.
  if (frame.party !== 'customer') throw new TypeError('Only the customer’s tone may be read.');
  const before = afterGap(state, frame);
  const next = { ...before, lastMs: frame.atMs };
  return speech ? takeSpeech(next, frame, config) : takeQuiet(next, frame, config);
}

function afterGap(state: ToneState, { atMs }: ToneFrame): ToneState {
  if (state.lastMs === null || atMs - state.lastMs <= GAP_MS + VAD_FRAME_MS) return state;
  const empty = startTone();
  return {
    ...state,
    speech: empty.speech,
    quiet: empty.quiet,
    noise: state.startLevels === null ? state.noise : [],
    blocks: state.start === null ? state.blocks : [],
  };
}

function takeQuiet(state: ToneState, frame: ToneFrame, config: ToneConfig): ToneState {
  const quiet = [...state.quiet, frame];
  if (quiet.length < config.quietFrames) return { ...state, quiet };
  const kept = state.startLevels === null ? config.startQuiet : config.nowQuiet;
  const noise = [...state.noise, noiseOf(blockOf(quiet))].slice(-kept);
  return { ...state, quiet: [], noise, noiseIsFresh: true };
}

function takeSpeech(state: ToneState, frame: ToneFrame, config: ToneConfig): ToneState {
  const speech = [...state.speech, frame];
  if (speech.length < config.blockFrames) return { ...state, speech };
  const block = blockOf(speech);
  const levelled = learnLevels({ ...state, speech: [] }, block, config);
  const { start } = levelled;
  if (start === null) return learnStart(levelled, block, config);
  const blocks = [...levelled.blocks, block].slice(-config.windowBlocks);
  return compare({ ...levelled, start, blocks }, frame.atMs, config);
}

function learnLevels(state: ToneState, block: Block, config: ToneConfig): ToneState {
  if (state.startLevels !== null) return state;
  const levelBlocks = [...state.levelBlocks, block];
  // After a change of device half of it has to do: the call goes on.
  const enough = state.start === null ? config.startBlocks : config.startBlocks / 2;
  if (levelBlocks.length < enough) return { ...state, levelBlocks };
  const startLevels = { voice: levelOf(levelBlocks), noise: state.noise };
  return { ...state, startLevels, levelBlocks: [], noise: state.noise.slice(-config.nowQuiet) };
}

function learnStart(state: ToneState, block: Block, config: ToneConfig): ToneState {
  const blocks = [...state.blocks, block];
  if (blocks.length < config.startBlocks) return { ...state, blocks };
  return {
    ...state,
    blocks: [],
    start: mannerOf(blocks, config.minVoiced),
    reading: { ...state.reading, learning: false },
  };
}

function compare(
  state: ToneState & { readonly start: NonNullable<ToneState['start']> },
  atMs: number,
  config: ToneConfig,
): ToneState {
  const { blocks, start, words } = state;
  const levels = { voice: levelOf(blocks.slice(-config.loudnessBlocks)), noise: state.noise };
  const known = withNoise(state.startLevels, levels);
  const isWhole = blocks.length >= config.windowBlocks;
  const hasLevel = blocks.length >= config.loudnessBlocks;
  const now = mannerOf(blocks, config.minVoiced);
  const values = {
    pace: isWhole && known ? fasterBy(start, now, { start: known, now: levels }, config) : null,
    loudness: hasLevel && known ? louderBy(known, levels, config) : null,
    pitchRange: isWhole ? widerBy(start, now) : null,
  };
  const follow = (kind: keyof typeof words, hold = config.holdReadings, limits = config[kind]) =>
    followWord(words[kind], values[kind], limits, hold);
  const said = {
    pace: follow('pace', config.paceHoldReadings, paceLimits(start, config)),
    // Not before the line's noise was heard: a louder voice on a louder line is no louder voice.
    loudness: follow('loudness', state.noiseIsFresh ? config.holdReadings : Infinity),
    pitchRange: follow('pitchRange'),
  };
  const reading: ToneReading = {
    atMs,
    pace: paceWords[said.pace.said],
    loudness: loudnessWords[said.loudness.said],
    pitchRange: pitchWords[said.pitchRange.said],
    paceRatio: values.pace === null ? null : Math.exp(values.pace),
    loudnessDb: values.loudness,
    pitchRangeRatio: values.pitchRange === null ? null : Math.exp(values.pitchRange),
    learning: state.startLevels === null,
  };
  // Where the start had no quiet to learn the noise from, the first that is heard counts as its own.
  const isNewMove = said.loudness.held === 1;
  return {
    ...state,
    startLevels: known,
    words: said,
    reading,
    ...(isNewMove ? { noiseIsFresh: false, quiet: [] } : {}),
  };
}

function withNoise(start: Levels | null, now: Levels): Levels | null {
  return start?.noise.length === 0 ? { ...start, noise: now.noise } : start;
}

const paceWords = {
  more: 'faster',
  less: 'slower',
  same: 'same',
  unknown: 'unknown',
} as const satisfies Record<Direction, ToneReading['pace']>;

const loudnessWords = {
  more: 'louder',
  less: 'quieter',
  same: 'same',
  unknown: 'unknown',
} as const satisfies Record<Direction, ToneReading['loudness']>;

const pitchWords = {
  more: 'wider',
  less: 'narrower',
  same: 'same',
  unknown: 'unknown',
} as const satisfies Record<Direction, ToneReading['pitchRange']>;
