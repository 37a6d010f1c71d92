import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { Monologue, TurnEvent } from '#shared/model/turnEvent.ts';
import type { TurnConfig } from './config.ts';

/** Speech of one party without the other's turn, and without a long pause. */
export interface Stretch {
  readonly by: Party;
  readonly startMs: Ms;
  readonly endMs: Ms;
}

/**
 * Finds monologues: one party's speech for `monologueMs` or more, with no turn of the other and no
 * long pause in it. Told when it is over.
 */
export function stepMonologue(
  state: Stretch | null,
  event: TurnEvent,
  config: Pick<TurnConfig, 'monologueMs' | 'longPauseMs'>,
): { readonly state: Stretch | null; readonly events: readonly Monologue[] } {
  if (event.type === 'turn') {
    const mine = state?.by === event.party ? state : null;
    return { state: null, events: told(mine, event.endMs, event.atMs, config) };
  }
  if (event.type !== 'speech') return { state, events: [] };
  const { party, startMs, endMs, atMs } = event;
  if (!state) return { state: { by: party, startMs, endMs }, events: [] };
  // The other's sounds do not end it: only the other's turn does.
  if (state.by !== party) return { state, events: [] };
  if (startMs - state.endMs < config.longPauseMs) {
    return { state: { ...state, endMs: Math.max(state.endMs, endMs) }, events: [] };
  }
  return {
    state: { by: party, startMs, endMs },
    events: told(state, state.endMs, atMs, config),
  };
}

function told(
  stretch: Stretch | null,
  endMs: Ms,
  atMs: Ms,
  { monologueMs }: Pick<TurnConfig, 'monologueMs'>,
): readonly Monologue[] {
  if (!stretch || endMs - stretch.startMs < monologueMs) return [];
  return [{ type: 'monologue', by: stretch.by, startMs: stretch.startMs, endMs, atMs }];
}
