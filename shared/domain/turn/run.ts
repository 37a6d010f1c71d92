import type { Ms } from '#shared/lib/units.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';

/** One party's run of speech: quiet, perhaps (gathering), or on. */
export interface RunState {
  readonly phase: 'quiet' | 'perhaps' | 'on';
  /** Start of its first voiced frame. */
  readonly startMs: Ms;
  /** End of its last voiced frame. */
  readonly voicedEndMs: Ms;
  /** Sum of its voiced frames. */
  readonly voicedMs: Ms;
  /** Of these, while the other was voiced too. */
  readonly overlapMs: Ms;
  /** End of the run before: a run never reaches back into it. */
  readonly barMs: Ms;
}

export const quietRun: RunState = {
  phase: 'quiet',
  startMs: 0,
  voicedEndMs: 0,
  voicedMs: 0,
  overlapMs: 0,
  barMs: 0,
};

/** How long a run has lasted, from its first voiced frame to its last. */
export function lengthOf(run: RunState): Ms {
  return run.voicedEndMs - run.startMs;
}

/** What a step did to a run. */
export interface RunStep {
  readonly run: RunState;
  readonly started: boolean;
  /** The run that ended with this step. */
  readonly ended: RunState | null;
}

/** What was heard of the party at one moment. */
export interface RunInput {
  /** End of the frame. */
  readonly atMs: Ms;
  readonly voiced: boolean;
  readonly otherVoiced: boolean;
  /** Start of the sound that goes on now, whether or not the model takes it for speech; or null. */
  readonly soundSinceMs: Ms | null;
}

type RunConfig = Pick<TurnConfig, 'minSpeechMs' | 'unbelievedGapMs' | 'hangoverMs' | 'reachBackMs'>;

/**
 * Takes one moment into a run. A run is believed after `minSpeechMs` of voiced frames, and ends with
 * its last voiced frame once `hangoverMs` were quiet. It starts with its first voiced frame, or with
 * the sound that this frame belongs to: the model often wakes up in the middle of a word.
 */
export function stepRun(run: RunState, input: RunInput, config: RunConfig): RunStep {
  const { atMs, voiced, otherVoiced, soundSinceMs } = input;
  const before = expire(run, atMs - (voiced ? VAD_FRAME_MS : 0), config);
  if (!voiced) return { run: before.run, started: false, ended: before.ended };
  const grown = grow(before.run, atMs, otherVoiced);
  const started = grown.phase === 'perhaps' && grown.voicedMs >= config.minSpeechMs;
  return {
    run: started ? reachBack({ ...grown, phase: 'on' }, soundSinceMs, config) : grown,
    started,
    ended: before.ended,
  };
}

/** Moves the start of a believed run back to the start of its sound, by `reachBackMs` at most. */
function reachBack(run: RunState, soundSinceMs: Ms | null, { reachBackMs }: RunConfig): RunState {
  if (soundSinceMs === null || soundSinceMs >= run.startMs) return run;
  const startMs = Math.max(soundSinceMs, run.startMs - reachBackMs, run.barMs);
  return { ...run, startMs };
}

function grow(run: RunState, atMs: Ms, otherVoiced: boolean): RunState {
  const both = otherVoiced ? VAD_FRAME_MS : 0;
  if (run.phase === 'quiet') {
    return {
      phase: 'perhaps',
      startMs: Math.max(atMs - VAD_FRAME_MS, run.barMs),
      voicedEndMs: atMs,
      voicedMs: VAD_FRAME_MS,
      overlapMs: both,
      barMs: run.barMs,
    };
  }
  return {
    ...run,
    voicedEndMs: atMs,
    voicedMs: run.voicedMs + VAD_FRAME_MS,
    overlapMs: run.overlapMs + both,
  };
}

/** Ends or discards a run that has been quiet for long enough at `nowMs`. */
function expire(
  run: RunState,
  nowMs: Ms,
  config: Pick<TurnConfig, 'unbelievedGapMs' | 'hangoverMs'>,
): { readonly run: RunState; readonly ended: RunState | null } {
  const quietMs = nowMs - run.voicedEndMs;
  if (run.phase === 'on' && quietMs >= config.hangoverMs) {
    return { run: { ...quietRun, barMs: run.voicedEndMs }, ended: run };
  }
  if (run.phase === 'perhaps' && quietMs >= config.unbelievedGapMs) {
    return { run: { ...quietRun, barMs: run.barMs }, ended: null };
  }
  return { run, ended: null };
}
