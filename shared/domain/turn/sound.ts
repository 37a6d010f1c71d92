import type { Dbfs, Ms } from '#shared/lib/units.ts';
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
  /** Levels of its last frames, up to the last loud one; null where a frame was quiet. */
  readonly levels: readonly (Dbfs | null)[];
}

/** As many frames as an onset may be looked for in: half a second. */
const KEPT_LEVELS = 16;

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
  const quiet = current ? Math.round((atMs - current.endMs) / VAD_FRAME_MS) - 1 : 0;
  const gap = Array.from({ length: Math.max(0, quiet) }, () => null);
  return {
    sound: {
      startMs: current?.startMs ?? atMs - VAD_FRAME_MS,
      endMs: atMs,
      peakProbability: Math.max(current?.peakProbability ?? 0, loudFrame.speechProbability),
      levels: [...(current?.levels ?? []), ...gap, loudFrame.levelDbfs].slice(-KEPT_LEVELS),
    },
    ended,
  };
}

/**
 * Where the speech in a stretch of sound began, when the model has woken up at `wokeMs`: it goes back
 * over frames nearly as loud as those since then. What is far fainter, or parted from it by two quiet
 * frames, was a key, a breath or noise before it.
 */
export function onsetOf(
  sound: Sound | null,
  wokeMs: Ms,
  { onsetBelowPeakDb }: Pick<TurnConfig, 'onsetBelowPeakDb'>,
): Ms | null {
  if (!sound) return null;
  const { levels, endMs } = sound;
  const startOf = (index: number) => endMs - (levels.length - index) * VAD_FRAME_MS;
  const since = levels.filter((_, i) => startOf(i) >= wokeMs);
  const peakDbfs = Math.max(...since.map((level) => level ?? -Infinity));
  let onsetMs = wokeMs;
  let quiet = 0;
  for (let i = levels.length - since.length - 1; i >= 0 && quiet < 2; i -= 1) {
    const level = levels[i];
    const belongs = typeof level === 'number' && level >= peakDbfs - onsetBelowPeakDb;
    quiet = belongs ? 0 : quiet + 1;
    if (belongs) onsetMs = startOf(i);
  }
  return onsetMs;
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
