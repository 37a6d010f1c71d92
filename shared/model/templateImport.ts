import { z } from 'zod';
import type { LibraryTemplate } from './libraryTemplate.ts';
import { templateStatuses } from './libraryTemplate.ts';
import type { Template } from './template.ts';
import { templateSchema } from './template.ts';

export const exchangeFormats = ['json', 'csv'] as const;

export type ExchangeFormat = (typeof exchangeFormats)[number];

/** A sentence as it stands in a file: the sentence and whether it is offered. */
export interface ExchangedTemplate {
  readonly template: Template;
  readonly status: LibraryTemplate['status'];
}

/** Why a row was not understood; the screen words it. */
export const importFaults = [
  /** Another number of columns than the heading has, or quotes that do not close. */
  'shape',
  /** A value that is missing, too long, or none of those that there are; `field` names it. */
  'value',
  'unknownPlaceholder',
  'unbalanced',
  'malformed',
  /** The id stood in an earlier row. */
  'repeated',
] as const;

export type ImportFault = (typeof importFaults)[number];

/** A row that was not understood. */
export interface BadRow {
  /** The line of the file at which the row begins, from 1; in JSON the entry's place, from 1. */
  readonly line: number;
  readonly fault: ImportFault;
  /** The column, or what is wrong with the text; null where the fault says all. */
  readonly field: string | null;
}

/** What a file holds, before any of it is taken in. */
export interface ImportPreview {
  readonly file: string;
  readonly good: number;
  /** The first of the good ones, to look at. */
  readonly sample: readonly ExchangedTemplate[];
  /** The first of the bad ones, and how many there are in all. */
  readonly bad: readonly BadRow[];
  readonly badInAll: number;
}

/** How many rows of either kind a preview shows. */
export const PREVIEW_ROWS = 100;

export const exchangedTemplateSchema = z.readonly(
  z.object({ template: templateSchema, status: z.enum(templateStatuses) }),
) satisfies z.ZodType<ExchangedTemplate>;

const countSchema = z.number().int().nonnegative();

export const importPreviewSchema = z.readonly(
  z.object({
    file: z.string(),
    good: countSchema,
    sample: z.readonly(z.array(exchangedTemplateSchema).max(PREVIEW_ROWS)),
    bad: z.readonly(
      z
        .array(
          z.object({
            line: countSchema,
            fault: z.enum(importFaults),
            field: z.string().nullable(),
          }),
        )
        .max(PREVIEW_ROWS),
    ),
    badInAll: countSchema,
  }),
) satisfies z.ZodType<ImportPreview>;

/** How far an import is: in lines of the file while it is read, in rows while they are kept. */
export interface ImportProgress {
  readonly step: 'reading' | 'keeping';
  readonly done: number;
  readonly total: number;
}

export const importProgressSchema = z.readonly(
  z.object({ step: z.enum(['reading', 'keeping']), done: countSchema, total: countSchema }),
) satisfies z.ZodType<ImportProgress>;

/** What came of an import. */
export interface ImportDone {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

export const importDoneSchema = z.readonly(
  z.object({ added: countSchema, changed: countSchema, same: countSchema }),
) satisfies z.ZodType<ImportDone>;
