import type { Dbfs } from '#shared/lib/units.ts';
import type { TurnConfig } from './config.ts';

/** How one party's voice comes back on the other's line, as far as it was heard, for one delay. */
interface Path {
  /** Level of what comes back, relative to what was sent (negative): a running median. */
  readonly gainDb: number;
  /** How far the frames lay from it, on average: an echo follows its source, nothing else does. */
  readonly spreadDb: number;
  readonly heardFrames: number;
}

/** One path for each delay of 0, 1, 2 … frames. */
export type LeakState = readonly Path[];

/** Delays looked at: 0 to 4 frames, 30 to 150 ms of network-free path, buffers and canceller. */
const PATHS = 5;
/** Frames of what was sent that are needed for the longest delay; sound straddles two frames. */
export const SENT_FRAMES = PATHS + 1;
/** Where the search for the gain begins: what a working canceller leaves. */
const FIRST_GAIN_DB = -30;
/** Step of the running median: large at first, so that a second of the other's speech is enough. */
const FIRST_STEP_DB = 4;
const STEP_DB = 0.25;
/** Share of the way that the spread goes in one frame. */
const SPREAD_DRIFT = 0.06;
const FIRST_SPREAD_DB = 8;
/**
 * So far above a believed path a frame is somebody's own voice, and says nothing about the leak …
 */
const OWN_VOICE_DB = 8;
/** … but for a little doubt: after some 5 s of such frames the line itself may have changed. */
const DOUBT_DB = 0.03;
/** A path whose frames lie no further off than this is an echo's. */
const BELIEVED_SPREAD_DB = 5;
/** Frames before a path may be believed: a third of a second of the other's loud speech. */
const BELIEVED_FRAMES = 12;

/** Frames before the absence of a leak may be believed: a second of the other's loud speech … */
const BOUND_FRAMES = 30;
/** … and how many spreads above the gain the loudest of an echo's frames lie. */
const BOUND_SPREADS = 1;

export const unheardLeak: LeakState = Array.from({ length: PATHS }, () => ({
  gainDb: FIRST_GAIN_DB,
  spreadDb: FIRST_SPREAD_DB,
  heardFrames: 0,
}));

/**
 * Learns from one frame how the other's voice leaks back, by comparing its level with what the other
 * sent a little before.
 * @param sent the other's levels, newest first
 * @param noiseDbfs the line's noise; a frame no louder than that says only that no more leaks back
 */
export function followLeak(
  leak: LeakState,
  levelDbfs: Dbfs,
  sent: readonly Dbfs[],
  noiseDbfs: Dbfs,
): LeakState {
  return leak.map((path, delay) => {
    const source = sentDbfs(sent, delay);
    if (source === null) return path;
    const audible = levelDbfs >= noiseDbfs + 6;
    const offDb = levelDbfs - source - path.gainDb;
    const heardFrames = Math.min(10_000, path.heardFrames + 1);
    if (!audible && offDb >= 0) return { ...path, heardFrames };
    if (offDb > OWN_VOICE_DB && isBelieved(path)) {
      return { ...path, spreadDb: path.spreadDb + DOUBT_DB };
    }
    const stepDb = Math.max(STEP_DB, FIRST_STEP_DB / (1 + path.heardFrames / 4));
    return {
      gainDb: path.gainDb + Math.max(-stepDb, Math.min(stepDb, offDb)),
      spreadDb: path.spreadDb + (Math.min(20, Math.abs(offDb)) - path.spreadDb) * SPREAD_DRIFT,
      heardFrames,
    };
  });
}

/**
 * How loud the other's voice would come back in this frame; null where no leak is believed. The
 * delay is the one whose frames lay closest.
 */
export function leakedDbfs(
  leak: LeakState,
  sent: readonly Dbfs[],
  { echoAtLeastBelowDb }: Pick<TurnConfig, 'echoAtLeastBelowDb'>,
): Dbfs | null {
  let best: Dbfs | null = null;
  let leastDb = Infinity;
  leak.forEach((path, delay) => {
    const source = sentDbfs(sent, delay);
    if (source === null || !isBelieved(path) || path.gainDb > -echoAtLeastBelowDb) return;
    if (path.spreadDb >= leastDb) return;
    leastDb = path.spreadDb;
    best = source + path.gainDb;
  });
  return best;
}

/**
 * The most that can leak back by what was heard, relative to what was sent; null before enough was
 * heard. Low on a line without an echo, where the other's loud speech was followed by quiet.
 */
export function mostLeakedDb(leak: LeakState): number | null {
  const heard = leak.filter(({ heardFrames }) => heardFrames >= BOUND_FRAMES);
  if (heard.length === 0) return null;
  return Math.min(...heard.map(({ gainDb, spreadDb }) => gainDb + BOUND_SPREADS * spreadDb));
}

function isBelieved({ spreadDb, heardFrames }: Path): boolean {
  return spreadDb < BELIEVED_SPREAD_DB && heardFrames >= BELIEVED_FRAMES;
}

/** What was sent `delay` frames ago: the mean power of the two frames that the sound straddles. */
function sentDbfs(sent: readonly Dbfs[], delay: number): Dbfs | null {
  const near = sent[delay];
  const far = sent[delay + 1];
  if (near === undefined || far === undefined) return null;
  return 10 * Math.log10((10 ** (near / 10) + 10 ** (far / 10)) / 2);
}
