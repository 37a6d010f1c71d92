import { sql } from 'kysely';
import type { TeamChange } from '#shared/model/teamTemplate.ts';
import { teamChangeSchema } from '#shared/model/teamTemplate.ts';
import type { DesktopTables } from './tables.ts';
import type { Db } from './templateRows.ts';
import { toVersion } from './templateRows.ts';

/** Sentences with a version that the hub has not heard of, the longest unchanged first. */
export function unsent(db: Db) {
  return db
    .selectFrom('templates as t')
    .leftJoin('library_known as k', 'k.template_id', 't.template_id')
    .leftJoin('library_requests as r', 'r.template_id', 't.template_id')
    .where('r.template_id', 'is', null)
    .select([
      't.template_id',
      sql<number>`coalesce(k.revision, 0)`.as('revision'),
      sql<number>`coalesce(k.sent_version, 0)`.as('sent_version'),
    ])
    .where('t.conflict_with', 'is', null)
    .where(sql<boolean>`coalesce(k.kept_here, 0) = 0`)
    .where(sql<boolean>`t.version > coalesce(k.sent_version, 0)`)
    .where(sql<boolean>`not (t.status = 'archived' and coalesce(k.revision, 0) = 0)`)
    .orderBy('t.updated_at');
}

/** Sentences from before the team that may be brought along. */
export function keptOut(db: Db) {
  return db
    .selectFrom('library_known as k')
    .innerJoin('templates as t', 't.template_id', 'k.template_id')
    .select(['t.template_id', 't.version'])
    .where('k.kept_here', '=', 1)
    .where('t.conflict_with', 'is', null)
    .where('t.status', '!=', 'archived');
}

type Known = Pick<DesktopTables['library_known'], 'revision' | 'sent_version'> & {
  readonly refused?: string;
};

/** Notes what the hub knows of a sentence, which is the team's from then on. */
export async function putKnown(
  t: Db,
  id: string,
  { revision, sent_version, refused }: Known,
): Promise<void> {
  const known = { revision, sent_version, kept_here: 0, refused: refused ?? null };
  await t
    .insertInto('library_known')
    .values({ template_id: id, ...known })
    .onConflict((c) => c.column('template_id').doUpdateSet(known))
    .execute();
}

/** See TeamLibraryRepository.prepare. Part of the caller's transaction. */
export async function prepare(
  t: Db,
  limit: number,
  freshId: () => string,
): Promise<readonly TeamChange[]> {
  const made: TeamChange[] = [];
  for (const { template_id: id, revision, sent_version } of await unsent(t)
    .limit(limit)
    .execute()) {
    const row = await t
      .selectFrom('template_versions')
      .selectAll()
      .where('template_id', '=', id)
      .where('version', '>', sent_version)
      .orderBy('version')
      .executeTakeFirstOrThrow();
    const version = toVersion(row);
    const read = teamChangeSchema.safeParse({
      requestId: freshId(),
      baseRevision: revision,
      what: version?.what,
      status: version?.status,
      template: version?.template,
    });
    if (!read.success) {
      const refused = 'This machine cannot read this version.';
      await putKnown(t, id, { revision, sent_version: row.version, refused });
      continue;
    }
    const change = read.data;
    await t
      .insertInto('library_requests')
      .values({
        request_id: change.requestId,
        template_id: id,
        version: row.version,
        change: JSON.stringify(change),
      })
      .execute();
    made.push(change);
  }
  // Everything looked at was set aside: there may be more behind it.
  const isMore = made.length === 0 && (await unsent(t).limit(1).execute()).length > 0;
  return isMore ? prepare(t, limit, freshId) : made;
}
