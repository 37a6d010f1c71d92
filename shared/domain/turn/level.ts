import type { Dbfs, Ms } from '#shared/lib/units.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import type { LeakState } from './leak.ts';
import { unheardLeak } from './leak.ts';

/** What a call has taught about one party's levels so far. Null until heard. */
export interface LevelState {
  /** The quietest the line gets, as it drifts. */
  readonly noiseDbfs: Dbfs | null;
  /** The party's usual level while speaking. */
  readonly speechDbfs: Dbfs | null;
  /** Loudest of the recent frames, while the party spoke: what may come back as echo. */
  readonly recentDbfs: Dbfs | null;
  readonly recentMs: Ms;
  /** Levels of the last frames, newest first: what may come back on the other's line. */
  readonly sentDbfs: readonly Dbfs[];
  /** How the other's voice leaks back on this party's line. */
  readonly leak: LeakState;
}

export const unheardLevel: LevelState = {
  noiseDbfs: null,
  speechDbfs: null,
  recentDbfs: null,
  recentMs: 0,
  sentDbfs: [],
  leak: unheardLeak,
};

/** Share of the way to a quieter level that the noise floor goes in one frame. */
const NOISE_FALL = 0.25;
/** Share of the way to a voiced frame's level that the usual speech level goes: about 2 s. */
const SPEECH_DRIFT = 0.016;

/** The noise floor falls fast and rises slowly: pauses between words set it, speech hardly lifts it. */
export function followNoise(
  noise: Dbfs | null,
  level: Dbfs,
  config: Pick<TurnConfig, 'noiseRiseDbPerS'>,
): Dbfs {
  if (noise === null) return level;
  if (level < noise) return noise + (level - noise) * NOISE_FALL;
  return Math.min(level, noise + (config.noiseRiseDbPerS * VAD_FRAME_MS) / 1000);
}

/** The usual speech level drifts towards each frame of surely own speech; louder counts at once more. */
export function followSpeech(usual: Dbfs | null, level: Dbfs): Dbfs {
  if (usual === null) return level;
  return usual + (level - usual) * (level > usual ? SPEECH_DRIFT * 4 : SPEECH_DRIFT);
}

/** The loudest of the last `echoTailMs`: a later frame replaces it when louder, or when it is old. */
export function followRecent(
  state: LevelState,
  level: Dbfs,
  atMs: Ms,
  config: Pick<TurnConfig, 'echoTailMs'>,
): Pick<LevelState, 'recentDbfs' | 'recentMs'> {
  const stale = atMs - state.recentMs > config.echoTailMs;
  if (state.recentDbfs === null || stale || level >= state.recentDbfs) {
    return { recentDbfs: level, recentMs: atMs };
  }
  return { recentDbfs: state.recentDbfs, recentMs: state.recentMs };
}
