import { z } from 'zod';
import type { EpochMs } from '../lib/units.ts';
import { epochMsSchema } from './commitment.ts';
import type { TemplateChange, TemplateStatus } from './libraryTemplate.ts';
import { templateChanges, templateStatuses } from './libraryTemplate.ts';
import type { Template } from './template.ts';
import { templateSchema } from './template.ts';

/** A team's sentence at its hub, as one change left it. */
export interface TeamTemplate {
  /** Where its newest change stands among all changes of the team, counted from 1. */
  readonly place: number;
  /** Counts the changes of this sentence, from 1. */
  readonly revision: number;
  readonly at: EpochMs;
  /** The name of who changed it, as it was then. */
  readonly by: string;
  readonly what: TemplateChange;
  readonly status: TemplateStatus;
  readonly template: Template;
}

const countSchema = z.number().int().positive();

export const teamTemplateSchema = z.readonly(
  z.object({
    place: countSchema,
    revision: countSchema,
    at: epochMsSchema,
    by: z.string().max(80),
    what: z.enum(templateChanges),
    status: z.enum(templateStatuses),
    template: templateSchema,
  }),
) satisfies z.ZodType<TeamTemplate>;

/** A change that somebody hands in. Who and when is not theirs to say. */
export interface TeamChange {
  /** Random; the same change handed in again is known by it. */
  readonly requestId: string;
  /** The revision that the change was made on; 0 for a sentence that is new to the team. */
  readonly baseRevision: number;
  readonly what: TemplateChange;
  readonly status: TemplateStatus;
  readonly template: Template;
}

export const requestIdSchema = z.string().regex(/^[\w-]{8,64}$/);

/** What no database can hold in a name: NUL, and half of a surrogate pair. */
const unkept = /\0|\p{Surrogate}/u;

export const teamChangeSchema = z.readonly(
  z.object({
    requestId: requestIdSchema,
    baseRevision: z.number().int().min(0).max(1_000_000_000),
    what: z.enum(templateChanges),
    status: z.enum(templateStatuses),
    template: templateSchema.refine(({ id }) => !unkept.test(id), {
      path: ['id'],
      message: 'it holds characters that cannot be kept',
    }),
  }),
) satisfies z.ZodType<TeamChange>;

/**
 * What became of a change. `conflict`: somebody changed the sentence meanwhile, and nothing was
 * taken; `newest` is what it says now, null for one that the team never had.
 */
export type ChangeOutcome =
  | { readonly as: 'taken'; readonly revision: number }
  | { readonly as: 'conflict'; readonly newest: TeamTemplate | null }
  | { readonly as: 'refused'; readonly because: string };
