import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openKeyring } from '#electron/main/store/keyring.ts';
import { answer, hangUp, introduce, makeLink } from '#tests/helpers/desk.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import { expect, media, test } from './fixtures.ts';

test('no secret is printed, and none lies on the disk but under its key', async ({
  startApp,
  profile,
}) => {
  // Everything that pages and Chromium have to say goes to the same place.
  const { app, page, close, trouble } = await startApp({
    microphone: media.agentSpeech,
    probe: false,
    env: { ELECTRON_ENABLE_LOGGING: '1', ELECTRON_ENABLE_STACK_DUMPING: '1' },
  });
  const said: string[] = [];
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  }
  await introduce(page, 'Sam');
  const link = new URL(await makeLink(page, 'Maya'));
  const password = 'wrong-horse-battery-staple';
  const token = await page.evaluate(async (typed) => {
    // Printed by the page itself, to show that what pages print would be seen here.
    console.error('a page speaks');
    const credentials = await window.hearback['hub.credentials'](undefined);
    if (!credentials.ok) throw new Error(credentials.failure.message);
    const { origin } = credentials.value;
    // Each fails on the way in a place of its own; failures are what programs like to print.
    await window.hearback['account.signIn']({ origin, email: 'sam@example.com', password: typed });
    await window.hearback['account.join']({
      origin,
      token: `join-${typed}`,
      name: 'Sam',
      email: 'sam@example.com',
      password: typed,
    });
    return credentials.value.token;
  }, password);
  // Nor does an error that nobody foresaw; it stops nothing either.
  await inMain(
    app,
    (_electron, typed) => {
      setImmediate(() => {
        throw new Error(`thrown with ${typed}\nand more`);
      });
      void Promise.reject(new Error(`rejected with ${typed}`));
    },
    password,
  );
  await page.getByRole('button', { name: 'Start the simulated customer' }).click();
  await answer(page);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await hangUp(page);
  await expect(page.getByText('The summary is saved.')).toBeVisible();
  await close({ keepProfile: true });

  const data = path.join(profile, 'data');
  const { databaseKey, hubDatabaseKey, hubToken } = await openKeyring(data, null, () => 0);
  expect(token).toBe(hubToken);
  const secrets = { password, token, databaseKey, hubDatabaseKey, link: link.hash.slice(1) };
  for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThan(15);

  const printed = [...said, ...trouble].join('');
  expect(printed).toContain('a page speaks');
  expect(printed).toContain('met something unforeseen: Error: thrown with …');
  expect(printed).toContain('met something unforeseen: Error: rejected with …');
  expect(Object.keys(secrets).filter((name) => printed.includes(secrets[name as never]))).toEqual(
    [],
  );

  const found: string[] = [];
  for (const name of await readdir(profile, { recursive: true })) {
    const file = path.join(profile, name);
    const info = await stat(file).catch(() => null);
    if (info?.isFile() !== true) continue;
    const bytes = await readFile(file);
    for (const [what, secret] of Object.entries(secrets)) {
      if (bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le'))) {
        found.push(`${what} in ${name}`);
      }
    }
  }
  expect(found).toEqual([]);
  // The one key that all others come of is its owner's alone, or the system's keychain's.
  expect((await stat(path.join(data, 'key'))).mode & 0o777).toBe(0o600);
});
