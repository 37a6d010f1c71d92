import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/model/settings.ts';
import type { SettingsPatch } from '#shared/model/settings.ts';
import { connect } from '#electron/store/sqlite/connection.ts';
import type { DesktopTables } from '#electron/store/desktop/tables.ts';
import { desktopStore, KEY, NOW, optionsIn } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

describe('settings', () => {
  it('start with the defaults', async () => {
    const { settings } = await desktopStore();
    expect(await settings.get()).toEqual(defaultSettings);
  });

  it('keep a change and leave the rest, also after a restart', async () => {
    const options = optionsIn(tempFolder());
    const before = await desktopStore(options);
    const hub = {
      mode: 'remote',
      url: 'https://hub.example',
      token: 'x'.repeat(20),
      account: null,
    } as const;
    const expected = { ...defaultSettings, agentName: 'Sam', startWithCamera: false, hub };
    await before.settings.save({ agentName: 'Kim', hub });
    expect(await before.settings.save({ agentName: 'Sam', startWithCamera: false })).toEqual(
      expected,
    );
    await before.close();
    const after = await desktopStore(options);
    expect(await after.settings.get()).toEqual(expected);
    expect(await after.settings.save({})).toEqual(expected);
  });

  it.each<SettingsPatch>([
    { theme: 'pink' } as unknown as SettingsPatch,
    { agentName: 'Sam', colour: 1 } as unknown as SettingsPatch,
    { agentName: '' },
  ])('refuse a change that is not valid, as a whole: %j', async (patch) => {
    const { settings } = await desktopStore();
    await expect(settings.save(patch)).rejects.toMatchObject({ code: 'invalid' });
    expect(await settings.get()).toEqual(defaultSettings);
  });

  it('fall back for each stored value that is not valid, and for it alone', async () => {
    const options = optionsIn(tempFolder());
    const before = await desktopStore(options);
    await before.settings.save({ agentName: 'Sam', company: 'Northwind', theme: 'dark' });
    await before.close();
    const { db, close } = connect<DesktopTables>(options.file, KEY);
    const put = (key: string, value: string) =>
      db
        .insertInto('settings')
        .values({ key, value, saved_at: NOW })
        .onConflict((c) => c.column('key').doUpdateSet({ value }))
        .execute();
    await put('theme', '"pink"');
    await put('company', 'not JSON');
    await put('constructor', '1');
    await put('madeByANewerVersion', '{"a":1}');
    await close();
    const after = await desktopStore(options);
    expect(await after.settings.get()).toEqual({ ...defaultSettings, agentName: 'Sam' });
  });
});
