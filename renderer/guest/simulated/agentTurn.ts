import type { Ms } from '#shared/lib/units.ts';

/*
 * When the agent has had their say, judged by loudness alone: the simulated customer needs manners,
 * not science. Two thresholds, so that a voice near one of them does not flutter.
 */

/** On the meter's scale (0 is -60 dBFS, 1 is -10 dBFS): this loud is a voice … */
const ONSET_LEVEL = 0.4;
/** … until it falls below this. */
const RELEASE_LEVEL = 0.28;

/** Shorter sounds are a click or a cough, not an answer. */
const ENOUGH_SPEECH_MS: Ms = 250;

/** People pause this long inside a sentence. */
const BREATH_MS: Ms = 900;

export interface AgentTurn {
  readonly voice: boolean;
  /** Speech heard so far, in all. */
  readonly spokenMs: Ms;
  /** Silence since the last speech, or since the beginning. */
  readonly silentMs: Ms;
}

export const noTurnYet: AgentTurn = { voice: false, spokenMs: 0, silentMs: 0 };

/**
 * Takes in how loud the agent was for the last stretch of time.
 * @param level 0..1 as the meter shows it
 */
export function hear(turn: AgentTurn, level: number, lastedMs: Ms): AgentTurn {
  const voice = level >= (turn.voice ? RELEASE_LEVEL : ONSET_LEVEL);
  return {
    voice,
    spokenMs: turn.spokenMs + (voice ? lastedMs : 0),
    silentMs: voice ? 0 : turn.silentMs + lastedMs,
  };
}

/**
 * Whether it is the customer's turn to speak.
 * @param pauseMs silence left after the agent's last word, on top of a breath
 * @param patienceMs silence after which the customer goes on without an answer
 */
export function mayGoOn(turn: AgentTurn, pauseMs: Ms, patienceMs: Ms): boolean {
  if (turn.voice) return false;
  const answered = turn.spokenMs >= ENOUGH_SPEECH_MS;
  return turn.silentMs >= (answered ? BREATH_MS + pauseMs : patienceMs);
}
