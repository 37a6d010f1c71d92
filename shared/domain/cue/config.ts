import type { Ms } from '#shared/lib/units.ts';

/** Every number of the cue stage. The budget is the product's promise: cues are few and calm. */
export interface CueConfig {
  /** At most this many cues in any `budgetWindowMs`. */
  readonly budget: number;
  readonly budgetWindowMs: Ms;
  /** Quiet after a cue; longer than a cue is on screen (8 s), so there are never two at once. */
  readonly cooldownMs: Ms;
  /** No cue at the beginning of a call: greetings run into each other. */
  readonly quietStartMs: Ms;
}

export const defaultCueConfig: CueConfig = {
  budget: 3,
  budgetWindowMs: 300_000,
  cooldownMs: 20_000,
  quietStartMs: 5_000,
};
