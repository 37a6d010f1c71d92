import type { AnalysisEvent } from '#shared/contract/engine.ts';
import type { Judged } from '#tests/bench/score.ts';
import type { Truth } from '#tests/bench/truth.ts';

/** A dialogue in which these events were found; an empty one unless told otherwise. */
export function judged(
  events: readonly AnalysisEvent[],
  truth: Partial<Truth> = {},
  agentShare: number | null = 0.46,
): Judged {
  return {
    recording: '/made/data_901.flac',
    truth: {
      turns: [],
      events: [],
      totals: { talk_ratio_agent: 0.5 },
      noise: [],
      echo: null,
      ...truth,
    },
    found: { durationMs: 60_000, events, metrics: { shareOfSpeech: { agent: agentShare } } },
  };
}

/** An interruption by the agent as the app reports it. */
export const interruption = (startMs: number, cueAtMs = startMs + 600): AnalysisEvent => ({
  type: 'interruption',
  by: 'agent',
  startMs,
  endMs: startMs + 2000,
  cueAtMs,
  yielded: true,
});

/** One by the agent as the truth has it; seconds. */
export const trueInterruption = (start: number): Truth['events'][number] => ({
  type: 'interruption',
  by: 'agent',
  start,
  end: start + 2,
});
