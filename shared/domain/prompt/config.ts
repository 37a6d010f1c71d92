import type { Ms } from '#shared/lib/units.ts';

/** Every number of the prompt stage. */
export interface PromptConfig {
  /** Prompts on the panel: more than three cannot be read while looking at a person. */
  readonly panelSize: number;
  /** The greeting is offered during the first seconds of a call. */
  readonly openingMs: Ms;
  /** After the agent talked over the customer, the yielding sentence stands first this long. */
  readonly yieldMs: Ms;
  /** After the customer was found to look more tense, acknowledging stands first this long. */
  readonly acknowledgeMs: Ms;
  /** After an action was noted, promising it aloud stands first this long; then it is time to close. */
  readonly commitMs: Ms;
  /** After a promise, or the question what is missing, closing stands on the panel this long. */
  readonly closeMs: Ms;
  /** Speech of the customer without the agent's turn from which it is worth reflecting back. */
  readonly longCustomerSpeechMs: Ms;
  /** Facts from which a question should have been asked: two are a story, one is a note. */
  readonly severalFacts: number;
  /** How long "not now" keeps a prompt away. */
  readonly notNowMs: Ms;
  /** Changes of the panel in any minute, those that the agent asked for apart. */
  readonly changesPerMinute: number;
  /** Of those, how many are kept for what happens in the talk: time passing alone uses the rest. */
  readonly keptForEvents: number;
  /** How long a panel stands before time passing alone may change it. */
  readonly dwellMs: Ms;
  /** On screen for this long without being said, a sentence had its chance. */
  readonly chanceMs: Ms;
}

export const defaultPromptConfig: PromptConfig = {
  panelSize: 3,
  openingMs: 20_000,
  yieldMs: 15_000,
  acknowledgeMs: 20_000,
  commitMs: 45_000,
  closeMs: 30_000,
  longCustomerSpeechMs: 8_000,
  severalFacts: 2,
  notNowMs: 120_000,
  changesPerMinute: 6,
  keptForEvents: 4,
  dwellMs: 15_000,
  chanceMs: 20_000,
};
