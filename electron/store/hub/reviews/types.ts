import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { ItemScore, Review, Scorecard } from '#shared/model/review.ts';

/** Somebody with a name; '' for one who is not here any more. */
export interface Named {
  readonly personId: string;
  readonly name: string;
}

export interface SignedReview {
  readonly review: Review;
  readonly reviewer: Named;
}

/** A review with whose call it is about. */
export interface ReviewOfAgent extends SignedReview {
  readonly agentId: string;
}

/** A review beside what the agent calls the call by. */
export interface ReviewOfCall extends SignedReview {
  readonly customerName: string;
  readonly startedAt: EpochMs;
}

/** What a reviewer has written so far. */
export interface Draft extends Pick<
  Review,
  'reviewId' | 'callId' | 'reviewerId' | 'comments' | 'scorecard' | 'scores'
> {
  readonly agentId: string;
  readonly at: EpochMs;
}

/** Every method throws StoreError and nothing else. */
export interface ReviewsRepository {
  /**
   * Keeps a reviewer's draft about a call, in place of the one before; the first id stays.
   * @returns null where it was shared meanwhile, and stays as it was
   * @throws StoreError `invalid` where there is no such call
   */
  saveDraft(draft: Draft): Promise<Review | null>;
  find(reviewId: string): Promise<ReviewOfAgent | null>;
  /** Of any status, oldest first. */
  ofCall(callId: CallId): Promise<readonly SignedReview[]>;
  /** Shown ones about an agent's calls, the one that changed last first. */
  ofAgent(agentId: string, limit: number): Promise<readonly ReviewOfCall[]>;
  /**
   * Takes a review one step on, and its call in or out of the inbox with it, in one transaction.
   * Of any number of steps from the same status exactly one is taken.
   * @returns the review afterwards; null where it is not in this status any more
   */
  step(from: Review['status'], to: Review): Promise<Review | null>;
}

/** Every method throws StoreError and nothing else. */
export interface ScorecardsRepository {
  /** A team's, by name. */
  list(teamId: string): Promise<readonly Scorecard[]>;
  find(teamId: string, scorecardId: string): Promise<Scorecard | null>;
  save(teamId: string, scorecard: Scorecard): Promise<void>;
  /** @returns false where there is none */
  remove(teamId: string, scorecardId: string): Promise<boolean>;
}

export interface StoredView {
  readonly viewId: string;
  readonly name: string;
  /** Whoever keeps it knows what is in it. */
  readonly filters: unknown;
}

/** Every method throws StoreError and nothing else. */
export interface ViewsRepository {
  list(personId: string): Promise<readonly StoredView[]>;
  save(personId: string, view: StoredView): Promise<void>;
  /** @returns false where there is none */
  remove(personId: string, viewId: string): Promise<boolean>;
}

export interface ReadRecord {
  readonly reader: Named;
  readonly at: EpochMs;
}

/** Every method throws StoreError and nothing else. */
export interface ReadsRepository {
  /** Notes that somebody read these summaries; once an hour and call. Calls not here are left out. */
  note(callIds: readonly CallId[], readerId: string, at: EpochMs): Promise<void>;
  /** Newest first. */
  ofCall(callId: CallId): Promise<readonly ReadRecord[]>;
}

export interface NewCalibrationRecord {
  readonly calibrationId: string;
  readonly callId: CallId;
  readonly teamId: string;
  readonly scorecard: Scorecard;
  readonly startedBy: string;
  readonly startedAt: EpochMs;
  readonly reviewerIds: readonly string[];
}

export interface CalibrationReviewer extends Named {
  /** Null while they are not given. */
  readonly scores: readonly ItemScore[] | null;
}

export interface CalibrationRecord extends Omit<NewCalibrationRecord, 'startedBy' | 'reviewerIds'> {
  readonly startedBy: Named;
  /** Without those who will not score any more: they do not supervise the team any longer. */
  readonly reviewers: readonly CalibrationReviewer[];
  /** Somebody has not scored yet: nobody sees anybody else's scores. */
  readonly open: boolean;
}

/** Every method throws StoreError and nothing else. */
export interface CalibrationsRepository {
  /** @throws StoreError `invalid` where there is no such call */
  start(calibration: NewCalibrationRecord): Promise<void>;
  find(calibrationId: string): Promise<CalibrationRecord | null>;
  /** Of these teams, newest first. */
  ofTeams(teamIds: readonly string[], limit: number): Promise<readonly CalibrationRecord[]>;
  /**
   * Keeps one reviewer's scores while the calibration is open.
   * @returns false where it is not, or they are not its reviewer
   */
  score(calibrationId: string, personId: string, scores: readonly ItemScore[]): Promise<boolean>;
  /** Whether somebody scores this call in a calibration that is still open. */
  isBlind(callId: CallId, personId: string): Promise<boolean>;
}

export interface PlanGoal {
  readonly goalId: string;
  readonly text: string;
  readonly dueAt: EpochMs | null;
  readonly doneAt: EpochMs | null;
}

export interface PlanRecord {
  readonly planId: string;
  readonly agentId: string;
  readonly teamId: string;
  readonly title: string;
  readonly goals: readonly PlanGoal[];
  readonly callIds: readonly CallId[];
  readonly closedAt: EpochMs | null;
  readonly revision: number;
}

/** Every method throws StoreError and nothing else. */
export interface PlansRepository {
  find(planId: string): Promise<PlanRecord | null>;
  /** Of these teams, newest first. */
  ofTeams(teamIds: readonly string[]): Promise<readonly PlanRecord[]>;
  ofAgent(agentId: string): Promise<readonly PlanRecord[]>;
  /**
   * Adds a plan of revision 0, or changes one that still has the given revision.
   * @returns the plan with its next revision; null where somebody else changed it meanwhile
   */
  save(plan: PlanRecord, at: EpochMs): Promise<PlanRecord | null>;
}

export interface KudosRecord {
  readonly kudosId: string;
  readonly from: Named;
  readonly to: Named;
  readonly callId: CallId | null;
  readonly text: string;
  readonly at: EpochMs;
}

/** Every method throws StoreError and nothing else. */
export interface KudosRepository {
  add(kudos: KudosRecord): Promise<void>;
  /** Got and given, newest first. */
  ofPerson(personId: string, limit: number): Promise<readonly KudosRecord[]>;
}

export interface DeletionRecord {
  readonly deletionId: string;
  readonly deletedBy: string;
  readonly deletedAt: EpochMs;
  readonly calls: number;
  /** SHA-256 of the deleted calls' ids in order, hex. */
  readonly digest: string;
}

/** Every method throws StoreError and nothing else. */
export interface DeletionsRepository {
  /**
   * Deletes all that these teams keep of a customer, by the name as it was written: summaries,
   * answers, links, reviews and who read them, in one transaction with the proof. The calls do not
   * come in again.
   */
  ofCustomer(
    whose: { readonly teamIds: readonly string[]; readonly name: string },
    proof: Omit<DeletionRecord, 'calls' | 'digest'>,
  ): Promise<DeletionRecord>;
  list(): Promise<readonly DeletionRecord[]>;
}

/** What a team's supervisors and agents say about calls. */
export interface DeskRepositories {
  readonly reviews: ReviewsRepository;
  readonly scorecards: ScorecardsRepository;
  readonly views: ViewsRepository;
  readonly reads: ReadsRepository;
  readonly calibrations: CalibrationsRepository;
  readonly plans: PlansRepository;
  readonly kudos: KudosRepository;
  readonly deletions: DeletionsRepository;
}
