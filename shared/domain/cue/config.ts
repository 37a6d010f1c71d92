import type { Ms } from '#shared/lib/units.ts';
import type { CueKind } from '#shared/model/cue.ts';

/**
 * Every number about when a cue may be shown at all; those about what deserves one stand with their
 * rules. The budget is the product's promise: cues are few and calm.
 */
export interface CueConfig {
  /** At most this many cues in any `budgetWindowMs`, praise included. */
  readonly budget: number;
  readonly budgetWindowMs: Ms;
  /**
   * How long a cue stays before it fades by itself: time to read a short line twice. No cue comes
   * sooner after another, so there are never two at once.
   */
  readonly onScreenMs: Ms;
  /**
   * Quiet after a cue, for hints and praise: time to take the cue up, and to listen again. Strong
   * cues may come sooner (see arbitrate.ts).
   */
  readonly cooldownMs: Ms;
  /** No cue at the beginning of a call: greetings run into each other. */
  readonly quietStartMs: Ms;
  /** Places of the budget that praise leaves to hints. */
  readonly keptForHints: number;
  /** Quiet between two praises of any kind: what is said all the time is no praise. */
  readonly praiseEveryMs: Ms;
  /**
   * Quiet of one kind after itself, where the cooldown is not enough: what was just said twice is not
   * news. At most `budgetWindowMs`.
   */
  readonly againAfterMs: Readonly<Partial<Record<CueKind, Ms>>>;
}

export const defaultCueConfig: CueConfig = {
  budget: 3,
  budgetWindowMs: 300_000,
  onScreenMs: 8_000,
  cooldownMs: 20_000,
  quietStartMs: 5_000,
  keptForHints: 1,
  praiseEveryMs: 300_000,
  againAfterMs: { talkOverHabit: 180_000, customerWaits: 120_000, answeredAtOnce: 300_000 },
};
