import type { Ms } from '#shared/lib/units.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { FRAME_MS } from './moment.ts';

/*
 * All times are on the agent's media clock. What arrives from the customer at t was spoken at about
 * t − (half the round trip + the wait in the jitter buffer); without setting that right, an agent
 * who answers at the right moment would seem to talk over the end of what the line still brings.
 * What the loudspeaker adds is not in it: the voice is read before that.
 */

/** One look at the line the customer's voice comes over. Null: not told. */
export interface LineLook {
  /** To the other side and back, now. */
  readonly roundTripMs: Ms | null;
  /** How long all samples together have waited in the jitter buffer since the line began … */
  readonly jitterBufferMs: Ms | null;
  /** … and how many they were. */
  readonly jitterBufferSamples: number | null;
}

/** What is known of the line's delay. Opaque but for `delayMs` and `frames`. */
export interface LineDelay {
  /** Smoothed, one way; 0 while nothing is known, at most MAX_DELAY_MS. */
  readonly delayMs: Ms;
  /** The same in whole frames: by how many the customer's frames are set back. */
  readonly frames: number;
  readonly roundTripMs: Ms | null;
  readonly waitMs: Ms | null;
  readonly before: { readonly ms: Ms; readonly samples: number } | null;
}

/** The turn stage waits 256 ms for the other party's frame of a moment: one frame less than that. */
export const MAX_DELAY_MS: Ms = 7 * FRAME_MS;

/** Weight of a new look: a change of the line is followed within some seconds, a peak is not. */
const SMOOTHING = 0.3;

/** The shift moves once the delay is this far from it, in frames: no to and fro at a half. */
const HYSTERESIS_FRAMES = 0.75;

export const noLineDelay: LineDelay = {
  delayMs: 0,
  frames: 0,
  roundTripMs: null,
  waitMs: null,
  before: null,
};

/**
 * Takes one look, about once a second. What a look does not tell stays as it was; what was never
 * told counts as nothing.
 * @param look null where there is no line now: the next one counts from zero
 */
export function stepLineDelay(state: LineDelay, look: LineLook | null): LineDelay {
  if (look === null) return { ...state, before: null };
  const before = totalsOf(look);
  const roundTripMs = smooth(state.roundTripMs, sound(look.roundTripMs));
  const waitMs = smooth(state.waitMs, waitBetween(state.before, before));
  const delayMs = Math.min(MAX_DELAY_MS, (roundTripMs ?? 0) / 2 + (waitMs ?? 0));
  const exact = delayMs / FRAME_MS;
  const frames =
    Math.abs(exact - state.frames) >= HYSTERESIS_FRAMES ? Math.round(exact) : state.frames;
  return { delayMs, frames, roundTripMs, waitMs, before };
}

/** A time that can be one. */
function sound(ms: Ms | null): Ms | null {
  return ms !== null && Number.isFinite(ms) && ms >= 0 ? ms : null;
}

function totalsOf({ jitterBufferMs, jitterBufferSamples }: LineLook): LineDelay['before'] {
  const ms = sound(jitterBufferMs);
  const samples = sound(jitterBufferSamples);
  return ms === null || samples === null ? null : { ms, samples };
}

/** How long a sample waited between two looks; null where none came, or a new line counts anew. */
function waitBetween(before: LineDelay['before'], now: LineDelay['before']): Ms | null {
  if (before === null || now === null) return null;
  const samples = now.samples - before.samples;
  return samples > 0 ? sound((now.ms - before.ms) / samples) : null;
}

function smooth(known: Ms | null, seen: Ms | null): Ms | null {
  if (known === null || seen === null) return seen ?? known;
  return known + SMOOTHING * (seen - known);
}

/**
 * Sets frames of the customer's back to when they were spoken. Where the delay has grown, frames
 * that would come twice are left out; where it has shrunk, some are missing: time never runs back.
 * @param lastMs time of the last frame that was let through; -Infinity before the first
 */
export function setBack(
  frames: readonly VadFrame[],
  { frames: by }: Pick<LineDelay, 'frames'>,
  lastMs: Ms,
): { readonly frames: readonly VadFrame[]; readonly lastMs: Ms } {
  const kept: VadFrame[] = [];
  let last = lastMs;
  for (const frame of frames) {
    if (frame.party === 'agent') {
      kept.push(frame);
      continue;
    }
    const atMs = frame.atMs - by * FRAME_MS;
    if (atMs <= last) continue;
    last = atMs;
    kept.push(by === 0 ? frame : { ...frame, atMs });
  }
  return { frames: kept, lastMs: last };
}
