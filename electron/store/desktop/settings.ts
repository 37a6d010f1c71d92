import type { Kysely } from 'kysely';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Settings } from '#shared/model/settings.ts';
import { defaultSettings, settingsPatchSchema, settingsSchema } from '#shared/model/settings.ts';
import type { Gate } from '../gate.ts';
import { parseJson } from '../json.ts';
import type { DesktopTables } from './tables.ts';
import type { SettingsRepository } from './types.ts';

const shape = settingsSchema.unwrap().shape;

export function createSettings(
  db: Kysely<DesktopTables>,
  gate: Gate,
  now: () => EpochMs,
): SettingsRepository {
  const read = async (): Promise<Settings> => {
    const rows = await db.selectFrom('settings').select(['key', 'value']).execute();
    const valid = rows.flatMap(({ key, value }) => {
      const schema = isKnown(key) ? shape[key] : null;
      const parsed = schema?.safeParse(parseJson(value));
      return parsed?.success === true ? [[key, parsed.data] as const] : [];
    });
    return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(valid) });
  };

  return {
    get: () => gate.run(read),

    save: (patch) =>
      gate.run(async () => {
        const rows = Object.entries(settingsPatchSchema.parse(patch))
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => ({ key, value: JSON.stringify(value), saved_at: now() }));
        if (rows.length > 0) {
          await db
            .insertInto('settings')
            .values(rows)
            .onConflict((c) =>
              c.column('key').doUpdateSet((eb) => ({
                value: eb.ref('excluded.value'),
                saved_at: eb.ref('excluded.saved_at'),
              })),
            )
            .execute();
        }
        return read();
      }),
  };
}

function isKnown(key: string): key is keyof Settings {
  return Object.hasOwn(shape, key);
}
