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
}

export const quietRun: RunState = {
  phase: 'quiet',
  startMs: 0,
  voicedEndMs: 0,
  voicedMs: 0,
  overlapMs: 0,
};

/** What a step did to a run. */
export interface RunStep {
  readonly run: RunState;
  readonly started: boolean;
  /** The run that ended with this step. */
  readonly ended: RunState | null;
}

/**
 * Takes one moment into a run. A run starts with its first voiced frame, is believed after
 * `minSpeechMs` of voiced frames, and ends with its last voiced frame once `hangoverMs` were quiet.
 * @param atMs end of the frame
 */
export function stepRun(
  run: RunState,
  atMs: Ms,
  voiced: boolean,
  otherVoiced: boolean,
  config: Pick<TurnConfig, 'minSpeechMs' | 'unbelievedGapMs' | 'hangoverMs'>,
): RunStep {
  const before = expire(run, atMs - (voiced ? VAD_FRAME_MS : 0), config);
  if (!voiced) return { run: before.run, started: false, ended: before.ended };
  const grown = grow(before.run, atMs, otherVoiced);
  const started = grown.phase === 'perhaps' && grown.voicedMs >= config.minSpeechMs;
  return {
    run: started ? { ...grown, phase: 'on' } : grown,
    started,
    ended: before.ended,
  };
}

function grow(run: RunState, atMs: Ms, otherVoiced: boolean): RunState {
  const both = otherVoiced ? VAD_FRAME_MS : 0;
  if (run.phase === 'quiet') {
    return {
      phase: 'perhaps',
      startMs: atMs - VAD_FRAME_MS,
      voicedEndMs: atMs,
      voicedMs: VAD_FRAME_MS,
      overlapMs: both,
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
  if (run.phase === 'on' && quietMs >= config.hangoverMs) return { run: quietRun, ended: run };
  if (run.phase === 'perhaps' && quietMs >= config.unbelievedGapMs) {
    return { run: quietRun, ended: null };
  }
  return { run, ended: null };
}
