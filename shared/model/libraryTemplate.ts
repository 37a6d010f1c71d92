import { z } from 'zod';
import type { EpochMs } from '../lib/units.ts';
import type { CallId } from './call.ts';
import { callIdSchema } from './call.ts';
import { epochMsSchema } from './commitment.ts';
import type { Situation, Template } from './template.ts';
import { situationSchema, templateSchema } from './template.ts';

/** `draft` is not offered in calls; `archived` neither, and takes its bundled original with it. */
export const templateStatuses = ['draft', 'published', 'archived'] as const;

export type TemplateStatus = (typeof templateStatuses)[number];

/** The one team of a machine that belongs to none. */
export const MY_TEAM = 'My templates';

/** A sentence of the library with its place in the team's work on it. */
export interface LibraryTemplate extends Template {
  readonly status: TemplateStatus;
  /** Where it stands in the list, counted from 0 in steps that may have gaps. */
  readonly order: number;
  readonly team: string;
  readonly createdAt: EpochMs;
  readonly createdBy: string;
  readonly updatedAt: EpochMs;
  readonly updatedBy: string;
  /** Counted from 1; 0 for a bundled sentence that nobody changed. */
  readonly version: number;
  /** The bundled sentence that it stands in for; null for the team's own. */
  readonly basedOn: string | null;
  /** The template that somebody else saved meanwhile; null where nobody is to be asked. */
  readonly conflictWith: string | null;
}

const personSchema = z.string().max(80);
const statusSchema = z.enum(templateStatuses);

/** What may be said, with nothing around it. */
const contentShape = templateSchema.unwrap().shape;
export const templateIdSchema = contentShape.id;

export const libraryTemplateSchema = z.readonly(
  z.object({
    ...contentShape,
    status: statusSchema,
    order: z.number().int().nonnegative(),
    team: z.string().min(1).max(80),
    createdAt: epochMsSchema,
    createdBy: personSchema,
    updatedAt: epochMsSchema,
    updatedBy: personSchema,
    version: z.number().int().nonnegative(),
    basedOn: templateIdSchema.nullable(),
    conflictWith: templateIdSchema.nullable(),
  }),
) satisfies z.ZodType<LibraryTemplate>;

/** What somebody did to a template. */
export const templateChanges = [
  'created',
  'edited',
  'published',
  'unpublished',
  'archived',
  'restored',
  'versionRestored',
  'imported',
  'conflict',
] as const;

export type TemplateChange = (typeof templateChanges)[number];

/** A template as it was after one change. */
export interface TemplateVersion {
  readonly version: number;
  readonly at: EpochMs;
  readonly by: string;
  readonly what: TemplateChange;
  readonly status: TemplateStatus;
  readonly template: Template;
}

export const templateVersionSchema = z.readonly(
  z.object({
    version: z.number().int().positive(),
    at: epochMsSchema,
    by: personSchema,
    what: z.enum(templateChanges),
    status: statusSchema,
    template: templateSchema,
  }),
) satisfies z.ZodType<TemplateVersion>;

/** What an editor hands in; `baseVersion` is the version that the edit began with, 0 for none. */
export interface TemplateEdit {
  readonly template: Template;
  readonly status: TemplateStatus;
  readonly baseVersion: number;
}

export const templateEditSchema = z.readonly(
  z.object({
    template: templateSchema,
    status: statusSchema,
    baseVersion: z.number().int().nonnegative(),
  }),
) satisfies z.ZodType<TemplateEdit>;

/** An edit that is not saved yet, kept while its author is elsewhere. Its text may be unfinished. */
export interface UnsavedEdit {
  readonly template: Template;
  readonly baseVersion: number;
}

export const unsavedEditSchema = z.readonly(
  z.object({
    template: z.readonly(z.object({ ...contentShape, text: z.string().max(600) })),
    baseVersion: z.number().int().nonnegative(),
  }),
) satisfies z.ZodType<UnsavedEdit>;

/** How the author of the second of two edits settles it. */
export const conflictChoices = ['mine', 'theirs', 'both'] as const;

export type ConflictChoice = (typeof conflictChoices)[number];

/** The answer to a conflict. */
export interface Settling {
  /** The draft that asks. */
  readonly id: string;
  readonly choice: ConflictChoice;
  /** The version of the other edit that was looked at: nobody gives up what they have not seen. */
  readonly seenVersion: number;
}

export const settlingSchema = z.readonly(
  z.object({
    id: templateIdSchema,
    choice: z.enum(conflictChoices),
    seenVersion: z.number().int().nonnegative(),
  }),
) satisfies z.ZodType<Settling>;

/** Publishing, taking back, archiving or restoring what was looked at. */
export interface Moving {
  readonly id: string;
  readonly status: TemplateStatus;
  /** The version that was looked at: nobody publishes words they have not seen. */
  readonly seenVersion: number;
}

export const movingSchema = z.readonly(
  z.object({
    id: templateIdSchema,
    status: statusSchema,
    seenVersion: z.number().int().nonnegative(),
  }),
) satisfies z.ZodType<Moving>;

/** What came of it: the one that stays, or the question once more, with what was saved meanwhile. */
export type Settled =
  | { readonly state: 'settled'; readonly entry: LibraryTemplate }
  | { readonly state: 'askAgain'; readonly theirs: LibraryTemplate };

export const settledSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('settled'), entry: libraryTemplateSchema }),
    z.object({ state: z.literal('askAgain'), theirs: libraryTemplateSchema }),
  ]),
) satisfies z.ZodType<Settled>;

/** How a template fared, over all calls; for pruning the library, never by agent. */
export interface TemplateUse {
  readonly templateId: string;
  readonly situation: Situation;
  readonly offered: number;
  readonly said: number;
  readonly notUseful: number;
}

/** No call and no team comes near; sums stay whole numbers for ever. */
const countSchema = z.number().int().nonnegative().max(1e12);

export const templateUseSchema = z.readonly(
  z.object({
    templateId: templateIdSchema,
    situation: situationSchema,
    offered: countSchema,
    said: countSchema,
    notUseful: countSchema,
  }),
) satisfies z.ZodType<TemplateUse>;

/** What one call adds to the figures. A call is counted once, however often it is handed in. */
export interface CallUse {
  readonly callId: CallId;
  readonly uses: readonly TemplateUse[];
}

export const callUseSchema = z.readonly(
  z.object({ callId: callIdSchema, uses: z.readonly(z.array(templateUseSchema).max(2000)) }),
) satisfies z.ZodType<CallUse>;

/** The same for the figures of a team: which call and whose it was, nobody there is told. */
export interface UseReport {
  /** So that a report that comes twice counts once; see useReport.ts. */
  readonly reportId: string;
  readonly uses: readonly TemplateUse[];
}

export const useReportSchema = z.readonly(
  z.object({
    reportId: z.string().regex(/^[\w-]{16,64}$/),
    uses: z.readonly(z.array(templateUseSchema).max(2000)),
  }),
) satisfies z.ZodType<UseReport>;

/** A bundled sentence as an entry of the library, as long as the team has not changed it. */
export function bundledEntry(template: Template, order: number): LibraryTemplate {
  return {
    ...template,
    status: 'published',
    order,
    team: MY_TEAM,
    createdAt: 0,
    createdBy: '',
    updatedAt: 0,
    updatedBy: '',
    version: 0,
    basedOn: template.id,
    conflictWith: null,
  };
}

/** The sentence alone, without what the library knows of it. */
export function contentOf(entry: Template): Template {
  const { id, situation, locale, text, why, needs, empathy, channel, tone } = entry;
  return { id, situation, locale, text, why, needs, empathy, channel, tone };
}

/** The first place of sentences that nobody has moved; moved ones stand before them. */
const UNMOVED = 1_000_000;

/**
 * The whole library in its order: the team's sentences, and the bundled ones that it did not change.
 * @param places where the team put a sentence, by its id
 */
export function mergeLibrary(
  bundled: readonly Template[],
  team: readonly LibraryTemplate[],
  places: ReadonlyMap<string, number>,
): readonly LibraryTemplate[] {
  const changed = new Map(team.map((entry) => [entry.id, entry]));
  const originals = new Set(bundled.map(({ id }) => id));
  const all = [
    ...bundled.map((each, at) => changed.get(each.id) ?? bundledEntry(each, at)),
    ...team.filter(({ id }) => !originals.has(id)),
  ];
  return all
    .map((entry, at) => ({ ...entry, order: places.get(entry.id) ?? UNMOVED + at }))
    .toSorted((a, b) => a.order - b.order);
}

/**
 * What a call may offer, in the library's order: published sentences, and the bundled original of
 * one whose change is still a draft.
 */
export function offeredOf(
  library: readonly LibraryTemplate[],
  bundled: readonly Template[],
): readonly Template[] {
  const originals = new Map(bundled.map((each) => [each.id, each]));
  return library.flatMap((entry) => {
    if (entry.status === 'published') return [contentOf(entry)];
    const original = originals.get(entry.id);
    return entry.status === 'draft' && original !== undefined ? [original] : [];
  });
}

/** Whether two say the same in the same way. */
export function isSameContent(a: Template, b: Template): boolean {
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
}
