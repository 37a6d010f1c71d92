import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { closeAll } from './closing.ts';
import type { TurnConfig } from './config.ts';
import { defaultTurnConfig } from './config.ts';
import type { Moment } from './moment.ts';
import { drainPairs, emptyPairs, pairFrame } from './moment.ts';
import { noteMute } from './mute.ts';
import type { TurnState, TurnStep } from './state.ts';
import { emptyTurns } from './state.ts';
import { takeMoment } from './takeMoment.ts';

export { floorNow, quietNow, speakingSince } from './now.ts';
export type { TurnState, TurnStep } from './state.ts';

/** The turn stage at the start of a call. */
export function startTurns(config: TurnConfig = defaultTurnConfig): TurnState {
  return emptyTurns(config);
}

/**
 * Takes one frame. A party's frames come in order of time; late ones are dropped. The two parties'
 * frames of one moment may come in any order, up to `maxSkewMs` apart.
 */
export function stepTurns(state: TurnState, frame: VadFrame): TurnStep {
  const paired = pairFrame(state.pairs, frame, state.config.maxSkewMs);
  return takeMoments({ ...state, pairs: paired.state }, paired.moments);
}

/** Notes that a party muted or unmuted itself; its frames that end after `atMs` are silence. */
export function muteTurns(state: TurnState, party: Party, atMs: Ms, muted: boolean): TurnState {
  const mutes = { ...state.mutes, [party]: noteMute(state.mutes[party], atMs, muted) };
  return { ...state, mutes };
}

/** The call is over: takes the frames that still wait, and ends everything that is open. */
export function endTurns(state: TurnState, atMs: Ms): TurnStep {
  const last = takeMoments({ ...state, pairs: emptyPairs }, drainPairs(state.pairs));
  const closed = closeAll(last.state, atMs);
  return { state: closed.state, events: [...last.events, ...closed.events] };
}

function takeMoments(state: TurnState, moments: readonly Moment[]): TurnStep {
  const events: TurnEvent[] = [];
  let current = state;
  for (const moment of moments) {
    const step = takeMoment(current, moment);
    current = step.state;
    events.push(...step.events);
  }
  return { state: current, events };
}
