import type { Dbfs } from '#shared/lib/units.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import { isEcho, isFaintUnderOther } from './echo.ts';
import type { LevelState } from './level.ts';

/** What decides whether a frame holds its party's own speech. */
export interface VoicedInput {
  readonly frame: VadFrame;
  readonly own: LevelState;
  readonly other: LevelState;
  /** Whether the party is within a run of speech already: then the lower threshold holds. */
  readonly inRun: boolean;
  readonly config: TurnConfig;
}

/**
 * Whether this frame is the party's own speech: the model believes it, it stands out of the line's
 * noise, and it is not the other's voice leaking back.
 */
export function isVoiced({ frame, own, other, inRun, config }: VoicedInput): boolean {
  const threshold = inRun ? config.exitProbability : config.enterProbability;
  if (frame.speechProbability < threshold) return false;
  if (isEcho(frame, own, other, config)) return false;
  if (inRun) return true;
  return passesGate(frame.levelDbfs, own, config) && !isFaintUnderOther(frame, own, other, config);
}

/** The level gate: above the absolute limit, the noise floor, and far below one's own usual voice. */
function passesGate(level: Dbfs, own: LevelState, config: TurnConfig): boolean {
  if (level < config.absoluteGateDbfs) return false;
  if (own.noiseDbfs !== null && level < own.noiseDbfs + config.aboveNoiseDb) return false;
  return own.speechDbfs === null || level >= own.speechDbfs - config.belowOwnSpeechDb;
}

/**
 * Whether a voiced frame is more than the line's noise: the model's belief falls over 60 to 200 ms
 * after the last word.
 */
export function isAboveNoise(
  { levelDbfs }: VadFrame,
  { noiseDbfs }: LevelState,
  { tailAboveNoiseDb }: TurnConfig,
): boolean {
  return noiseDbfs === null || levelDbfs >= noiseDbfs + tailAboveNoiseDb;
}

/** Whether it is besides no mere decay: not far below the party's own usual voice. */
export function isClear(frame: VadFrame, own: LevelState, config: TurnConfig): boolean {
  if (!isAboveNoise(frame, own, config)) return false;
  return own.speechDbfs === null || frame.levelDbfs >= own.speechDbfs - config.tailBelowOwnSpeechDb;
}
