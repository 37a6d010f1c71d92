import type { Ms } from '#shared/lib/units.ts';
import type { LineCause, LineQuality } from '#shared/model/lineQuality.ts';

/** How much picture is sent. */
export interface VideoLimit {
  /** False sends no picture at all. */
  readonly active: boolean;
  readonly maxBitrate: number;
  /** The camera's picture is sent at one over this of its width and height. */
  readonly scaleDownBy: number;
  readonly maxFps: number;
}

/*
 * Bits a second for a face at that size and rate: VP8 needs about 0.06 to 0.1 bits a pixel and
 * picture. Of a 1280x720 camera: 720p, 480p, 360p, 180p, nothing.
 */
const rungs = [
  { active: true, maxBitrate: 1_500_000, scaleDownBy: 1, maxFps: 30 },
  { active: true, maxBitrate: 700_000, scaleDownBy: 1.5, maxFps: 30 },
  { active: true, maxBitrate: 300_000, scaleDownBy: 2, maxFps: 20 },
  { active: true, maxBitrate: 100_000, scaleDownBy: 4, maxFps: 12 },
  { active: false, maxBitrate: 100_000, scaleDownBy: 4, maxFps: 12 },
] as const satisfies readonly VideoLimit[];

const NO_PICTURE = rungs.length - 1;
/** A weak line keeps a small picture; only a poor one goes without. */
const SMALLEST = NO_PICTURE - 1;

/** What sending less of one's own picture can help against. */
const helped: readonly LineCause[] = ['lossOut', 'delay', 'lowBitrate'];

/** From one step down to the next: a window of figures, so that the step before shows in them. */
export const STEP_DOWN_MS: Ms = 2000;
/** From one step up to the next, on a line that has been told good. Twice as long after a relapse. */
export const STEP_UP_MS: Ms = 8000;
const STEP_UP_AT_MOST_MS: Ms = 64_000;
/** A step down so soon after one up says that the step up was too much. */
export const RELAPSE_MS: Ms = 15_000;

export interface LadderState {
  /** 0 is everything. */
  readonly rung: number;
  /** The last step, or the last moment at which a step up was out of the question. */
  readonly steppedMs: Ms;
  readonly wentUpMs: Ms | null;
  readonly stepUpMs: Ms;
}

export const topOfLadder: LadderState = {
  rung: 0,
  steppedMs: -Infinity,
  wentUpMs: null,
  stepUpMs: STEP_UP_MS,
};

export function limitOf({ rung }: LadderState): VideoLimit {
  return rungs[rung] ?? rungs[0];
}

/**
 * Video gives way before audio: down fast (two rungs at a time on a poor line), up slowly, and more
 * slowly each time that it was too soon.
 * @param quality what is told of the line; null leaves everything as it is
 */
export function stepLadder(state: LadderState, quality: LineQuality | null, atMs: Ms): LadderState {
  if (quality === null) return state;
  const isHelped = quality.causes.some((cause) => helped.includes(cause));
  if (!isHelped) return quality.level === 'poor' ? wait(state, atMs) : up(state, atMs);
  const lowest = quality.level === 'poor' ? NO_PICTURE : SMALLEST;
  return state.rung >= lowest ? wait(state, atMs) : down(state, lowest, quality, atMs);
}

function wait(state: LadderState, atMs: Ms): LadderState {
  return { ...state, steppedMs: atMs };
}

function down(state: LadderState, lowest: number, { level }: LineQuality, atMs: Ms): LadderState {
  if (atMs - state.steppedMs < STEP_DOWN_MS) return state;
  const relapsed = state.wentUpMs !== null && atMs - state.wentUpMs < RELAPSE_MS;
  return {
    rung: Math.min(lowest, state.rung + (level === 'poor' ? 2 : 1)),
    steppedMs: atMs,
    wentUpMs: null,
    stepUpMs: relapsed ? Math.min(STEP_UP_AT_MOST_MS, state.stepUpMs * 2) : state.stepUpMs,
  };
}

function up(state: LadderState, atMs: Ms): LadderState {
  const { rung, stepUpMs, wentUpMs } = state;
  if (rung === 0) {
    // What went wrong on the way up is forgotten once the top has held.
    const holds = stepUpMs !== STEP_UP_MS && atMs - (wentUpMs ?? atMs) >= RELAPSE_MS;
    return holds ? { ...state, stepUpMs: STEP_UP_MS } : state;
  }
  if (atMs - state.steppedMs < stepUpMs) return state;
  return { rung: rung - 1, steppedMs: atMs, wentUpMs: atMs, stepUpMs };
}
