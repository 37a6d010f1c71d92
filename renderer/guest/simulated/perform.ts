import type { Ms } from '#shared/lib/units.ts';
import type { Scenario, ScenarioLine } from '#shared/model/scenario.ts';

/** What playing a customer takes. Both end early, without an error, when the call is over. */
export interface Performer {
  readonly say: (line: ScenarioLine) => Promise<void>;
  /** Waits until the agent has spoken and stopped, or patience ends. */
  readonly listen: (pauseMs: Ms, patienceMs: Ms) => Promise<void>;
}

/** How long the customer waits for a greeting before speaking first. */
const GREETING_PATIENCE_MS: Ms = 4000;
const GREETING_PAUSE_MS: Ms = 300;

/** Plays a scenario from the greeting to the goodbye. */
export async function perform(
  scenario: Scenario,
  performer: Performer,
  signal: AbortSignal,
): Promise<void> {
  await performer.listen(GREETING_PAUSE_MS, GREETING_PATIENCE_MS);
  for (const line of scenario.lines) {
    if (signal.aborted) return;
    await performer.say(line);
    if (signal.aborted) return;
    await performer.listen(line.pauseAfterMs, line.patienceMs);
  }
}
