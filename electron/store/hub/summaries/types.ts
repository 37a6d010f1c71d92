import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallFigures } from '#shared/model/callFigures.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { AnswerCounts, Resolution } from '#shared/model/survey.ts';
import type { InboxReason } from './tables.ts';

export type { InboxReason } from './tables.ts';

/** A summary as the agent's app hands it in. */
export interface HandedIn {
  readonly summary: CallSummary;
  /** Counts the agent's changes, from 1: a higher one replaces a lower one, never the other way. */
  readonly revision: number;
  /** Names of the figures that are unusual for this agent. */
  readonly unusual: readonly (keyof CallFigures)[];
  /** It belongs to the random sample. */
  readonly sampled: boolean;
}

/**
 * What became of a summary that was handed in: `new`, `changed`, `known` (this revision or a newer
 * one is here already: nothing to do), `foreign` (the call is another agent's: refused), or
 * `deleted` (its customer had it deleted: it is not taken in again).
 */
export type TakenAs = 'new' | 'changed' | 'known' | 'foreign' | 'deleted';

/** Whose summaries come in, and when. */
export interface Handing {
  readonly agentId: string;
  readonly teamId: string;
  readonly receivedAt: EpochMs;
  /** Until then only the agent sees them. Counts for what is new; a change does not move it. */
  readonly visibleAt: EpochMs;
}

/** One line of an inbox or a list. */
export interface SummaryLine extends CallFigures {
  readonly callId: CallId;
  readonly agentId: string;
  readonly teamId: string;
  readonly agentName: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly video: boolean;
  readonly startedAt: EpochMs;
  /** Names of the figures that are unusual for this agent. */
  readonly unusual: readonly string[];
  readonly satisfied: number | null;
  readonly recommend: number | null;
  readonly resolved: string | null;
  readonly heard: number | null;
  readonly reviewedAt: EpochMs | null;
}

/** A line, and from when on others than its agent see it. */
export interface SeenLine {
  readonly line: SummaryLine;
  readonly visibleAt: EpochMs;
}

/** Where a page of a list ends, for the next one. */
export interface Cursor {
  readonly startedAt: EpochMs;
  readonly callId: CallId;
}

/** What to list: all conditions hold together. Newest first. */
export interface SummaryQuery {
  /** Teams the reader supervises; none finds nothing. */
  readonly teamIds: readonly string[];
  /** Only what is visible by now. */
  readonly now: EpochMs;
  readonly limit: number;
  readonly after: Cursor | null;
  readonly agentId?: string | null;
  /** Without this agent's own calls. */
  readonly exceptAgentId?: string | null;
  readonly from?: EpochMs | null;
  readonly until?: EpochMs | null;
  /** `waiting`: nobody reviewed it. Else: it waits for this reason. */
  readonly inbox?: 'waiting' | InboxReason | null;
  /** Part of the customer's name or the issue, in any case. */
  readonly text?: string | null;
  readonly resolved?: Resolution | null;
  /** Interrupted at least this often. */
  readonly minInterruptions?: number | null;
}

/** Sums of one figure, from which mean and spread come. */
export interface FigureSums {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/** The calls of one bucket of time, or of one person, put together. */
export interface Totals {
  readonly calls: number;
  readonly figures: Readonly<Record<keyof CallFigures, FigureSums>>;
  readonly answers: AnswerCounts & {
    /** Resolved, and the customer did not call the team again within a week. */
    readonly resolvedForGood: number;
  };
  /** Calls after which the same name called the same team again within a week. */
  readonly followed: number;
}

export interface TrendPoint extends Totals {
  readonly from: EpochMs;
}

export interface PersonTotals extends Totals {
  readonly agentId: string;
  readonly agentName: string;
}

/** Every method throws StoreError and nothing else. */
export interface SummariesRepository {
  /**
   * Takes summaries in, all or none; what came twice changes nothing. Practice with the simulated
   * customer is not a team's business and is refused.
   * @returns what became of each, in their order
   * @throws StoreError `invalid`
   */
  take(handing: Handing, items: readonly HandedIn[]): Promise<readonly TakenAs[]>;
  /** The figures of an agent's latest calls, newest first. */
  recentFigures(agentId: string, limit: number): Promise<readonly CallFigures[]>;
  list(query: SummaryQuery): Promise<readonly SummaryLine[]>;
  /** How many wait in each part of the inbox; counts beyond 1000 are told as 1000. */
  waiting(
    query: Pick<SummaryQuery, 'teamIds' | 'now' | 'exceptAgentId'>,
  ): Promise<Readonly<Record<InboxReason, number>>>;
  /** @throws StoreError `newerRecord` or `damagedRecord` where only the line can be read */
  get(callId: CallId): Promise<(SeenLine & { readonly summary: CallSummary }) | null>;
  /** The same without what the call was like. */
  find(callId: CallId): Promise<SeenLine | null>;
  /** Calls of an agent that were imported from recordings, newest first. */
  importedOf(
    agentId: string,
    limit: number,
  ): Promise<readonly { readonly summary: CallSummary; readonly visibleAt: EpochMs }[]>;
  /**
   * The customer's own answers, beside the figures; the same ones again change nothing.
   * @returns false where there is no such call
   */
  setAnswers(
    callId: CallId,
    answers: Pick<SummaryLine, 'satisfied' | 'recommend' | 'heard'> & {
      readonly resolved: Resolution | null;
      /** The answers call for a look at the call. */
      readonly unhappy: boolean;
    },
  ): Promise<boolean>;
  /** Somebody reviewed it: it waits for nothing any more but a dispute. */
  setReviewed(callId: CallId, at: EpochMs): Promise<void>;
  setDisputed(callId: CallId, disputed: boolean): Promise<void>;
  /**
   * The course of one agent in a team, or (null) of the whole team together, in buckets of
   * `bucketMs`, oldest first; empty buckets and what is not visible by `now` are left out.
   */
  trend(query: {
    readonly teamId: string;
    readonly agentId: string | null;
    readonly now: EpochMs;
    readonly from: EpochMs;
    readonly until: EpochMs;
    readonly bucketMs: number;
  }): Promise<readonly TrendPoint[]>;
  /** Each agent of the teams in a stretch of time, by name; what is visible by `now`. */
  people(query: {
    readonly teamIds: readonly string[];
    readonly now: EpochMs;
    readonly from: EpochMs;
    readonly until: EpochMs;
  }): Promise<readonly PersonTotals[]>;
  /** Deletes what began before this moment in a team. @returns how many */
  forgetBefore(teamId: string, startedBefore: EpochMs): Promise<number>;
  /** Everything of one customer in these teams, by the name as it was written then. */
  ofCustomer(teamIds: readonly string[], name: string): Promise<readonly CallId[]>;
  /** @returns how many there were */
  remove(callIds: readonly CallId[]): Promise<number>;
}
