import type {
  AgentReview,
  Kudos,
  Named,
  NewKudos,
  Plan,
  ReadEntry,
} from '#shared/contract/desk.ts';
import type { AgentImport } from '#shared/contract/deskImports.ts';
import { scoreCard } from '#shared/domain/review/score.ts';
import type { CardResult } from '#shared/domain/review/score.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Review } from '#shared/model/review.ts';
import type { Bridge } from './bridge.ts';
import { outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** A review of one of the agent's calls, and what its scorecard comes to. */
export interface SharedReview extends AgentReview {
  /** Null where there is no scorecard. */
  readonly result: CardResult | null;
}

/** A call of the agent's that was on another phone system. */
export type ImportedCall = AgentImport;

/**
 * What others in the team say to the agent about their calls. Requests never reject: failures are
 * values.
 */
export interface TeamFeedback {
  /** What was changed last first. */
  readonly reviews: () => Outcome<readonly SharedReview[]>;
  readonly acknowledge: (reviewId: string) => Outcome<Review>;
  readonly dispute: (reviewId: string, text: string) => Outcome<Review>;
  /** Who read the summary of a call. */
  readonly reads: (callId: CallId) => Outcome<readonly ReadEntry[]>;
  /** Calls of another phone system that supervisors imported, newest first. */
  readonly imports: () => Outcome<readonly ImportedCall[]>;
  readonly plans: () => Outcome<readonly Plan[]>;
  readonly kudos: () => Outcome<readonly Kudos[]>;
  readonly colleagues: () => Outcome<readonly Named[]>;
  readonly thank: (kudos: NewKudos) => Outcome<Kudos>;
}

const scored = (each: AgentReview): SharedReview => {
  const { scorecard, scores } = each.review;
  return { ...each, result: scorecard === null ? null : scoreCard(scorecard, scores) };
};

export function createFeedback(bridge: Bridge): TeamFeedback {
  return {
    reviews: () =>
      outcomeOf(
        bridge['feedback.reviews']().then((all) =>
          all.toSorted((a, b) => b.review.changedAt - a.review.changedAt).map(scored),
        ),
      ),
    acknowledge: (reviewId) => outcomeOf(bridge['feedback.acknowledge']({ reviewId })),
    dispute: (reviewId, text) =>
      outcomeOf(bridge['feedback.dispute']({ reviewId, words: { text } })),
    reads: (callId) => outcomeOf(bridge['feedback.reads']({ callId })),
    imports: () => outcomeOf(bridge['feedback.imports']()),
    plans: () => outcomeOf(bridge['feedback.plans']()),
    kudos: () => outcomeOf(bridge['feedback.kudos']()),
    colleagues: () => outcomeOf(bridge['feedback.colleagues']()),
    thank: (kudos) => outcomeOf(bridge['feedback.thank'](kudos)),
  };
}
