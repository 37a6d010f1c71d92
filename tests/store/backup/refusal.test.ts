import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { BackupError, BackupErrorCode } from '#electron/store/backup/error.ts';
import { layoutAt } from '#electron/store/backup/layout.ts';
import { formatVersion } from '#electron/store/backup/seal.ts';
import type { HubStoreOptions } from '#electron/store/index.ts';
import { hubMigrations } from '#electron/store/migrations/hub/index.ts';
import { newestVersion } from '#electron/store/migrations/migrate.ts';
import { engines } from '../support/engines.ts';
import { anInvite } from '../support/records.ts';
import { hubStore, NOW, optionsIn } from '../support/stores.ts';
import { hashes } from '../support/files.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { crafted } from './crafted.ts';
import { backUp, filesOf, inDatabase, inMigrated, restore } from './places.ts';
import { contentOf } from './rows.ts';

const newest = newestVersion(hubMigrations);
const passphrase = 'three calm ducks on a pond';
const kinds = engines();

async function backedUp(choice: Parameters<typeof backUp>[1] = {}): Promise<string> {
  const source = optionsIn(tempFolder());
  const store = await hubStore(source);
  await store.invites.create(anInvite());
  return (await backUp(source, choice)).file;
}

/** Why a file was refused, and what was made of the new data folder before: nothing, one hopes. */
async function refusal(file: string, given: string | null = null) {
  const folder = tempFolder();
  const target = optionsIn(path.join(folder, 'new'));
  const error: unknown = await restore(file, target, { passphrase: given }).catch(
    (reason: unknown) => reason,
  );
  const { code, message } = error as BackupError;
  return { code, message, made: readdirSync(folder) };
}

const refused = (code: BackupErrorCode, message: RegExp | string = '') => ({
  code,
  message: expect.stringMatching(message),
  made: [],
});

function changed(file: string, change: (bytes: Buffer) => Buffer): string {
  const other = path.join(tempFolder(), 'changed.backup');
  writeFileSync(other, change(readFileSync(file)));
  return other;
}

/** As somebody who wants to deceive would: the checksum is right again. */
function withChecksum(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, -32);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

describe.each([
  ['in plain', null],
  ['encrypted', passphrase],
])('a file %s', (_name, secret) => {
  it('is refused when a bit of it is another one, wherever', async () => {
    const file = await backedUp({ passphrase: secret });
    const { length } = readFileSync(file);
    const places = [0, 8, 9, 12, 26, 30, 60, length >> 1, length - 40, length - 32, length - 1];
    for (const place of places) {
      const flipped = changed(file, (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(place) ^ 4, place);
        return bytes;
      });
      const words = place === 0 ? /is not a backup/ : /was cut off or changed/;
      expect(await refusal(flipped, secret)).toEqual(refused('damaged', words));
    }
  });

  it('is refused when it was cut off, wherever', async () => {
    const file = await backedUp({ passphrase: secret });
    const { length } = readFileSync(file);
    for (const size of [0, 5, 26, 40, 58, 59, length >> 1, length - 32, length - 1]) {
      const short = changed(file, (bytes) => bytes.subarray(0, size));
      expect(await refusal(short, secret)).toEqual(refused('damaged'));
    }
    const long = changed(file, (bytes) => Buffer.concat([bytes, Buffer.of(0)]));
    expect(await refusal(long, secret)).toEqual(refused('damaged'));
  });
});

describe('a passphrase', () => {
  it('is needed, and the right one', async () => {
    const file = await backedUp({ passphrase });
    expect(await refusal(file)).toEqual(refused('wrongKey', /encrypted and needs its passphrase/));
    const other = await refusal(file, `${passphrase}s`);
    expect(other).toEqual(refused('wrongKey', /another one made it/));
    expect((await restore(file, optionsIn(tempFolder()), { passphrase })).isEncrypted).toBe(true);
  });

  it('finds out what somebody changed on purpose', async () => {
    const file = await backedUp({ passphrase });
    for (const place of [10, 40, readFileSync(file).length - 40]) {
      const forged = changed(file, (bytes) => {
        bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
        return withChecksum(bytes);
      });
      expect(await refusal(forged, passphrase)).toEqual(refused('wrongKey'));
    }
  });

  it('is bound to every frame: none can be left out, moved, or made the last one', async () => {
    const source = optionsIn(tempFolder());
    await inMigrated(source, async (db) => {
      for (let n = 0; n < 4; n += 1) {
        const noise = randomBytes(60_000).toString('base64');
        await sql`insert into hub_secrets values (${String(n)}, ${noise})`.execute(db);
      }
    });
    const { file } = await backUp(source, { passphrase });
    const bytes = readFileSync(file);
    const frame = 4 + 65_536 + 16;
    const [head, first, second] = [0, 26, 26 + frame].map((at, n, all) =>
      bytes.subarray(at, all[n + 1] ?? 26 + 2 * frame),
    ) as [Buffer, Buffer, Buffer];
    const rest = bytes.subarray(26 + 2 * frame);
    const asLast = Buffer.from(second);
    asLast.writeUInt8(asLast.readUInt8(0) | 0x80, 0);
    for (const parts of [
      [head, second, rest],
      [head, second, first, rest],
      [head, first, asLast, rest.subarray(-32)],
    ]) {
      const forged = changed(file, () => withChecksum(Buffer.concat(parts)));
      expect(await refusal(forged, passphrase)).toEqual(refused('wrongKey'));
    }
  });

  it('hides everything, and never in the same way', async () => {
    const files = { 'agent-token': 'a-very-secret-token' };
    const [one, two] = [
      readFileSync(await backedUp({ passphrase, files })),
      readFileSync(await backedUp({ passphrase, files })),
    ];
    expect(one.subarray(10, 26)).not.toEqual(two.subarray(10, 26));
    expect(one.subarray(30, 200)).not.toEqual(two.subarray(30, 200));
    const plain = readFileSync(await backedUp({ files }));
    // What FORMAT.md says of a backup in plain: a frame's length, then gzip.
    const text = gunzipSync(plain.subarray(30, -32)).toString();
    expect(text).toContain('a-very-secret-token');
    expect(text).toContain('Maya Lindqvist');
  });

  it('is no reason to take a file that anybody can have made', async () => {
    const file = await backedUp();
    expect(await refusal(file, passphrase)).toEqual(refused('notEncrypted', /--plain/));
  });
});

describe('what is in a file', () => {
  it('may not be of a newer schema or format', async () => {
    const words = `made by a newer Hearback \\(schema ${newest + 1}; this one knows ${newest}\\)`;
    const nextSchema = await crafted({ schema: newest + 1 });
    expect(await refusal(nextSchema)).toEqual(refused('newer', words));
    const file = await crafted({});
    const next = changed(file, (bytes) => {
      bytes.writeUInt8(formatVersion + 1, 8);
      return withChecksum(bytes);
    });
    expect(await refusal(next)).toEqual(refused('newer'));
  });

  it('has the tables of its schema', async () => {
    const tables = await layoutAt(newest);
    const less = await crafted({ tables: tables.slice(1) });
    expect(await refusal(less)).toEqual(refused('damaged'));
    const evil = [{ name: 'invites; drop table calls', columns: tables[0]?.columns ?? [] }];
    expect(await refusal(await crafted({ tables: evil }))).toEqual(refused('damaged'));
  });

  it('writes no files but in the data folder', async () => {
    const evil = await crafted({ files: { '../evil': 'x' } });
    expect(await refusal(evil)).toEqual(refused('damaged'));
  });

  it.each([
    ['a missing end', (text: string) => text.replace(/\{"rows":.*\n$/, '')],
    ['other counts', (text: string) => text.replace('"hub_secrets":1', '"hub_secrets":2')],
    ['more after the end', (text: string) => `${text}{}\n`],
    ['another table', (text: string) => text.replace('{"table":"invites"}', '{"table":"i"}')],
    ['a value too many', (text: string) => text.replace('["n","s"]', '["n","s","t"]')],
    ['a value of another kind', (text: string) => text.replace('["n","s"]', '["n",1]')],
    ['no JSON', (text: string) => text.replace('["n","s"]', '["n",')],
    ['no header', (text: string) => text.replace('{"hearback"', '{"heardback"')],
    ['nothing', () => ''],
  ])('is refused with %s', async (_name, tamper) => {
    const file = await crafted({}, { hub_secrets: [['n', 's']] }, tamper);
    expect(await refusal(file)).toEqual(refused('damaged'));
  });

  it.each(kinds)('may not refer to rows that are not in it, in $kind', async ({ place }) => {
    const file = await crafted({}, { summary_bodies: [['gone', '1', 'AA==']] });
    const target = await place();
    await expect(restore(file, target)).rejects.toMatchObject({ name: 'BackupError' });
    const left = await inMigrated(target, contentOf);
    expect(Object.values(left).flat()).toEqual([]);
  });
});

describe.each(kinds)('a database of $kind', ({ place }) => {
  it('that holds anything stays as it is', async () => {
    const file = await backedUp();
    const target = await place();
    await inMigrated(target, async (db) => {
      await sql`insert into survey_places values ('agent-1', 7)`.execute(db);
    });
    await expect(restore(file, target)).rejects.toMatchObject({
      code: 'notEmpty',
      message: expect.stringMatching(/holds data already \(survey_places\)/),
    });
    expect((await inDatabase(target, contentOf))['survey_places']).toEqual(['["agent-1","7"]']);
  });

  it('that a hub only ever started on is as good as empty', async () => {
    const source = await place();
    await inMigrated(source, async (db) => {
      await sql`insert into hub_secrets values ('survey', 'old'), ('start', 'older')`.execute(db);
    });
    const target = await place();
    await inMigrated(target, async (db) => {
      await sql`insert into hub_secrets values ('survey', 'new')`.execute(db);
    });
    await restore((await backUp(source)).file, target);
    expect((await inDatabase(target, contentOf))['hub_secrets']).toEqual([
      '["start","older"]',
      '["survey","old"]',
    ]);
  });

  it('that a newer Hearback wrote stays as it is, and is not backed up', async () => {
    const file = await backedUp();
    const target = await place();
    await inMigrated(target, async (db) => {
      await sql`insert into schema_version values (${newest + 1}, 'next', 1)`.execute(db);
    });
    await expect(restore(file, target)).rejects.toMatchObject({ code: 'newer' });
    await expect(backUp(target)).rejects.toMatchObject({
      code: expect.stringMatching(/^(newer|database)$/),
      message: expect.stringContaining('newer Hearback'),
    });
  });

  it('that a hub works on is not restored into', async () => {
    const file = await backedUp();
    const target = await place();
    const hub = await hubStore(target);
    expect(await hub.takeLead()).not.toBeNull();
    await expect(restore(file, target)).rejects.toMatchObject({
      code: 'inUse',
      message: expect.stringMatching(/^A hub works on .*\. Stop all its hubs first\.$/),
    });
  });

  it('that is none is not backed up, and none is made', async () => {
    const target: HubStoreOptions = await place();
    await expect(backUp(target)).rejects.toMatchObject({ code: 'database' });
    expect(filesOf(target)).toEqual([]);
  });
});

describe('a file database', () => {
  it('that is damaged or has another key is neither backed up nor replaced', async () => {
    const backup = await backedUp();
    const place = optionsIn(tempFolder());
    await inMigrated(place, async () => undefined);
    const before = hashes(path.dirname(place.file));
    const other = { ...place, key: 'another key than before' };
    const damaged = optionsIn(tempFolder());
    writeFileSync(damaged.file, 'no database at all, but long enough to look at');
    for (const wrong of [other, damaged]) {
      await expect(backUp(wrong)).rejects.toMatchObject({ code: 'database' });
      await expect(restore(backup, wrong)).rejects.toMatchObject({ code: 'database' });
    }
    expect(hashes(path.dirname(place.file))).toEqual(before);
  });

  it('is not changed by its backup', async () => {
    const place = optionsIn(tempFolder());
    const store = await hubStore(place);
    await store.invites.create(anInvite());
    const before = hashes(path.dirname(place.file));
    await backUp(place);
    expect(hashes(path.dirname(place.file))).toEqual(before);
  });
});

describe('a server', () => {
  it.each([
    ['is away', 'postgres://u:secret@127.0.0.1:1/hub', /cannot be reached/],
    ['is unknown', 'postgres://u:secret@hub.invalid/hub', /cannot be reached/],
  ])('that %s is told in a sentence without its password', async (_name, url, words) => {
    const backup = await backedUp();
    const place = { url, now: () => NOW };
    for (const attempt of [() => backUp(place), () => restore(backup, place)]) {
      const error: unknown = await attempt().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'database', message: expect.stringMatching(words) });
      expect(String(error)).not.toContain('secret');
    }
  });
});

describe('a backup', () => {
  it('never takes the place of another file', async () => {
    const source = optionsIn(tempFolder());
    await hubStore(source);
    const { file } = await backUp(source);
    const before = readFileSync(file);
    const { backUpHub } = await import('#electron/store/index.ts');
    const { signal } = new AbortController();
    const request = { file, passphrase: null, files: {}, now: () => NOW, signal };
    await expect(backUpHub(source, request)).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(file)).toEqual(before);
    const nowhere = { ...request, file: path.join(file, 'below', 'hub.backup') };
    await expect(backUpHub(source, nowhere)).rejects.toMatchObject({ code: 'file' });
    rmSync(file);
    await expect(restore(file, optionsIn(tempFolder()))).rejects.toMatchObject({
      code: 'file',
      message: `${file} is not there, or its folder is not.`,
    });
  });
});
