import type { TemplateUse, UseReport } from '#shared/model/libraryTemplate.ts';
import type { ChangeOutcome, TeamChange, TeamTemplate } from '#shared/model/teamTemplate.ts';

/** Whose list of sentences this machine shares: a team's at a hub. */
export interface LibraryLink {
  /** The hub's origin. */
  readonly hub: string;
  readonly teamId: string;
  /** How far the list was read. */
  readonly place: number;
}

/** How the own sentences stand to the team's; numbers of sentences. */
export interface LibraryStanding {
  /** Changes that the hub has not heard of. */
  readonly waiting: number;
  /** From before the team, and only on this machine. */
  readonly keptHere: number;
  /** The hub does not want them as they are. */
  readonly refused: number;
}

/** What comes with a page of the team's list. */
export interface PageSurroundings {
  /** Sentences that the installation brings along. */
  readonly bundledIds: ReadonlySet<string>;
  readonly freshId: () => string;
}

/**
 * What this machine and its team's hub know of each other. Every method is one transaction, so that
 * the app may be killed between any two; each throws StoreError and nothing else.
 */
export interface TeamLibraryRepository {
  link(): Promise<LibraryLink | null>;
  /**
   * Begins to share a team's list. What is here already stays on this machine: only what is made
   * or changed from now on is the team's (see `bringOwn`).
   */
  begin(hub: string, teamId: string): Promise<void>;
  /** Reads the list from its beginning again: the hub was set back to an older state. */
  startOver(): Promise<void>;
  /** What was handed in and not answered yet. */
  pending(): Promise<readonly TeamChange[]>;
  /**
   * Makes changes ready to be handed in, the next of each sentence; from then on they are pending.
   * A sentence that asks about a conflict waits until it is settled, one that was archived before
   * the team knew it does not go out.
   */
  prepare(limit: number, freshId: () => string): Promise<readonly TeamChange[]>;
  /**
   * Notes what the hub answered.
   * @returns false where the hub knows less than this machine: it was set back
   */
  note(answers: readonly (ChangeOutcome & { readonly requestId: string })[]): Promise<boolean>;
  /**
   * Takes in a page of the list; not to be called while something is pending. Where both sides
   * changed a sentence, the team's stays under its id, and the own becomes a draft that asks.
   * @returns how many sentences are different now
   */
  takePage(
    page: { readonly templates: readonly TeamTemplate[]; readonly next: number },
    around: PageSurroundings,
  ): Promise<number>;
  standing(): Promise<LibraryStanding>;
  /** What this machine's calls add to the team's figures and the hub has yet to hear of. */
  useReports(limit: number): Promise<readonly UseReport[]>;
  /** The hub has these reports. */
  noteUseTaken(reportIds: readonly string[]): Promise<void>;
  /** The team's figures as the hub told them now. */
  setTeamUse(use: readonly TemplateUse[]): Promise<void>;
  /** Lets the sentences from before the team go to it after all, as they are now. */
  bringOwn(): Promise<void>;
}
