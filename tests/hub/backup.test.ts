import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { carriedFiles } from '#electron/hub/cli/carried.ts';
import { openDataFolder } from '#electron/hub/cli/dataFolder.ts';
import { runCli } from '#electron/hub/cli/run.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { ask, guestPageIn, link, tempFolder } from './support/hub.ts';
import { cli, originOf } from './support/process.ts';
import type { HubProcess } from './support/process.ts';

const server = postgresForFile();
const key = 'three calm ducks on a pond';
const withKey = { HEARBACK_BACKUP_KEY: key, HEARBACK_DATABASE: '' };

function startHub(place: readonly string[]): HubProcess {
  return cli(['--port', '0', '--guest-dir', guestPageIn(tempFolder()), ...place]);
}

/** Runs the command in this process, which a test that stops nothing can do. */
async function ended(args: readonly string[], env: NodeJS.ProcessEnv = withKey) {
  const said = { out: '', err: '' };
  const terminal = {
    out: (line: string) => void (said.out += `${line}\n`),
    err: (line: string) => void (said.err += `${line}\n`),
    stopped: new Promise<string>(() => undefined),
  };
  const status = await runCli(args, terminal, env);
  return { status, ...said };
}

const tokenIn = (dir: string): string => readFileSync(path.join(dir, 'agent-token'), 'utf8').trim();

async function addLink(hub: HubProcess, token: string): Promise<void> {
  await link({ origin: await originOf(hub) }, {}, token);
}

async function namesAt(hub: HubProcess, token: string): Promise<unknown> {
  const answer = await ask({ origin: await originOf(hub) }, 'GET', '/api/agent/invites', { token });
  return (answer.body as readonly { customerName: string }[]).map((each) => each.customerName);
}

describe('backup and restore', () => {
  it('move a running hub from a file to a server and back, agents and all', async () => {
    const folder = tempFolder();
    const [one, two, three] = ['one', 'two', 'three'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    const database = await server.newDatabase();
    const first = startHub(['--data', one]);
    await originOf(first);
    const token = tokenIn(one);
    await addLink(first, token);

    const file = path.join(folder, 'hub.backup');
    const made = cli(['backup', file, '--data', one], withKey);
    expect(await made.done).toBe(0);
    expect(made.said.err).toBe('');
    expect(made.said.out).toMatch(
      /^Backed up \d+ rows of \d+ tables \(schema \d+\) and agent-token to .*hub\.backup: \d+ bytes, encrypted\.\n$/,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['hub.backup', 'one']);

    const moved = await ended(['restore', file, '--data', two, '--database', database]);
    expect(moved).toMatchObject({ status: 0, err: '' });
    const second = startHub(['--data', two, '--database', database]);
    expect(await namesAt(second, token)).toEqual(['Maya Lindqvist']);
    await addLink(second, token);

    const busy = await ended(['restore', file, '--data', two], {
      ...withKey,
      HEARBACK_DATABASE: database,
    });
    expect(busy.status).toBe(1);
    expect(busy.err).toMatch(/holds data already \(invites\), which is left as it is/);

    const back = path.join(folder, 'back.backup');
    await ended(['backup', back, '--data', two, '--database', database]);
    expect((await ended(['restore', back, '--data', three])).status).toBe(0);
    const third = startHub(['--data', three]);
    expect(await namesAt(third, token)).toEqual(['Maya Lindqvist', 'Maya Lindqvist']);
    expect(await third.logged('hub.started')).toBeDefined();
    expect(third.log().some(({ event }) => event === 'databaseKeptAside')).toBe(false);
  }, 90_000);

  it('keep the passphrase in a file, and check a backup without writing', async () => {
    const folder = tempFolder();
    const data = path.join(folder, 'data');
    const hub = startHub(['--data', data]);
    await originOf(hub);
    const keyFile = path.join(folder, 'key');
    writeFileSync(keyFile, `${key}\n`);
    const file = path.join(folder, 'hub.backup');
    const none = { HEARBACK_BACKUP_KEY: '' };
    expect(
      (await ended(['backup', file, '--data', data, '--key-file', keyFile], none)).status,
    ).toBe(0);
    const checked = await ended(['restore', file, '--check', '--data', path.join(folder, 'new')]);
    expect(checked).toMatchObject({ status: 0, err: '' });
    expect(checked.out).toMatch(/is whole: \d+ rows .*, made 20.*Z\. Nothing was written\.\n$/);
    const wrong = await ended(['restore', file, '--check'], {
      HEARBACK_BACKUP_KEY: 'not this passphrase',
    });
    expect(wrong).toMatchObject({ status: 1, out: '' });
    expect(wrong.err).toMatch(/^hearback-hub: .* cannot be opened with this passphrase/);
    writeFileSync(file, readFileSync(file).subarray(0, -1));
    const cut = await ended(['restore', file, '--data', path.join(folder, 'new')]);
    expect(cut.err).toMatch(/is not whole: it was cut off or changed\.\n$/);
    expect(readdirSync(folder).sort()).toEqual(['data', 'hub.backup', 'key']);
  });

  it('leave a backup unencrypted only when told so, with a warning', async () => {
    const folder = tempFolder();
    const data = path.join(folder, 'data');
    const hub = startHub(['--data', data]);
    await originOf(hub);
    const file = path.join(folder, 'hub.backup');
    const none = { HEARBACK_BACKUP_KEY: '' };
    const refused = await ended(['backup', file, '--data', data], none);
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toMatch(/--key-file or HEARBACK_BACKUP_KEY, or say --plain/);
    const short = await ended(['backup', file, '--data', data], { HEARBACK_BACKUP_KEY: 'ducks' });
    expect(short).toMatchObject({ status: 2 });
    const plain = await ended(['backup', file, '--data', data, '--plain']);
    expect(plain.status).toBe(0);
    expect(plain.err).toMatch(/This backup is not encrypted/);
    expect(plain.out).toMatch(/, in plain\.\n$/);
    const target = path.join(folder, 'new');
    expect((await ended(['restore', file, '--data', target])).err).toMatch(/With --plain/);
    expect((await ended(['restore', file, '--data', target], none)).status).toBe(0);
    expect(tokenIn(target)).toBe(tokenIn(data));
  });

  it('leave the tokens of another hub alone', async () => {
    const folder = tempFolder();
    const data = path.join(folder, 'data');
    await originOf(startHub(['--data', data]));
    const file = path.join(folder, 'hub.backup');
    await ended(['backup', file, '--data', data]);
    const target = path.join(folder, 'target');
    await openDataFolder(target);
    const before = tokenIn(target);
    const refused = await ended(['restore', file, '--data', target]);
    expect(refused.status).toBe(1);
    expect(refused.err).toMatch(/agent-token is there already, and not as it is in the backup/);
    expect(tokenIn(target)).toBe(before);
    expect(readdirSync(target).sort()).toEqual(['agent-token', 'database-key']);
  });

  it('say what is wrong with their place', async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'hub.backup');
    const nowhere = await ended(['backup', file, '--data', path.join(folder, 'nowhere')]);
    expect(nowhere).toMatchObject({ status: 1 });
    expect(nowhere.err).toMatch(/The data folder cannot be used: .*agent-token \(ENOENT\)/);
    const data = path.join(folder, 'data');
    await openDataFolder(data);
    const unused = await ended(['backup', file, '--data', data]);
    expect(unused.err).toMatch(/There is no hub's database at .*hub\.db\.\n$/);
    expect(readdirSync(folder)).toEqual(['data']);
    expect(readdirSync(data).sort()).toEqual(['agent-token', 'database-key']);
  });

  it.each([
    ['backup', /backup needs the name of one file/],
    ['backup a b', /backup needs the name of one file/],
    ['backup a --check', /--check belongs to restore/],
    ['backup a --plain --key-file k', /cannot both be meant/],
    ['backup a --key-file /nowhere/key', /--key-file \/nowhere\/key cannot be read \(ENOENT\)/],
    ['restore a --port 1', /Unknown option '--port'/],
    ['restore a --database mysql://x', /--database is not understood/],
  ])('%s is refused with a sentence and 2', async (args, sentence) => {
    const refused = await ended(args.split(' '));
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toMatch(sentence);
  });

  it('have a help of their own', async () => {
    const help = await ended(['backup', '--help']);
    expect(help).toMatchObject({ status: 0, err: '' });
    expect(help.out).toMatch(/^Usage: npm run hub -- backup FILE/);
  });
});

it('a backup carries every file of the data folder but the database and its key', async () => {
  const folder = path.join(tempFolder(), 'data');
  await startHub(['--data', folder]).heard(/The link for the first account/);
  const files = readdirSync(folder).filter((name) => !/^hub\.db(?:-\w+)?$/.test(name));
  expect(files.sort()).toEqual(
    // The link for the first account is written at each start that still needs one.
    [...carriedFiles, 'database-key', 'first-account'].sort(),
  );
});

describe('a secret in a file', () => {
  it('is read for the setting that it belongs to', async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'database-url');
    writeFileSync(file, `${await server.newDatabase()}\n`);
    const place = ['--port', '0', '--data', path.join(folder, 'data')];
    const hub = cli([...place, '--guest-dir', guestPageIn(folder)], {
      HEARBACK_DATABASE_FILE: file,
    });
    await originOf(hub);
    const [row] = await server.ask(
      'select count(*)::int as n from schema_version',
      readFileSync(file, 'utf8').trim(),
    );
    expect(Number(row?.['n'])).toBeGreaterThan(5);
  });

  it.each([
    [{ HEARBACK_REDIS_FILE: '/nowhere/redis' }, /HEARBACK_REDIS_FILE: \/nowhere\/redis cannot be/],
    [{ HEARBACK_REDIS_FILE: '/dev/null' }, /HEARBACK_REDIS_FILE: \/dev\/null is empty/],
    [{ HEARBACK_REDIS: 'x', HEARBACK_REDIS_FILE: 'y' }, /are both set/],
  ])('%j is refused with a sentence', async (env, sentence) => {
    const refused = await ended(['--port', '0'], env);
    expect(refused.status).toBe(2);
    expect(refused.err).toMatch(sentence);
  });
});
