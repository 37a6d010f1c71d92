import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Protector } from '#electron/main/store/keyring.ts';
import { openKeyring } from '#electron/main/store/keyring.ts';

/** Stands in for the system's keychain: reversible, and refuses what another one wrote. */
function keychain(owner: string): Protector {
  return {
    encrypt: (text) => Buffer.from(`${owner}|${text}`),
    decrypt: (data) => {
      const [by, text] = data.toString().split('|');
      if (by !== owner || text === undefined) throw new Error('not mine');
      return text;
    },
  };
}

describe('the keyring', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-key-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is the same after a restart', async () => {
    const first = await openKeyring(folder, null, () => 1);
    const second = await openKeyring(folder, null, () => 2);
    expect({ ...second, newAndUnprotected: true }).toEqual(first);
    expect(first.newAndUnprotected).toBe(true);
    expect(second.newAndUnprotected).toBe(false);
  });

  it('derives a different secret for each purpose, 256 bits each', async () => {
    const { databaseKey, hubDatabaseKey, hubToken } = await openKeyring(folder, null, () => 1);
    expect(new Set([databaseKey, hubDatabaseKey, hubToken]).size).toBe(3);
    for (const secret of [databaseKey, hubDatabaseKey, hubToken]) {
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    }
  });

  it('is readable by this user only', async () => {
    await openKeyring(folder, null, () => 1);
    expect((await stat(path.join(folder, 'key'))).mode & 0o777).toBe(0o600);
  });

  it('stands encrypted in the file where the system can', async () => {
    const keyring = await openKeyring(folder, keychain('sam'), () => 1);
    expect(keyring.newAndUnprotected).toBe(false);
    expect(await readFile(path.join(folder, 'key'), 'utf8')).toMatch(/^protected:/);
    expect(await openKeyring(folder, keychain('sam'), () => 2)).toEqual(keyring);
  });

  it.each([
    ['another keychain', keychain('maya')],
    ['no keychain', null],
  ])('keeps a key aside that cannot be read with %s', async (_what, protector) => {
    const before = await openKeyring(folder, keychain('sam'), () => 1);
    const bytes = await readFile(path.join(folder, 'key'), 'utf8');
    const after = await openKeyring(folder, protector, () => 77);
    expect(after.databaseKey).not.toBe(before.databaseKey);
    expect(await readFile(path.join(folder, 'key.kept-aside-77'), 'utf8')).toBe(bytes);
  });

  it.each(['', 'plain:', 'plain:AAAA', 'something else', 'protected:%%%'])(
    'keeps damage aside: %j',
    async (damage) => {
      await writeFile(path.join(folder, 'key'), damage);
      await openKeyring(folder, null, () => 5);
      expect(await readdir(folder)).toEqual(['key', 'key.kept-aside-5']);
      expect(await readFile(path.join(folder, 'key.kept-aside-5'), 'utf8')).toBe(damage);
    },
  );
});
