import type { EpochMs } from '#shared/lib/units.ts';
import type { TemplateUse, UseReport } from '#shared/model/libraryTemplate.ts';
import type { ChangeOutcome, TeamChange, TeamTemplate } from '#shared/model/teamTemplate.ts';

/** Whose change it is, and in which team. */
export interface ChangedBy {
  readonly teamId: string;
  readonly personId: string;
  readonly name: string;
  readonly at: EpochMs;
}

/** Every method throws StoreError and nothing else. */
export interface TeamTemplatesRepository {
  /**
   * Sentences that changed behind a place, each as it is now, in the order of their places. Places
   * become visible in their order: who reads on behind the last one misses none.
   * @returns them, and the team's newest place
   */
  listAfter(page: {
    readonly teamId: string;
    readonly after: number;
    readonly limit: number;
  }): Promise<{ readonly templates: readonly TeamTemplate[]; readonly last: number }>;
  /**
   * Takes changes in, in their order and in one transaction; each stands for itself. One that was
   * taken before is answered as it was then.
   * @param most sentences that the team may have
   */
  take(
    by: ChangedBy,
    changes: readonly TeamChange[],
    most: number,
  ): Promise<readonly ChangeOutcome[]>;
  /** Every change of a sentence, newest first; none for one that the team does not have. */
  history(teamId: string, templateId: string): Promise<readonly Omit<TeamTemplate, 'place'>[]>;
  /** Adds reports to the team's figures, all or none; one that is in them already changes nothing. */
  addUse(teamId: string, reports: readonly UseReport[]): Promise<void>;
  /**
   * Forgets which reports of periods before this one are in the figures, some thousands at a time;
   * the figures stay. Ids that name no period stay (shared/model/useReport.ts).
   * @returns how many it forgot
   */
  forgetReports(before: string): Promise<number>;
  /** How the team's sentences fared, over all calls together. */
  useOf(teamId: string): Promise<readonly TemplateUse[]>;
}
