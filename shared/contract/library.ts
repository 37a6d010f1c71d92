import { z } from 'zod';
import type { TemplateUse, UseReport } from '../model/libraryTemplate.ts';
import { templateUseSchema, useReportSchema } from '../model/libraryTemplate.ts';
import type { ChangeOutcome, TeamTemplate } from '../model/teamTemplate.ts';
import { requestIdSchema, teamTemplateSchema } from '../model/teamTemplate.ts';
import { peopleIdSchema } from '../model/people.ts';

/*
 * The library of sentences that a team's machines share.
 *
 *   GET  /api/agent/templates?after=<place>   person   -> TeamPage, of the person's home team
 *   POST /api/agent/templates                 person   TeamChanges -> TeamAnswers
 *   GET  /api/agent/templates/:templateId/history  person   -> TeamHistory, newest first
 *   POST /api/agent/templates/use             person   TeamUseReports -> { ok: true }
 *   GET  /api/agent/templates/use             person   -> TeamUse, of the person's home team
 *
 * Every member of a team may change its sentences. Nothing is deleted: what is no longer wanted is
 * `archived`, and every change stays in the history. Handing changes in again, whole or in part,
 * changes nothing: an answer may be lost on its way.
 */

/** Changes that are handed in at once, and sentences in a page. */
export const LIBRARY_BATCH = 100;
/** Largest batch, in bytes of JSON. A sentence has at most about 4 kB, in any script. */
export const LIBRARY_BYTES = 1024 * 1024;
/** Sentences of one team. An editor's list takes as many. */
export const TEAM_TEMPLATES = 20_000;

/** The sentences that changed behind a place, each as it is now, in the order of their places. */
export interface TeamPage {
  readonly teamId: string;
  readonly templates: readonly TeamTemplate[];
  /** Where the next page begins. */
  readonly next: number;
  /** There is more behind `next`. */
  readonly more: boolean;
  /** The team's newest place. Below one that was known, the hub was set back to an older state. */
  readonly last: number;
}

const placeSchema = z.number().int().nonnegative();

export const teamPageSchema = z.readonly(
  z.object({
    teamId: peopleIdSchema,
    templates: z.readonly(z.array(teamTemplateSchema)),
    next: placeSchema,
    more: z.boolean(),
    last: placeSchema,
  }),
) satisfies z.ZodType<TeamPage>;

export const afterPlaceSchema = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
});

/**
 * A batch of TeamChange, as the hub checks it before it looks at each: one that it cannot read fails
 * alone. `teamId` is whose sentences they are; refused where it is no more the person's home team.
 */
export const teamChangesSchema = z.readonly(
  z.object({
    teamId: peopleIdSchema,
    changes: z.readonly(
      z
        .array(z.readonly(z.looseObject({ requestId: requestIdSchema })))
        .min(1)
        .max(LIBRARY_BATCH),
    ),
  }),
);

/** In the order of the changes. */
export interface TeamAnswers {
  readonly answers: readonly (ChangeOutcome & { readonly requestId: string })[];
}

export const teamAnswersSchema = z.readonly(
  z.object({
    answers: z.readonly(
      z.array(
        z.discriminatedUnion('as', [
          z.object({
            requestId: requestIdSchema,
            as: z.literal('taken'),
            revision: z.number().int().positive(),
          }),
          z.object({
            requestId: requestIdSchema,
            as: z.literal('conflict'),
            newest: teamTemplateSchema.nullable(),
          }),
          z.object({ requestId: requestIdSchema, as: z.literal('refused'), because: z.string() }),
        ]),
      ),
    ),
  }),
) satisfies z.ZodType<TeamAnswers>;

export interface TeamHistory {
  readonly changes: readonly Omit<TeamTemplate, 'place'>[];
}

/** How sentences fared in calls, for the sums of a team; see UseReport. All or none are taken. */
export interface TeamUseReports {
  readonly teamId: string;
  readonly reports: readonly UseReport[];
}

/** Reports that are handed in at once; together they stay below LIBRARY_BYTES. */
export const USE_BATCH = 20;

export const teamUseReportsSchema = z.readonly(
  z.object({
    teamId: peopleIdSchema,
    reports: z.readonly(z.array(useReportSchema).min(1).max(USE_BATCH)),
  }),
) satisfies z.ZodType<TeamUseReports>;

/** How the sentences of a team fared, over all calls together. */
export interface TeamUse {
  readonly teamId: string;
  readonly use: readonly TemplateUse[];
}

export const teamUseSchema = z.readonly(
  z.object({ teamId: peopleIdSchema, use: z.readonly(z.array(templateUseSchema)) }),
) satisfies z.ZodType<TeamUse>;
