import type { Settled, Settling, TemplateChange } from '#shared/model/libraryTemplate.ts';
import type { Change, Db } from './templateRows.ts';
import { entryOf, findRow, nextRow, writeRow } from './templateRows.ts';

/** See TemplatesRepository.settle. Part of the caller's transaction. */
export async function settle(
  t: Db,
  { id, choice, seenVersion }: Settling,
  change: (what: TemplateChange) => Change,
): Promise<Settled> {
  const mine = await findRow(t, id);
  if (mine.conflict_with === null) return { state: 'settled', entry: entryOf(mine) };
  const calm = { ...mine, conflict_with: null };
  // Both stay as they are, so that nothing is given up unseen.
  if (choice === 'both') {
    const kept = nextRow(calm, { template: entryOf(mine), status: 'draft' }, change('edited'));
    return { state: 'settled', entry: await writeRow(t, kept, change('edited')) };
  }
  const row = await findRow(t, mine.conflict_with);
  const theirs = entryOf(row);
  if (row.version !== seenVersion) return { state: 'askAgain', theirs };
  const given = nextRow(calm, { template: entryOf(mine), status: 'archived' }, change('archived'));
  await writeRow(t, given, change('archived'));
  if (choice === 'theirs') return { state: 'settled', entry: theirs };
  // Their words stay in the versions, under their name.
  const next = nextRow(row, { template: entryOf(mine), status: theirs.status }, change('edited'));
  return { state: 'settled', entry: await writeRow(t, next, change('edited')) };
}
