import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import type { Monologue, TurnEvent } from '#shared/model/turnEvent.ts';
import type { TurnConfig } from './config.ts';

/** A party's speech without a long pause of its own. */
interface Stretch {
  readonly startMs: Ms;
  /** End of its last run of speech that is over. */
  readonly endMs: Ms;
  /** Its runs of speech that are over, without the pauses between them. */
  readonly spokenMs: Ms;
}

export type Stretches = PerParty<Stretch | null>;

export const noStretches: Stretches = { agent: null, customer: null };

type MonologueConfig = Pick<TurnConfig, 'monologueMs' | 'longPauseMs'>;

/**
 * Finds monologues: one party's speech for `monologueMs` or more, with no turn of the other and no
 * long pause in it. Told when it is over. The other's backchannels do not end it.
 */
function stepMonologue(
  before: Stretches,
  event: TurnEvent,
  config: MonologueConfig,
): { readonly stretches: Stretches; readonly events: readonly Monologue[] } {
  switch (event.type) {
    case 'speechStart': {
      const { party, startMs, atMs } = event;
      const stretch = before[party];
      if (stretch && startMs - stretch.endMs < config.longPauseMs) {
        return { stretches: before, events: [] };
      }
      return {
        stretches: { ...before, [party]: { startMs, endMs: startMs, spokenMs: 0 } },
        events: told(party, stretch, stretch?.endMs ?? 0, atMs, config),
      };
    }
    case 'speech': {
      const { party, startMs, endMs } = event;
      const spokenMs = (before[party]?.spokenMs ?? 0) + endMs - startMs;
      const stretch = { startMs: before[party]?.startMs ?? startMs, endMs, spokenMs };
      return { stretches: { ...before, [party]: stretch }, events: [] };
    }
    case 'turn': {
      const { party, endMs, atMs } = event;
      return {
        stretches: { ...before, [party]: null },
        events: told(party, before[party], endMs, atMs, config),
      };
    }
    default:
      return { stretches: before, events: [] };
  }
}

/** Takes events in their order, and adds the monologues that they end. */
export function withMonologues(
  before: Stretches,
  events: readonly TurnEvent[],
  config: MonologueConfig,
): { readonly stretches: Stretches; readonly events: readonly TurnEvent[] } {
  if (events.length === 0) return { stretches: before, events };
  let stretches = before;
  const out: TurnEvent[] = [];
  for (const event of events) {
    const step = stepMonologue(stretches, event, config);
    stretches = step.stretches;
    out.push(event, ...step.events);
  }
  return { stretches, events: out };
}

function told(
  by: Party,
  stretch: Stretch | null,
  endMs: Ms,
  atMs: Ms,
  { monologueMs }: MonologueConfig,
): readonly Monologue[] {
  if (!stretch || endMs - stretch.startMs < monologueMs) return [];
  return [{ type: 'monologue', by, startMs: stretch.startMs, endMs, atMs }];
}
