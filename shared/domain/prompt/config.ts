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
  /** Speech of the customer without the agent's turn from which it is worth reflecting back. */
  readonly longCustomerSpeechMs: Ms;
  /** How long "not now" keeps a prompt away. */
  readonly notNowMs: Ms;
  /** After how long a sentence that was said may be offered again; a greeting never is. */
  readonly saidAgainMs: Ms;
}

export const defaultPromptConfig: PromptConfig = {
  panelSize: 3,
  openingMs: 20_000,
  yieldMs: 15_000,
  acknowledgeMs: 20_000,
  longCustomerSpeechMs: 8_000,
  notNowMs: 120_000,
  saidAgainMs: 300_000,
};
