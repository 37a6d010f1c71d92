import type { Ms } from '#shared/lib/units.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import type { LevelState } from './level.ts';
import { isEcho } from './echo.ts';

/** A stretch of sound that stands out of the noise, whether or not the model takes it for speech. */
export interface Sound {
  /** Start of its first loud frame. */
  readonly startMs: Ms;
  /** End of its last loud frame. */
  readonly endMs: Ms;
  /** Highest speech probability in it. */
  readonly peakProbability: number;
}

/** Two quiet frames do not end a stretch of sound: the closure of a p, t or k lasts 50–100 ms. */
const SOUND_GAP_MS = 3 * VAD_FRAME_MS;

/** Takes one moment into a stretch of sound. A missing frame is a quiet one. */
export function stepSound(
  sound: Sound | null,
  atMs: Ms,
  loudFrame: VadFrame | null,
): { readonly sound: Sound | null; readonly ended: Sound | null } {
  const over = sound !== null && atMs - sound.endMs > SOUND_GAP_MS;
  const current = over ? null : sound;
  const ended = over ? sound : null;
  if (!loudFrame) return { sound: current, ended };
  return {
    sound: {
      startMs: current?.startMs ?? atMs - VAD_FRAME_MS,
      endMs: atMs,
      peakProbability: Math.max(current?.peakProbability ?? 0, loudFrame.speechProbability),
    },
    ended,
  };
}

/** Whether a frame could be the party's own voice by its level alone. */
export function isLoud(
  frame: VadFrame,
  own: LevelState,
  other: LevelState,
  config: TurnConfig,
): boolean {
  const level = frame.levelDbfs;
  if (level < config.absoluteGateDbfs || isEcho(frame, own, other, config)) return false;
  if (own.noiseDbfs === null || level < own.noiseDbfs + config.soundAboveNoiseDb) return false;
  return own.speechDbfs === null || level >= own.speechDbfs - config.soundBelowOwnSpeechDb;
}
