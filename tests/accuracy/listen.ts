import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from '#shared/domain/turn/config.ts';
import { quantise } from '#shared/domain/packing.ts';
import { endTurns, startTurns, stepTurns } from '#shared/domain/turn/turn.ts';

/** All turn events of a recording's frames, taken one by one and quantised, as in a call. */
export function turnEventsOf(frames: readonly VadFrame[], config?: TurnConfig): TurnEvent[] {
  let state = startTurns(config);
  const events: TurnEvent[] = [];
  for (const frame of frames) {
    const step = stepTurns(state, quantise(frame));
    state = step.state;
    events.push(...step.events);
  }
  events.push(...endTurns(state, frames.at(-1)?.atMs ?? 0).events);
  return events;
}
