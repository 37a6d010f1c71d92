import type { Ms } from '#shared/lib/units.ts';
import type { Cue } from '#shared/model/cue.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';

/** What the cue stage is told of one moment: what was just found, and what is known live. */
export interface CueMoment {
  readonly atMs: Ms;
  /** Found since the moment before, in their order. */
  readonly events: readonly TurnEvent[];
  /**
   * Who holds the floor, the start of its stretch without the other's turn or a long pause, and how
   * much of that was speech; null where nobody does.
   */
  readonly floor: {
    readonly holder: Party;
    readonly sinceMs: Ms;
    readonly spokenMs: Ms;
  } | null;
  /** Since when nobody has spoken, and who held the floor last; null while someone speaks. */
  readonly quiet: { readonly sinceMs: Ms; readonly after: Party } | null;
  readonly agentSpeaks: boolean;
  /** Start of a stretch in which the customer looks tense, at the one moment it is known to last. */
  readonly tenseSinceMs: Ms | null;
  /** False while the customer is muted or the line is down: silence then says nothing. */
  readonly customerHeard: boolean;
}

/** A cue that a rule would like to give; whether it is due is decided in arbitrate.ts. */
export type Wanted = Omit<Cue, 'id'>;

/** What a rule makes of a moment. `M` is what it has to remember. */
export interface RuleStep<M> {
  readonly memory: M;
  readonly wanted: readonly Wanted[];
}

/** Nothing to say; the rule remembers `memory`. */
export function nothing<M>(memory: M): RuleStep<M> {
  return { memory, wanted: [] };
}
