import type { Ms } from '#shared/lib/units.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import { leakedDbfs, mostLeakedDb } from './leak.ts';
import type { LevelState } from './level.ts';

/** The parts of a frame that echo is judged by. */
type Sounding = Pick<VadFrame, 'atMs' | 'levelDbfs'>;

/**
 * Leaked echo: the frame is no louder than what this call's line was heard to leak of the other's
 * voice, or the other was loud within the echo's tail and this frame is very far below it.
 */
export function isEcho(
  frame: Sounding,
  own: LevelState,
  other: LevelState,
  config: TurnConfig,
): boolean {
  const leaked = leakedDbfs(own.leak, other.sentDbfs, config);
  if (leaked !== null && frame.levelDbfs < leaked + config.echoMarginDb) return true;
  if (other.recentDbfs === null || !wasLoud(frame.atMs, other, config)) return false;
  const mostDb = Math.min(-config.echoBelowOtherDb, mostLeakedDb(own.leak) ?? Infinity);
  return frame.levelDbfs < other.recentDbfs + mostDb;
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
  const usual = own.speechDbfs ?? other.speechDbfs ?? other.recentDbfs;
  return usual !== null && frame.levelDbfs < usual - config.underOtherDb;
}

/** Whether a party was loud within the echo's tail before a moment. */
export function wasLoud(
  atMs: Ms,
  party: LevelState,
  { echoTailMs }: Pick<TurnConfig, 'echoTailMs'>,
): boolean {
  return party.recentDbfs !== null && atMs - party.recentMs <= echoTailMs;
}
