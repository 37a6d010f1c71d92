import { describe, expect, it } from 'vitest';
import { MY_TEAM } from '#shared/model/libraryTemplate.ts';
import { aSentence } from '#tests/hub/support/library.ts';
import { NOW, desktopStore, optionsIn } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const sam = { by: 'Sam', freshId: 'second-1' };
const ana = { by: 'Ana', freshId: 'second-2' };

const draft = { template: aSentence(), status: 'draft', baseVersion: 0 } as const;

describe('the team’s templates', () => {
  it('are kept with every change, and survive a restart', async () => {
    const options = optionsIn(tempFolder());
    const before = await desktopStore(options);
    await before.templates.save(draft, sam, null);
    await before.templates.setStatus({ id: 'own-1', status: 'published', seenVersion: 1 }, 'Ana');
    const text = 'Zoë 李 😀 {facts}';
    await before.templates.save(
      { template: aSentence({ text }), status: 'published', baseVersion: 2 },
      sam,
      null,
    );
    await before.close();
    const { templates } = await desktopStore(options);
    expect(await templates.list()).toMatchObject([
      { id: 'own-1', text, status: 'published', version: 3, createdBy: 'Sam', updatedAt: NOW },
    ]);
    expect(
      (await templates.history('own-1')).map(({ version, by, what }) => `${version} ${by} ${what}`),
    ).toEqual(['3 Sam edited', '2 Ana published', '1 Sam created']);
    const back = await templates.restoreVersion('own-1', 1, 'Ana');
    expect(back).toMatchObject({ text: 'So {facts}?', version: 4, status: 'published' });
  });

  it('keep both of two edits, and ask the second', async () => {
    const { templates } = await desktopStore();
    await templates.save(draft, sam, null);
    const theirs = aSentence({ text: 'theirs' });
    await templates.save({ template: theirs, status: 'published', baseVersion: 1 }, ana, null);
    const mine = aSentence({ text: 'mine' });
    const second = await templates.save(
      { template: mine, status: 'published', baseVersion: 1 },
      sam,
      null,
    );
    expect(second).toMatchObject({
      id: 'second-1',
      text: 'mine',
      status: 'draft',
      conflictWith: 'own-1',
    });
    expect(await templates.list()).toContainEqual(
      expect.objectContaining({ id: 'own-1', text: 'theirs', version: 2 }),
    );
    const answer = { id: 'second-1', choice: 'mine', seenVersion: 2 } as const;
    expect(await templates.settle(answer, 'Sam')).toMatchObject({
      state: 'settled',
      entry: { id: 'own-1', text: 'mine', status: 'published', version: 3 },
    });
    expect(
      (await templates.history('own-1')).map(({ by, template }) => `${by}: ${template.text}`),
    ).toEqual(['Sam: mine', 'Ana: theirs', 'Sam: So {facts}?']);
  });

  it.each(['mine', 'theirs'] as const)(
    'ask again before keeping %s where a third edit came meanwhile',
    async (choice) => {
      const { templates } = await desktopStore();
      const saying = (text: string, baseVersion: number) => ({
        template: aSentence({ text }),
        status: 'published' as const,
        baseVersion,
      });
      await templates.save(saying('theirs', 0), ana, null);
      await templates.save(saying('mine', 0), sam, null);
      await templates.save(saying('third', 1), ana, null);
      const before = await templates.list();
      expect(
        await templates.settle({ id: 'second-1', choice, seenVersion: 1 }, 'Sam'),
      ).toMatchObject({ state: 'askAgain', theirs: { id: 'own-1', text: 'third', version: 2 } });
      expect(await templates.list()).toEqual(before);
      const now = await templates.settle({ id: 'second-1', choice, seenVersion: 2 }, 'Sam');
      expect(now).toMatchObject({
        state: 'settled',
        entry: { id: 'own-1', text: choice === 'mine' ? 'mine' : 'third' },
      });
      const texts = (await templates.history('own-1')).map(({ template }) => template.text);
      expect(texts).toContain('third');
    },
  );

  it('belong to a team, so that a hub can take them over', async () => {
    const { templates } = await desktopStore();
    await templates.save(draft, sam, null);
    await templates.importAll(
      [{ template: aSentence({ id: 'own-2' }), status: 'draft' }],
      'Ana',
      new Set(),
    );
    expect((await templates.list()).map(({ team }) => team)).toEqual([MY_TEAM, MY_TEAM]);
  });

  it.each([
    ['theirs', 'archived', 'theirs'],
    ['both', 'draft', 'theirs'],
  ] as const)('settle a conflict by keeping %s', async (choice, status, first) => {
    const { templates } = await desktopStore();
    await templates.save({ ...draft, template: aSentence({ text: 'theirs' }) }, ana, null);
    await templates.save({ ...draft, template: aSentence({ text: 'mine' }) }, sam, null);
    await templates.settle({ id: 'second-1', choice, seenVersion: 1 }, 'Sam');
    const all = await templates.list();
    expect(all.find(({ id }) => id === 'own-1')?.text).toBe(first);
    expect(all.find(({ id }) => id === 'second-1')).toMatchObject({ status, conflictWith: null });
  });

  it('count a call once, by template and situation, and know no agent', async () => {
    const { templates } = await desktopStore();
    const use = { templateId: 'own-1', situation: 'paraphrase', offered: 2, said: 1, notUseful: 0 };
    const told = { callId: 'call-0001', uses: [use] } as Parameters<typeof templates.recordUse>[0];
    await templates.recordUse(told);
    await templates.recordUse(told);
    await templates.recordUse({ ...told, callId: 'call-0002' });
    expect(await templates.use()).toEqual([{ ...use, offered: 4, said: 2 }]);
  });

  it('keep an edit that was left, until it is saved', async () => {
    const { templates } = await desktopStore();
    await templates.save(draft, sam, null);
    await templates.keepUnsaved({ template: aSentence({ text: '' }), baseVersion: 1 });
    expect(await templates.unsaved()).toMatchObject([{ template: { text: '' }, baseVersion: 1 }]);
    await templates.save({ ...draft, baseVersion: 1 }, sam, null);
    expect(await templates.unsaved()).toEqual([]);
  });

  it('keep the order and the pins', async () => {
    const { templates } = await desktopStore();
    await templates.reorder(['b', 'a', 'b']);
    expect([...(await templates.places())]).toEqual(
      expect.arrayContaining([
        ['b', 0],
        ['a', 1],
      ]),
    );
    await templates.setPinned('a', true);
    await templates.setPinned('b', true);
    await templates.setPinned('a', false);
    expect(await templates.pins()).toEqual(['b']);
  });

  it('take in a file’s rows, and leave what is the same', async () => {
    const { templates } = await desktopStore();
    await templates.save({ ...draft, status: 'published' }, sam, null);
    const rows = [
      { template: aSentence(), status: 'published' as const },
      { template: aSentence({ id: 'bundled-1', text: 'ours now' }), status: 'published' as const },
    ];
    const bundled = new Set(['bundled-1']);
    expect(await templates.importAll(rows, 'Ana', bundled)).toEqual({
      added: 1,
      changed: 0,
      same: 1,
    });
    const again = [{ template: aSentence({ text: 'other' }), status: 'published' as const }];
    expect(await templates.importAll(again, 'Ana', bundled)).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    });
    expect(await templates.list()).toContainEqual(
      expect.objectContaining({ id: 'bundled-1', basedOn: 'bundled-1' }),
    );
    expect((await templates.history('own-1'))[0]).toMatchObject({ what: 'imported', version: 2 });
  });

  it('tell how far an import is, others getting their turn, and keep nothing of a stopped one', async () => {
    const { templates } = await desktopStore();
    await templates.save({ ...draft, status: 'published' }, sam, null);
    const before = await templates.list();
    const rows = Array.from({ length: 2300 }, (_, at) => ({
      template: aSentence({ id: `own-${at + 1}`, text: `No. ${at}` }),
      status: 'published' as const,
    }));
    const told: number[] = [];
    const scope = new AbortController();
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 0);
    const stopped = templates.importAll(rows, 'Ana', new Set(), {
      signal: scope.signal,
      onProgress: (done) => {
        told.push(done);
        if (done === 1500) scope.abort();
      },
    });
    expect(await stopped).toBeNull();
    expect(told).toEqual([500, 1000, 1500]);
    expect(await templates.list()).toEqual(before);
    expect(await templates.history('own-1')).toHaveLength(1);

    const { signal } = new AbortController();
    const watch = { signal, onProgress: (done: number) => told.push(done) };
    const done = await templates.importAll(rows, 'Ana', new Set(), watch);
    clearInterval(turn);
    expect(done).toEqual({ added: 2299, changed: 1, same: 0 });
    expect(told.slice(3)).toEqual([500, 1000, 1500, 2000]);
    expect(turns).toBeGreaterThan(1);
  });

  it('take the last of two rows with one id', async () => {
    const { templates } = await desktopStore();
    const rows = ['first', 'second'].map((text) => ({
      template: aSentence({ text }),
      status: 'draft' as const,
    }));
    const done = await templates.importAll(rows, 'Ana', new Set());
    expect(done).toEqual({ added: 1, changed: 1, same: 0 });
    expect(await templates.list()).toMatchObject([{ text: 'second', version: 2 }]);
  });

  it('are not published unseen: what somebody saved meanwhile is shown first', async () => {
    const { templates } = await desktopStore();
    await templates.save(draft, sam, null);
    const theirs = aSentence({ text: 'Calm down.' });
    await templates.save({ template: theirs, status: 'draft', baseVersion: 1 }, sam, null);
    for (const status of ['published', 'archived', 'draft'] as const) {
      const moved = await templates.setStatus({ id: 'own-1', status, seenVersion: 1 }, 'Ana');
      expect(moved).toMatchObject({
        state: 'askAgain',
        theirs: { text: 'Calm down.', version: 2, status: 'draft' },
      });
    }
    expect(await templates.history('own-1')).toHaveLength(2);
    const seen = { id: 'own-1', status: 'published', seenVersion: 2 } as const;
    expect(await templates.setStatus(seen, 'Ana')).toMatchObject({
      state: 'settled',
      entry: { status: 'published', version: 3, updatedBy: 'Ana' },
    });
  });

  it('say where there is none', async () => {
    const { templates } = await desktopStore();
    const moving = { id: 'gone', status: 'archived', seenVersion: 1 } as const;
    await expect(templates.setStatus(moving, 'Sam')).rejects.toMatchObject({ code: 'notFound' });
  });
});
