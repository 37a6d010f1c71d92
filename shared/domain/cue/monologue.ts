import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment, RuleStep } from './moment.ts';
import { nothing } from './moment.ts';

/*
 * The agent's speech without the customer's turn: a hint at 75 s, a strong one at 150 s. At a usual
 * pace of 150 words a minute that is some 190 and 370 words, far more than anybody can hold and give
 * back; turns in talk between two last seconds. Our own choice: explaining a bill does take a minute.
 */
export const MONOLOGUE_HINT_MS: Ms = 75_000;
export const MONOLOGUE_STRONG_MS: Ms = 150_000;

export interface MonologueMemory {
  /** Start of the stretch that something was said about, and what. */
  readonly sinceMs: Ms | null;
  readonly told: 'hint' | 'strong';
}

export const noMonologue: MonologueMemory = { sinceMs: null, told: 'hint' };

/**
 * Live, while the agent still speaks: in a pause the customer may be about to come in anyway. The
 * customer's "mm-hm" does not end a stretch, a turn or a long pause does (see turn/now.ts).
 */
export function monologueRule(
  before: MonologueMemory,
  { atMs, floor, agentSpeaks }: CueMoment,
): RuleStep<MonologueMemory> {
  if (floor?.holder !== 'agent' || !agentSpeaks) return nothing(before);
  const { sinceMs } = floor;
  const lengthMs = atMs - sinceMs;
  if (lengthMs < MONOLOGUE_HINT_MS) return nothing(before);
  const tone = lengthMs < MONOLOGUE_STRONG_MS ? 'hint' : 'strong';
  const told = before.sinceMs === sinceMs ? before.told : null;
  if (told === 'strong' || told === tone) return nothing(before);
  return {
    memory: { sinceMs, told: tone },
    wanted: [{ kind: 'monologue', tone, atMs, aboutMs: sinceMs }],
  };
}
