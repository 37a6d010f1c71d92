import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { ToneFrame, ToneReading } from '#shared/model/voiceTone.ts';
import { blockOf, levelOf, mannerOf, noiseOf, unsteadinessOf } from './block.ts';
import type { Block } from './block.ts';
import { fasterBy, keepsStill, louderBy, paceLimits, widerBy } from './compare.ts';
import type { Levels } from './compare.ts';
import { toneConfig } from './config.ts';
import type { ToneConfig } from './config.ts';
import { startTone } from './state.ts';
import type { Start, ToneState } from './state.ts';
import { followWord, wantedWord } from './word.ts';
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
    noise: state.start === null ? state.noise : [],
    blocks: state.start === null ? state.blocks : [],
    voiceAtQuiet: null,
  };
}

function takeQuiet(state: ToneState, frame: ToneFrame, config: ToneConfig): ToneState {
  const quiet = [...state.quiet, frame];
  if (quiet.length < config.quietFrames) return { ...state, quiet };
  const kept = state.start === null ? config.startQuiet : config.nowQuiet;
  const noise = [...state.noise, noiseOf(blockOf(quiet))].slice(-kept);
  const before = state.blocks.slice(-config.loudnessBlocks);
  const voiceAtQuiet = before.length < config.loudnessBlocks / 2 ? null : levelOf(before);
  return { ...state, quiet: [], noise, noiseIsFresh: true, voiceAtQuiet };
}

function takeSpeech(state: ToneState, frame: ToneFrame, config: ToneConfig): ToneState {
  const speech = [...state.speech, frame];
  if (speech.length < config.blockFrames) return { ...state, speech };
  const block = blockOf(speech);
  const heard = { ...state, speech: [] };
  const { start } = heard;
  if (start === null) return learnStart(heard, block, config);
  const blocks = [...heard.blocks, block].slice(-config.windowBlocks);
  return compare({ ...heard, start, blocks }, frame.atMs, config);
}

function learnStart(state: ToneState, block: Block, config: ToneConfig): ToneState {
  const blocks = [...state.blocks, block];
  if (blocks.length < config.startBlocks) return { ...state, blocks };
  return {
    ...state,
    blocks: [],
    noise: state.noise.slice(-config.nowQuiet),
    voiceAtQuiet: null,
    start: {
      manner: mannerOf(blocks, config.minVoiced),
      unsteadiness: unsteadinessOf(blocks),
      levels: { voice: levelOf(blocks), noise: state.noise },
    },
    reading: { ...state.reading, learning: false },
  };
}

function compare(
  state: ToneState & { readonly start: Start },
  atMs: number,
  config: ToneConfig,
): ToneState {
  const { blocks, words } = state;
  const levels = { voice: levelOf(blocks.slice(-config.loudnessBlocks)), noise: state.noise };
  const start = { ...state.start, levels: withNoise(state.start.levels, levels) };
  const isWhole = blocks.length >= config.windowBlocks;
  const hasLevel = blocks.length >= config.loudnessBlocks;
  const now = mannerOf(blocks, config.minVoiced);
  const values = {
    pace: isWhole
      ? fasterBy(start.manner, now, { start: start.levels, now: levels }, config)
      : null,
    loudness: hasLevel ? louderBy(start.levels, levels, config) : null,
    pitchRange: isWhole ? widerBy(start.manner, now) : null,
  };
  const wasHeard = state.noiseIsFresh || movedBefore(state, start.levels, values.loudness, config);
  const follow = (kind: keyof typeof words, hold = config.holdReadings, limits = config[kind]) =>
    followWord(words[kind], values[kind], limits, hold);
  const said = {
    pace: follow('pace', config.paceHoldReadings, paceLimits(start.unsteadiness, config)),
    // Not before the line's noise was heard: a louder voice on a louder line is no louder voice.
    loudness: follow('loudness', wasHeard ? config.holdReadings : Infinity),
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
    learning: false,
  };
  return {
    ...state,
    start,
    words: said,
    reading,
    ...(said.loudness.held === 1 ? { noiseIsFresh: false, quiet: [] } : {}),
  };
}

/**
 * Whether the voice had moved already when the noise was heard last. One such hearing is enough where
 * the noise keeps still; an office's may be by chance what it was at the start.
 */
function movedBefore(
  { words: { loudness: word }, voiceAtQuiet, noise }: ToneState,
  start: Levels,
  loudness: number | null,
  config: ToneConfig,
): boolean {
  if (!keepsStill(start, config)) return false;
  const then = louderBy(start, { voice: voiceAtQuiet, noise }, config);
  const wanted = (value: number | null): Direction => wantedWord(word, value, config.loudness);
  return wanted(then) === wanted(loudness);
}

/** Where the start had no quiet to learn the noise from, the first that is heard counts as its own. */
function withNoise(start: Levels, now: Levels): Levels {
  return start.noise.length === 0 ? { ...start, noise: now.noise } : start;
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
