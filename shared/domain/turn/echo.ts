import type { Dbfs, Ms } from '#shared/lib/units.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import type { LevelState } from './level.ts';

/** The parts of a frame that echo is judged by. */
type Sounding = Pick<VadFrame, 'atMs' | 'levelDbfs'>;

/** A leak is learned a little louder than it was heard: its peaks vary from word to word. */
const LEARNED_MARGIN_DB = 4;
/** Share of the way that the learned leak goes up, and down, in one frame. */
const LEAK_RISE = 0.05;
const LEAK_FALL = 0.01;

/**
 * Leaked echo: the other was loud within the echo's tail, and this frame is far quieter. How far is
 * what this call's line has shown (see followLeak), within the configured bounds.
 */
export function isEcho(
  frame: Sounding,
  own: LevelState,
  other: LevelState,
  config: TurnConfig,
): boolean {
  if (other.recentDbfs === null || !wasLoud(frame.atMs, other, config)) return false;
  const learned = own.leakDb === null ? -Infinity : own.leakDb + LEARNED_MARGIN_DB;
  const limitDb = Math.max(-config.echoBelowOtherDb, Math.min(-config.echoAtLeastBelowDb, learned));
  return frame.levelDbfs < other.recentDbfs + limitDb;
}

/**
 * While the other speaks, speech only begins near the party's own usual level: what is fainter is
 * the other's voice leaking back past a poor echo canceller, however much it sounds like speech.
 * Before the party's own level is known, the other's stands in for it.
 */
export function isFaintUnderOther(
  frame: Sounding,
  own: LevelState,
  other: LevelState,
  config: TurnConfig,
): boolean {
  if (!wasLoud(frame.atMs, other, config)) return false;
  const usual = own.speechDbfs ?? other.speechDbfs;
  return usual !== null && frame.levelDbfs < usual - config.underOtherDb;
}

/**
 * How loud the other's voice comes back on this party's line, relative to what the other sent:
 * learned from frames that sound like speech, faintly, while the other speaks and this party does
 * not. Null until heard.
 */
export function followLeak(
  frame: VadFrame,
  own: LevelState,
  other: LevelState,
  config: TurnConfig,
): Dbfs | null {
  const speechLike = frame.speechProbability >= config.exitProbability;
  if (!speechLike || other.recentDbfs === null) return own.leakDb;
  if (!isFaintUnderOther(frame, own, other, config)) return own.leakDb;
  const leakDb = frame.levelDbfs - other.recentDbfs;
  if (own.leakDb === null) return leakDb;
  return own.leakDb + (leakDb - own.leakDb) * (leakDb > own.leakDb ? LEAK_RISE : LEAK_FALL);
}

/** Whether a party was loud within the echo's tail before a moment. */
export function wasLoud(
  atMs: Ms,
  party: LevelState,
  { echoTailMs }: Pick<TurnConfig, 'echoTailMs'>,
): boolean {
  return party.recentDbfs !== null && atMs - party.recentMs <= echoTailMs;
}
