import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { CallListItem, CallSummary, NotedFact } from '#shared/model/callSummary.ts';
import type {
  Commitment,
  CommitmentEdit,
  CommitmentQuery,
  NewCommitment,
} from '#shared/model/commitment.ts';
import type {
  CallUse,
  LibraryTemplate,
  Moving,
  Settled,
  Settling,
  TemplateEdit,
  TemplateStatus,
  TemplateUse,
  TemplateVersion,
  UnsavedEdit,
} from '#shared/model/libraryTemplate.ts';
import type { OwnJudgement, SurveyAnswers, SurveyView } from '#shared/model/survey.ts';
import type { Settings, SettingsPatch } from '#shared/model/settings.ts';
import type { Template } from '#shared/model/template.ts';
import type { ImportDone } from '#shared/model/templateImport.ts';
import type { TeamLibraryRepository } from './teamLibraryTypes.ts';

/** A line of the list; `readable` is false where a newer Hearback wrote the summary. */
export interface StoredCallListItem extends CallListItem {
  readonly readable: boolean;
}

/** A journal whose call has no summary: the app stopped in mid-call. */
export interface UnfinishedJournal {
  readonly callId: CallId;
  /** In order; may lack what `dropped` counts. */
  readonly events: CallEvent[];
  /** Stored events that could not be read any more and were left out. */
  readonly dropped: number;
}

/** Every method throws StoreError and nothing else. */
export interface CallsRepository {
  /**
   * Inserts or replaces the summary, closes the call's journal and opens a commitment for each
   * promised action, in one transaction. A commitment that is there already, edited, done or removed
   * since, stays as it is.
   */
  save(summary: CallSummary): Promise<void>;
  /** Newest first; `before` takes the `startedAt` of the last line seen, null starts at the top. */
  list(page: { limit: number; before: EpochMs | null }): Promise<readonly StoredCallListItem[]>;
  /**
   * The summary with notes, facts and promised actions as they read now.
   * @returns null where there is no such call
   * @throws StoreError `newerRecord` or `damagedRecord` where it is kept but cannot be read
   */
  get(callId: CallId): Promise<CallSummary | null>;
  /**
   * The facts as the agent wants them now; everything else of the summary stays.
   * @throws StoreError `notFound`, `newerRecord` or `damagedRecord`; then nothing was changed
   */
  setFacts(callId: CallId, facts: readonly NotedFact[]): Promise<void>;
  /** @throws StoreError `notFound` where there is no such call */
  setNotes(callId: CallId, notes: string): Promise<void>;
}

/** Every method throws StoreError and nothing else. */
export interface JournalRepository {
  /**
   * Stores events at positions firstSeq, firstSeq + 1, … of the call's journal. When the promise
   * resolves they survive a crash of the app and a power cut. A position that is already stored
   * stays as it is, so a repeated write changes nothing. Ignored for a call that has its summary.
   */
  append(callId: CallId, firstSeq: number, events: readonly CallEvent[]): Promise<void>;
  /** Journals without a summary, oldest call first. */
  unfinished(): Promise<readonly UnfinishedJournal[]>;
}

/** Every method throws StoreError and nothing else. */
export interface SettingsRepository {
  /** Stored values over the defaults; a stored value that is not valid any more gives way alone. */
  get(): Promise<Settings>;
  /** @returns all settings after the change */
  save(patch: SettingsPatch): Promise<Settings>;
}

/** Every method throws StoreError and nothing else; `notFound` where there is none of that id. */
export interface CommitmentsRepository {
  list(query: CommitmentQuery): Promise<readonly Commitment[]>;
  /** Adds one to a stored call, after those that it has. @param at when it was promised */
  add(promise: NewCommitment, at: EpochMs): Promise<Commitment>;
  /** Changes text and date. With another date it is one that nobody was reminded of yet. */
  edit(change: CommitmentEdit): Promise<Commitment>;
  /** @param at when it was done; null opens it again */
  setDone(id: string, at: EpochMs | null): Promise<Commitment>;
  setReminded(ids: readonly string[], at: EpochMs): Promise<void>;
  /** Takes it off every list. @param at null brings it back, as it was */
  setRemoved(id: string, at: EpochMs | null): Promise<void>;
}

/** Who changes a template, and under which id what they save is kept if it cannot be kept in place. */
export interface TemplateAuthor {
  readonly by: string;
  /** A fresh id for a second version of the same edit. */
  readonly freshId: string;
}

/** Every method throws StoreError and nothing else; `notFound` where there is none of that id. */
export interface TemplatesRepository {
  /** The team's sentences, in no order; one that a newer Hearback wrote is left out, and kept. */
  list(): Promise<readonly LibraryTemplate[]>;
  /** Where the team put sentences, by id, its own and bundled ones. */
  places(): Promise<ReadonlyMap<string, number>>;
  /** Puts sentences in this order. */
  reorder(ids: readonly string[]): Promise<void>;
  /**
   * Saves an edit as the next version. Where somebody saved another meanwhile, both are kept: theirs
   * stays as it is, the edit becomes a draft of its own that names theirs in `conflictWith`.
   * @param basedOn the bundled sentence it stands in for, for one that is new here
   */
  save(
    edit: TemplateEdit,
    author: TemplateAuthor,
    basedOn: string | null,
  ): Promise<LibraryTemplate>;
  /** Publishes, takes back, archives or restores; where it is no more as it was seen, nothing changes. */
  setStatus(asked: Moving, by: string): Promise<Settled>;
  /**
   * Settles a conflict. What is given up stays: the other's words as a version, one's own as an
   * archived draft. Where the other edit is no more as it was seen, nothing changes.
   */
  settle(asked: Settling, by: string): Promise<Settled>;
  /** Newest first. */
  history(id: string): Promise<readonly TemplateVersion[]>;
  /** Makes an older version the newest, as a change of its own. */
  restoreVersion(id: string, version: number, by: string): Promise<LibraryTemplate>;
  /**
   * Takes in many in one transaction, in their order; one that says what is there already is left.
   * The event loop gets its turn between pieces.
   * @returns how many are new, changed, and as they were; null where `watch.signal` stopped it: then
   *   all is as it was before
   */
  importAll(
    entries: readonly { readonly template: Template; readonly status: TemplateStatus }[],
    by: string,
    bundledIds: ReadonlySet<string>,
    watch?: ImportWatch,
  ): Promise<ImportDone | null>;
  /** Edits that were left unsaved, by the id of their template. */
  unsaved(): Promise<readonly UnsavedEdit[]>;
  keepUnsaved(edit: UnsavedEdit): Promise<void>;
  dropUnsaved(id: string): Promise<void>;
  /** Ids of the sentences that the agent pinned, the latest last. */
  pins(): Promise<readonly string[]>;
  setPinned(id: string, pinned: boolean): Promise<void>;
  /** Of the calls on this machine. */
  use(): Promise<readonly TemplateUse[]>;
  /** Of all calls of the team, as its hub told them last; null where there is none, or nothing yet. */
  teamUse(): Promise<readonly TemplateUse[] | null>;
  /** Adds a call's figures; a call that was counted changes nothing. */
  recordUse(call: CallUse): Promise<void>;
}

/** How the outbox stands; numbers of calls. */
export interface OutboxStatus {
  readonly waiting: number;
  readonly sent: number;
  /** The hub did not want them as they are; the records are here as before. */
  readonly refused: number;
  /** From before this hub, and not wanted there so far. */
  readonly keptHere: number;
  readonly lastSentAt: EpochMs | null;
}

/** A call that the hub did not want as it is. */
export interface RefusedEntry {
  readonly callId: CallId;
  readonly customerName: string;
  readonly startedAt: EpochMs;
  readonly because: string;
}

/**
 * What a team hub has yet to hear of. Entries are made by the database itself with every change of
 * a call. Every method throws StoreError and nothing else.
 */
export interface OutboxRepository {
  /** Calls with a change that has not been taken yet, the oldest call first. */
  waiting(
    limit: number,
  ): Promise<readonly { readonly callId: CallId; readonly revision: number }[]>;
  /** The hub has this revision; one that was made meanwhile still waits. */
  setSent(callId: CallId, revision: number, at: EpochMs): Promise<void>;
  /** The hub will not take this revision; the next change is tried again. */
  setRefused(callId: CallId, revision: number, because: string): Promise<void>;
  status(): Promise<OutboxStatus>;
  /** Calls that were refused, the newest first. */
  refusals(limit: number): Promise<readonly RefusedEntry[]>;
  /**
   * Another hub from now on: all calls of before stay here. Those that a hub has heard of are never
   * told to another.
   */
  leaveBehind(): Promise<void>;
  /** The same for calls that began at `at` or later and were never sent. @returns how many */
  leaveBehindSince(at: EpochMs): Promise<number>;
  /** Lets the calls that stayed here go out after all. */
  bringAlong(): Promise<void>;
  tryRefusedAgain(): Promise<void>;
}

/** What customers answered. Every method throws StoreError and nothing else. */
export interface SurveysRepository {
  /**
   * Keeps answers, each call's once, and how far the hub's list was read, in one transaction.
   * @returns how many are new
   */
  take(
    surveys: readonly {
      readonly callId: CallId;
      readonly answers: SurveyAnswers;
      readonly answeredAt: EpochMs;
    }[],
    next: string,
  ): Promise<number>;
  /** How far the hub's list was read; empty at the beginning. */
  cursor(): Promise<string>;
  get(callId: CallId): Promise<SurveyView>;
  /**
   * Notes the agent's own judgement and shows the answers. One that comes after they were seen
   * changes nothing.
   * @throws StoreError `notFound` where there are no answers
   */
  judge(callId: CallId, own: OwnJudgement, at: EpochMs): Promise<SurveyView>;
  /** Shows the answers. @throws StoreError `notFound` where there are none */
  reveal(callId: CallId, at: EpochMs): Promise<SurveyView>;
}

/** Whoever watches an import. */
export interface ImportWatch {
  /** Aborted, nothing of the import stays, until its last piece is written. */
  readonly signal: AbortSignal;
  /** @param done rows so far; told between pieces, not at the end */
  readonly onProgress: (done: number) => void;
}

/** What the desktop app keeps on this machine. */
export interface DesktopStore {
  readonly calls: CallsRepository;
  readonly journal: JournalRepository;
  readonly settings: SettingsRepository;
  readonly commitments: CommitmentsRepository;
  readonly templates: TemplatesRepository;
  readonly teamLibrary: TeamLibraryRepository;
  readonly outbox: OutboxRepository;
  readonly surveys: SurveysRepository;
  /** Waits for what is under way; afterwards every call throws StoreError `closed`. */
  close(): Promise<void>;
}
