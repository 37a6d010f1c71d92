import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment, RuleStep } from './moment.ts';
import { nothing } from './moment.ts';
import type { OwnGaps } from './ownGaps.ts';
import { followGaps, usualLongestGapMs } from './ownGaps.ts';

/**
 * Silence from which a customer is left waiting, at least: half as long again as what counts as a
 * long pause (2 s), and six times what is usual in a video call. Our own choice.
 */
export const WAITS_MS: Ms = 3_000;

/**
 * A customer's last words are a turn that waits for an answer from this much on; less is an "okay"
 * to what the agent said, and leaves the agent free to look something up. The measure that the turn
 * stage has for a turn, without which a short sound is a listening signal.
 */
const WAITING_TURN_MS: Ms = 704;

/** What the customer has said since the agent last had the floor; long pauses part its stretches. */
interface CustomerSaid {
  readonly sinceMs: Ms;
  readonly spokenMs: Ms;
  /** In the stretches before this one. */
  readonly earlierMs: Ms;
}

export interface WaitsMemory {
  readonly gaps: OwnGaps;
  readonly said: CustomerSaid | null;
  /** The last moment at which the customer could not be heard. */
  readonly unheardMs: Ms;
  /** Start of the quiet that was told about last. */
  readonly toldMs: Ms | null;
}

export const noWaits: WaitsMemory = { gaps: [], said: null, unheardMs: 0, toldMs: null };

/**
 * Nobody speaks, and it is the agent's turn: for 3 s, or for longer than the agent usually takes in
 * this call, whichever is more. An agent who is muted lets the customer wait all the same; a
 * customer who is muted, or whose line is down, is not measured. On hold no moments come in.
 */
export function customerWaitsRule(before: WaitsMemory, moment: CueMoment): RuleStep<WaitsMemory> {
  const { atMs, quiet } = moment;
  const memory = remember(before, moment);
  if (quiet?.after !== 'customer' || !moment.customerHeard) return nothing(memory);
  const sinceMs = Math.max(quiet.sinceMs, memory.unheardMs);
  if (sinceMs === memory.toldMs) return nothing(memory);
  const limitMs = Math.max(WAITS_MS, usualLongestGapMs(memory.gaps) ?? 0);
  if (atMs - sinceMs <= limitMs || !isTurn(memory.said)) return nothing(memory);
  return {
    memory: { ...memory, toldMs: sinceMs },
    wanted: [{ kind: 'customerWaits', tone: 'hint', atMs, aboutMs: sinceMs }],
  };
}

function remember(before: WaitsMemory, moment: CueMoment): WaitsMemory {
  const { atMs, customerHeard } = moment;
  const gaps = followGaps(before.gaps, moment);
  const said = followSaid(before.said, moment);
  const unheardMs = customerHeard ? before.unheardMs : atMs;
  return { ...before, gaps, said, unheardMs };
}

function followSaid(before: CustomerSaid | null, { floor }: CueMoment): CustomerSaid | null {
  if (!floor) return before;
  if (floor.holder === 'agent') return null;
  const { sinceMs, spokenMs } = floor;
  if (!before) return { sinceMs, spokenMs, earlierMs: 0 };
  if (before.sinceMs === sinceMs) return { ...before, spokenMs };
  return { sinceMs, spokenMs, earlierMs: before.earlierMs + before.spokenMs };
}

function isTurn(said: CustomerSaid | null): boolean {
  return said !== null && said.spokenMs + said.earlierMs >= WAITING_TURN_MS;
}
