import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TemplateLibrary } from '#electron/main/templates/library.ts';
import { contentOf } from '#shared/model/libraryTemplate.ts';
import { desktopStore } from '../../store/support/stores.ts';

const folder = path.resolve(import.meta.dirname, '../../../resources/templates');

async function library(): Promise<{ library: TemplateLibrary; changes: () => number }> {
  const { templates: store } = await desktopStore();
  let count = 0;
  let fresh = 0;
  return {
    library: new TemplateLibrary({
      store,
      folder,
      author: async () => 'Sam',
      freshId: () => `fresh-${(fresh += 1)}`,
      changed: () => {
        count += 1;
      },
    }),
    changes: () => count,
  };
}

function fail(): never {
  throw new Error('no sentence');
}

describe('the library', () => {
  it('offers the bundled sentences of the language, and English without any', async () => {
    const { library: all } = await library();
    expect((await all.offered('sv-SE')).every(({ locale }) => locale === 'sv')).toBe(true);
    expect((await all.offered('fi')).every(({ locale }) => locale === 'en')).toBe(true);
    expect((await all.offered('en-GB')).length).toBeGreaterThan(10);
  });

  it('offers a changed sentence instead of its original, but not while it is a draft', async () => {
    const { library: all, changes } = await library();
    const [original] = await all.offered('en');
    if (original === undefined) throw new Error('no sentence');
    const changed = { ...original, text: 'Ours now.' };
    const draft = await all.save({ template: changed, status: 'draft', baseVersion: 0 });
    expect(draft).toMatchObject({ basedOn: original.id, version: 1 });
    expect(await all.offered('en')).toContainEqual(original);
    await all.setStatus({ id: original.id, status: 'published', seenVersion: 1 });
    expect(await all.offered('en')).toContainEqual(changed);
    expect(await all.offered('en')).not.toContainEqual(original);
    expect(changes()).toBe(2);
  });

  it('archives a bundled sentence, and brings it back', async () => {
    const { library: all } = await library();
    const [original] = await all.offered('en');
    const id = original?.id ?? '';
    await all.setStatus({ id, status: 'archived', seenVersion: 0 });
    expect((await all.offered('en')).map((each) => each.id)).not.toContain(id);
    // Who still has the bundled one before them is shown what became of it.
    const unseen = await all.setStatus({ id, status: 'published', seenVersion: 0 });
    expect(unseen).toMatchObject({ state: 'askAgain', theirs: { status: 'archived' } });
    await all.setStatus({ id, status: 'published', seenVersion: 1 });
    expect((await all.offered('en')).map((each) => each.id)).toContain(id);
  });

  it('offers in the team’s order', async () => {
    const { library: all } = await library();
    const ids = (await all.offered('en')).map(({ id }) => id);
    const wanted = ids.slice(0, 3).toReversed();
    await all.reorder(wanted);
    expect((await all.offered('en')).slice(0, 3).map(({ id }) => id)).toEqual(wanted);
  });

  it('takes in its own export without a change', async () => {
    const { library: all } = await library();
    const rows = (await all.entries()).map(({ status, ...template }) => ({ template, status }));
    expect(await all.takeIn(rows)).toEqual({ added: 0, changed: 0, same: rows.length });
  });

  it('takes in nothing of an import that is stopped', async () => {
    const { library: all } = await library();
    const before = await all.entries();
    const rows = Array.from({ length: 1200 }, (_, at) => ({
      template: { ...contentOf(before[0] ?? fail()), id: `team-${at}` },
      status: 'published' as const,
    }));
    const scope = new AbortController();
    const onProgress = (): void => scope.abort();
    expect(await all.takeIn(rows, { signal: scope.signal, onProgress })).toBeNull();
    expect(await all.entries()).toEqual(before);
  });
});
