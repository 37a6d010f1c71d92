import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { Bid } from './bid.ts';
import type { Floor } from './floor.ts';
import type { RunState } from './run.ts';

/** A talk-over that goes on. */
export interface OpenTalkOver {
  readonly by: Party;
  readonly startMs: Ms;
  readonly cueAtMs: Ms;
  /** End of the interrupter's last voiced frame. */
  readonly lastMs: Ms;
  readonly yielded: boolean;
}

/** Who has the floor, who wants it, and whether someone talks over the other. */
export interface ExchangeState {
  readonly floor: Floor | null;
  readonly bid: Bid | null;
  readonly talkOver: OpenTalkOver | null;
}

export const noExchange: ExchangeState = { floor: null, bid: null, talkOver: null };

/** What was heard at one moment. */
export interface Heard {
  readonly atMs: Ms;
  readonly runs: PerParty<RunState>;
  readonly voiced: PerParty<boolean>;
  /** Who is voiced clearly: not the decay of a last word. */
  readonly clear: PerParty<boolean>;
  /** Who is voiced, and not only the line's noise after a last word. */
  readonly aboveNoise: PerParty<boolean>;
  /** Whose runs were believed at this moment. */
  readonly started: PerParty<boolean>;
}

export interface ExchangeStep {
  readonly state: ExchangeState;
  readonly events: readonly TurnEvent[];
}

/** The interruption that an open talk-over has been. */
export function endTalkOver(open: OpenTalkOver | null, atMs: Ms): readonly TurnEvent[] {
  if (!open) return [];
  const { by, startMs, cueAtMs, lastMs, yielded } = open;
  return [{ type: 'interruption', by, startMs, endMs: lastMs, cueAtMs, yielded, atMs }];
}
