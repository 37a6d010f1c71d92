import type { Kysely, Selectable } from 'kysely';
import type { EpochMs } from '#shared/lib/units.ts';
import type {
  LibraryTemplate,
  TemplateChange,
  TemplateStatus,
  TemplateVersion,
} from '#shared/model/libraryTemplate.ts';
import {
  MY_TEAM,
  contentOf,
  libraryTemplateSchema,
  templateIdSchema,
  templateVersionSchema,
} from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';
import { templateSchema } from '#shared/model/template.ts';
import { toText } from '../columns.ts';
import { StoreError } from '../errors.ts';
import { parseJson } from '../json.ts';
import type { DesktopTables } from './tables.ts';

export type TemplateRow = Selectable<DesktopTables['templates']>;
export type Db = Kysely<DesktopTables>;

/** One change: who did what, when. */
export interface Change {
  readonly at: EpochMs;
  readonly by: string;
  readonly what: TemplateChange;
}

/** A template of a row, or null where it cannot be read: a newer Hearback wrote it. */
export function toEntry(row: TemplateRow): LibraryTemplate | null {
  const content = templateSchema.safeParse(parseJson(row.template));
  if (!content.success) return null;
  const entry = libraryTemplateSchema.safeParse({
    ...content.data,
    status: row.status,
    order: 0,
    team: row.team,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    version: row.version,
    basedOn: row.based_on,
    conflictWith: row.conflict_with,
  });
  return entry.success ? entry.data : null;
}

/** @throws StoreError `damagedRecord` where it is kept but cannot be read */
export function entryOf(row: TemplateRow): LibraryTemplate {
  const entry = toEntry(row);
  if (entry !== null) return entry;
  throw new StoreError('damagedRecord', 'This template is kept, but cannot be read.');
}

/** A version of a row; null where it cannot be read. */
export function toVersion(
  row: Selectable<DesktopTables['template_versions']>,
): TemplateVersion | null {
  const { version, at, by, what, status } = row;
  const template = parseJson(row.template);
  const parsed = templateVersionSchema.safeParse({ version, at, by, what, status, template });
  return parsed.success ? parsed.data : null;
}

/** A new template's row, at its first version. */
export function newRow(
  template: Template,
  status: TemplateStatus,
  change: Change,
  ties: { readonly basedOn: string | null; readonly conflictWith: string | null },
): TemplateRow {
  return {
    template_id: template.id,
    team: MY_TEAM,
    status,
    based_on: ties.basedOn,
    conflict_with: ties.conflictWith,
    template: toJson(template),
    created_at: change.at,
    created_by: toText(change.by),
    updated_at: change.at,
    updated_by: toText(change.by),
    version: 1,
  };
}

/** The same row after a change. */
export function nextRow(
  row: TemplateRow,
  next: { readonly template: Template; readonly status: TemplateStatus },
  change: Change,
): TemplateRow {
  return {
    ...row,
    status: next.status,
    template: toJson({ ...next.template, id: row.template_id }),
    updated_at: change.at,
    updated_by: toText(change.by),
    version: row.version + 1,
  };
}

/** @throws StoreError `notFound` */
export async function findRow(db: Db, id: string): Promise<TemplateRow> {
  const row = await lookUp(db, id);
  if (row === undefined) throw new StoreError('notFound', 'There is no such template.');
  return row;
}

export function lookUp(db: Db, id: string): Promise<TemplateRow | undefined> {
  return db
    .selectFrom('templates')
    .selectAll()
    .where('template_id', '=', templateIdSchema.parse(id))
    .executeTakeFirst();
}

/** Writes a row and notes the version it is now. Part of the caller's transaction. */
export async function writeRow(t: Db, row: TemplateRow, change: Change): Promise<LibraryTemplate> {
  const { template_id: _key, ...rest } = row;
  await t
    .insertInto('templates')
    .values(row)
    .onConflict((c) => c.column('template_id').doUpdateSet(rest))
    .execute();
  await t.insertInto('template_versions').values(versionRow(row, change)).execute();
  return entryOf(row);
}

export function versionRow(
  row: TemplateRow,
  change: Change,
): Selectable<DesktopTables['template_versions']> {
  return {
    template_id: row.template_id,
    version: row.version,
    at: change.at,
    by: toText(change.by),
    what: change.what,
    status: row.status,
    template: row.template,
  };
}

function toJson(template: Template): string {
  return JSON.stringify({
    ...contentOf(template),
    text: toText(template.text),
    why: toText(template.why),
  });
}
