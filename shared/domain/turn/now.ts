import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnState } from './state.ts';
import { parties } from './state.ts';
import { lengthOf } from './run.ts';

/*
 * What is known live, as of the last moment that was measured. These say nothing about the time
 * after it: when frames stop coming, the state stands still, so ask on frames and not on a timer.
 */

/** Start of the party's run of speech that goes on now; null while it is quiet. */
export function speakingSince(state: TurnState, party: Party): Ms | null {
  const run = state.runs[party];
  return run.phase === 'on' ? run.startMs : null;
}

/** Who holds the floor now. */
export interface FloorNow {
  readonly holder: Party;
  /**
   * Start of the stretch in which the holder spoke without the other's turn and without a long
   * pause of its own; the other's backchannels do not end it. The same stretch as a Monologue's.
   */
  readonly sinceMs: Ms;
  /** The holder's speech since then, without its pauses. */
  readonly spokenMs: Ms;
}

/**
 * The floor now; null before the first speech, after lost sound, and once the holder has been quiet
 * for a long pause. A floor that is only lent, for a short sound into the holder's pause, is still
 * the holder's.
 */
export function floorNow(state: TurnState): FloorNow | null {
  const { floor } = state.exchange;
  if (!floor) return null;
  const { holder, startMs } = floor.tentative?.previous ?? floor;
  const run = state.runs[holder].phase === 'on' ? state.runs[holder] : null;
  const stretch = state.stretches[holder];
  if (!run && (!stretch || lastMomentMs(state) - stretch.endMs >= state.config.longPauseMs)) {
    return null;
  }
  return {
    holder,
    sinceMs: stretch?.startMs ?? run?.startMs ?? startMs,
    spokenMs: (stretch?.spokenMs ?? 0) + (run ? lengthOf(run) : 0),
  };
}

/** Nobody speaks. */
export interface QuietNow {
  /** End of the last speech. */
  readonly sinceMs: Ms;
  /** Who spoke last as holder of the floor; a backchannel into its pause does not count. */
  readonly after: Party;
}

/**
 * The quiet that goes on now; null while somebody speaks, before the first speech, and where a
 * party's sound is missing: nobody knows then whether it is quiet. A muted party is quiet.
 */
export function quietNow(state: TurnState): QuietNow | null {
  const { floor } = state.exchange;
  if (state.quietSince === null || !floor) return null;
  if (parties.some((party) => state.heardMs[party] === null)) return null;
  const { holder } = floor.tentative?.previous ?? floor;
  return { sinceMs: state.quietSince, after: holder };
}

function lastMomentMs({ heardMs }: TurnState): Ms {
  return Math.max(heardMs.agent ?? 0, heardMs.customer ?? 0);
}
