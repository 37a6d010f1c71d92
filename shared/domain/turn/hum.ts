import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { Backchannel } from '#shared/model/turnEvent.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import type { RunState } from './run.ts';
import type { Sound } from './sound.ts';

/** A short sound that may turn out to be a backchannel. */
export type Hum = Pick<Sound, 'startMs' | 'endMs'>;

/** What was heard at one moment, seen from the party that may have hummed. */
export interface HumInput {
  readonly by: Party;
  readonly atMs: Ms;
  /** The party's stretch of sound that ended at this moment. */
  readonly sound: Sound | null;
  readonly run: RunState;
  readonly otherRun: RunState;
  readonly otherHasFloor: boolean;
}

type HumConfig = Pick<
  TurnConfig,
  | 'humMinMs'
  | 'humProbability'
  | 'humSteadyMs'
  | 'humSteadyDb'
  | 'turnMinMs'
  | 'linkMs'
  | 'lastWordMs'
>;

/**
 * Hums: "mm-hm" is voiced through the nose, and the model hears little speech in it. A short sound as
 * loud as the party's own voice, while the other holds the floor and speaks on, is a backchannel
 * all the same, unless the party's speech follows at once: then it was a breath before it. The
 * model's faint belief tells it from a key or a knock, where it is nil.
 */
export function stepHum(
  waiting: Hum | null,
  input: HumInput,
  config: HumConfig,
): { readonly hum: Hum | null; readonly events: readonly Backchannel[] } {
  const { by, atMs, run, otherRun } = input;
  if (run.phase === 'on') return { hum: null, events: [] };
  const next = isHum(input, config) ? join(waiting, input.sound) : waiting;
  if (!next || atMs - next.endMs < config.linkMs) return { hum: next, events: [] };
  const spokeOn = otherRun.phase === 'on' && otherRun.voicedEndMs > next.endMs;
  if (!spokeOn && atMs - next.endMs < config.lastWordMs) return { hum: next, events: [] };
  const short = next.endMs - next.startMs < config.turnMinMs;
  if (!spokeOn || !short) return { hum: null, events: [] };
  return {
    hum: null,
    events: [{ type: 'backchannel', by, startMs: next.startMs, endMs: next.endMs, atMs }],
  };
}

function isHum(input: HumInput, config: HumConfig): boolean {
  const { sound, run, otherRun, otherHasFloor } = input;
  if (!sound || !otherHasFloor) return false;
  if (sound.peakProbability < config.humProbability && !isSteady(sound, config)) return false;
  const lengthMs = sound.endMs - sound.startMs;
  if (lengthMs < config.humMinMs || lengthMs >= config.turnMinMs) return false;
  // The tail of one's own speech is not a hum.
  if (run.barMs > 0 && sound.startMs - run.barMs < config.linkMs) return false;
  const otherMs = otherRun.phase === 'on' ? otherRun.startMs : otherRun.barMs;
  return otherMs < sound.startMs && sound.startMs - lastOf(otherRun) < config.lastWordMs;
}

/** End of a party's last word. */
function lastOf(run: RunState): Ms {
  return run.phase === 'on' ? run.voicedEndMs : run.barMs;
}

/** A hum holds its level; keys and knocks spring up and die away. */
function isSteady({ levels }: Sound, { humSteadyMs, humSteadyDb }: HumConfig): boolean {
  const frames = Math.ceil(humSteadyMs / VAD_FRAME_MS);
  return levels.some((_, i) => {
    const part = levels.slice(i, i + frames).filter((level) => level !== null);
    if (part.length < frames) return false;
    return Math.max(...part) - Math.min(...part) <= humSteadyDb;
  });
}

/** "Mm" and "hm" are one. */
function join(waiting: Hum | null, sound: Sound | null): Hum | null {
  if (!sound) return waiting;
  return { startMs: waiting?.startMs ?? sound.startMs, endMs: sound.endMs };
}
