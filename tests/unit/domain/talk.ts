import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from '#shared/domain/turn/config.ts';
import { endTurns, startTurns, stepTurns } from '#shared/domain/turn/turn.ts';

/** A stretch of speech, in frames of 32 ms: [first, first after it). */
type FrameSpan = readonly [number, number];

export interface Talk {
  /** Length in frames. */
  readonly frames: number;
  readonly agent?: readonly FrameSpan[];
  readonly customer?: readonly FrameSpan[];
}

const SPEECH = { speechProbability: 0.95, levelDbfs: -25 };
const QUIET = { speechProbability: 0.02, levelDbfs: -70 };

/** Clean frames of both parties, in the order they would arrive. */
export function talk({ frames, agent = [], customer = [] }: Talk): VadFrame[] {
  const spans = { agent, customer };
  return Array.from({ length: frames }, (_, i) => i).flatMap((i) =>
    (['agent', 'customer'] as const).map((party) => ({
      party,
      atMs: (i + 1) * VAD_FRAME_MS,
      ...(spans[party].some(([from, to]) => i >= from && i < to) ? SPEECH : QUIET),
    })),
  );
}

/** The moment at which frame `i` begins. */
export function ms(frame: number): number {
  return frame * VAD_FRAME_MS;
}

/** All turn events of frames, as in a call that ends with the last one. */
export function turnEventsOf(frames: readonly VadFrame[], config?: TurnConfig): TurnEvent[] {
  let state = startTurns(config);
  const events: TurnEvent[] = [];
  for (const frame of frames) {
    const step = stepTurns(state, frame);
    state = step.state;
    events.push(...step.events);
  }
  return [...events, ...endTurns(state, frames.at(-1)?.atMs ?? 0).events];
}

/** The events of the named types only. */
export function only<T extends TurnEvent['type']>(
  events: readonly TurnEvent[],
  ...types: readonly T[]
): Extract<TurnEvent, { type: T }>[] {
  const wanted: readonly string[] = types;
  return events.filter((e): e is Extract<TurnEvent, { type: T }> => wanted.includes(e.type));
}

/** Frames of one party dropped within [fromMs, toMs). */
export function without(
  frames: readonly VadFrame[],
  party: Party,
  fromMs: number,
  toMs: number,
): VadFrame[] {
  return frames.filter((f) => f.party !== party || f.atMs <= fromMs || f.atMs > toMs);
}
