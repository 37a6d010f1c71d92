import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import { closeExchange } from './exchange.ts';
import { noExchange } from './exchangeState.ts';
import { noStretches, withMonologues } from './monologue.ts';
import type { MuteState } from './mute.ts';
import { longPause } from './pause.ts';
import { quietRun } from './run.ts';
import type { TurnState, TurnStep } from './state.ts';
import { each, parties, speechOf, spokenOf } from './state.ts';

/**
 * Whether a party's frames have been missing for longer than `holeMs`. A muted party needs no
 * frames: it is known to be silent.
 * @param atMs end of the frames that came now
 */
export function hasHole(state: TurnState, mutes: PerParty<MuteState>, atMs: Ms): boolean {
  return parties.some((party) => {
    const last = state.heardMs[party];
    if (last === null || mutes[party].muted) return false;
    return atMs - VAD_FRAME_MS - last > state.config.holeMs;
  });
}

/** A party's sound was lost: a long pause before that was one, and everything open is ended. */
export function loseSound(state: TurnState, atMs: Ms): TurnStep {
  const measuredTo = Math.min(...parties.map((party) => state.heardMs[party] ?? 0));
  const pauses = longPause(state.quietSince, measuredTo, atMs, state.config);
  const closed = closeAll(state, atMs);
  return { state: closed.state, events: [...closed.events, ...pauses] };
}

/**
 * Ends all that is open, where it was last heard: the call is over, or a party's sound was lost, so
 * that nothing can be said about what spans the hole. Levels and totals stay.
 */
export function closeAll(state: TurnState, atMs: Ms): TurnStep {
  const open = each((party) => (state.runs[party].phase === 'on' ? state.runs[party] : null));
  const events: TurnEvent[] = [
    ...parties.flatMap((party) => speechOf(party, open[party], atMs)),
    ...closeExchange(state.exchange, atMs),
  ];
  return {
    state: {
      ...state,
      sounds: each(() => null),
      hums: each(() => null),
      runs: each((party) => {
        const { phase, voicedEndMs, barMs } = state.runs[party];
        return { ...quietRun, barMs: phase === 'on' ? voicedEndMs : barMs };
      }),
      spokenMs: each((party) => state.spokenMs[party] + spokenOf(open[party])),
      heardMs: each(() => null),
      exchange: noExchange,
      quietSince: null,
      stretches: noStretches,
    },
    events: withMonologues(state.stretches, events, state.config).events,
  };
}
