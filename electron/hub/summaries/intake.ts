import type { Ms } from '#shared/lib/units.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { figuresOf } from '#shared/model/callFigures.ts';
import { isSampled } from '#shared/domain/review/sample.ts';
import { unusualFigures, USUAL_CALLS } from '#shared/domain/review/unusual.ts';
import type { HandedIn, SummariesRepository, TakenAs } from '#electron/store/index.ts';
import type { Clock } from '../clock.ts';
import type { KeyedQueue } from '../queue.ts';

/** A summary as an agent's app sends it. */
export interface SentSummary {
  readonly summary: CallSummary;
  /** Counts the agent's changes, from 1. */
  readonly revision: number;
}

/** Whose summaries these are. */
export interface SentBy {
  readonly agentId: string;
  readonly teamId: string;
  /** How long they stay the agent's alone, to look at and annotate. */
  readonly agentFirstMs: Ms;
}

/** Takes the summaries of a team's calls in. */
export interface Intake {
  /**
   * Takes them in once, however often they are sent. What is unusual is told against the same
   * agent's calls before, so the summaries of one agent are taken one batch after the other.
   * @returns what became of each, in their order
   * @throws StoreError `invalid`, and then none of them was taken
   */
  take(by: SentBy, sent: readonly SentSummary[]): Promise<readonly TakenAs[]>;
}

export function createIntake(
  summaries: SummariesRepository,
  queue: KeyedQueue,
  clock: Clock,
): Intake {
  return {
    take: ({ agentId, teamId, agentFirstMs }, sent) =>
      queue.run(`summaries:${agentId}`, async () => {
        const before = [...(await summaries.recentFigures(agentId, USUAL_CALLS))];
        const items = sent.map(({ summary, revision }): HandedIn => {
          const figures = figuresOf(summary);
          const unusual = unusualFigures(figures, before).map(({ figure }) => figure);
          before.unshift(figures);
          before.length = Math.min(before.length, USUAL_CALLS);
          return { summary, revision, unusual, sampled: isSampled(summary.callId) };
        });
        const receivedAt = clock.now();
        const visibleAt = receivedAt + agentFirstMs;
        return summaries.take({ agentId, teamId, receivedAt, visibleAt }, items);
      }),
  };
}
