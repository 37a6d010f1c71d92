import { cp, mkdir, readFile, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Ms } from '#shared/lib/units.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import {
  addFact,
  answer,
  hangUp,
  introduce,
  pastCalls,
  storedSummary,
} from '#tests/helpers/desk.ts';
import { mediaFlow } from '#tests/helpers/mediaProbe.ts';
import { expect, media, ringFrom, test } from './fixtures.ts';
import { inMain } from '#tests/helpers/inMain.ts';

const connected = (app: AppUnderTest) => app.page.getByText('Connected', { exact: true });

/** Makes the next question of main be answered with this button, as a person would. */
function answerDialog(app: AppUnderTest, button: number): Promise<void> {
  return inMain(
    app.app,
    ({ dialog }, response) => {
      const asked: string[] = [];
      (globalThis as { asked?: string[] }).asked = asked;
      dialog.showMessageBox = ((...args: unknown[]) => {
        const options = args.at(-1) as Electron.MessageBoxOptions;
        asked.push(options.message);
        return Promise.resolve({ response, checkboxChecked: false });
      }) as typeof dialog.showMessageBox;
    },
    button,
  );
}

const asked = (app: AppUnderTest): Promise<string[]> =>
  inMain(app.app, () => (globalThis as { asked?: string[] }).asked ?? []);

test('without a microphone the agent still hears, and is told', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ noDevices: true });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(app, customer);
  await answer(app.page);
  await expect(app.page.getByText('No microphone was found.')).toBeVisible();
  await expect
    .poll(async () => (await mediaFlow(app.page)).audioEnergyReceived)
    .toBeGreaterThan(0.001);
  await hangUp(app.page);
  await expect(app.page.getByText('The summary is saved.')).toBeVisible();
});

test('a refused microphone is explained', async ({ startApp, startCustomer }) => {
  const app = await startApp({ microphone: media.agentSpeech });
  await inMain(app.app, ({ session }) => {
    const agent = session.fromPartition('persist:agent');
    agent.setPermissionRequestHandler((_contents, _permission, refuse) => refuse(false));
    agent.setPermissionCheckHandler(() => false);
  });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(app, customer);
  await answer(app.page);
  await expect(app.page.getByText('The microphone is blocked.')).toBeVisible();
  await expect(connected(app)).toBeVisible();
});

test('a taken port is said with its remedy, and tried again', async ({ startApp }) => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as AddressInfo;
  const app = await startApp({ args: [`--port=${port}`] });
  await introduce(app.page, 'Sam');
  await expect(
    app.page.getByText('The hub could not start: its port is taken by another program.'),
  ).toBeVisible();
  await new Promise((resolve) => blocker.close(resolve));
  const notices = app.page.getByRole('region', { name: 'Notices' });
  await notices.getByRole('button', { name: 'Try again' }).click();
  await expect(app.page.getByText('Ready for calls')).toBeVisible();
});

test('quitting in mid-call asks, and saves the summary', async ({ startApp, startCustomer }) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(app, customer);
  await answer(app.page);
  await expect(connected(app)).toBeVisible();

  await answerDialog(app, 0);
  await inMain(app.app, ({ app: electron }) => electron.quit());
  await expect.poll(() => asked(app)).toEqual(['You are in a call with Maya.']);
  await expect(connected(app)).toBeVisible();

  await answerDialog(app, 1);
  const gone = app.app.waitForEvent('close');
  await inMain(app.app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await gone;
  await expect(customer.page.getByText('Sam had to close the call program.')).toBeVisible();

  const again = await startApp();
  const [call] = await pastCalls(again.page);
  expect(call).toMatchObject({ customerName: 'Maya', recovered: false });
  const summary = await storedSummary(again.page, call?.callId ?? '');
  expect(summary).toMatchObject({ endReason: 'appClosed' });
});

test('a killed app puts the call together again', async ({ startApp, startCustomer }) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(app, customer);
  await answer(app.page);
  await expect(connected(app)).toBeVisible();
  await addFact(app.page, 'the bill doubled in March');
  // Speech of both has been heard, and more than a journal's second is on disk.
  let onDisk: Ms = 0;
  await expect
    .poll(async () => {
      const events = await app.page.evaluate(async () => {
        const all = await window.hearback['journal.unfinished'](undefined);
        return all.ok ? (all.value[0]?.events ?? []) : [];
      });
      onDisk = Math.max(0, ...events.map(({ atMs }) => atMs));
      return (
        events.some(({ type }) => type === 'factAdded') &&
        events.filter(({ type }) => type === 'vad').length > 5
      );
    })
    .toBe(true);
  await app.close({ midCall: true, keepProfile: true });

  const again = await startApp({ probe: false });
  await expect(
    again.page.getByText('A call was put together again after the app had stopped.'),
  ).toBeVisible();
  const [call] = await pastCalls(again.page);
  expect(call).toMatchObject({ customerName: 'Maya', recovered: true });
  const summary = await storedSummary(again.page, call?.callId ?? '');
  expect(summary.facts.map(({ text }) => text)).toEqual(['the bill doubled in March']);
  expect(onDisk).toBeGreaterThan(1000);
  expect(summary.durationMs).toBeGreaterThanOrEqual(onDisk);
});

test('a damaged database is kept aside, byte for byte', async ({ startApp, profile }) => {
  const first = await startApp();
  await introduce(first.page, 'Sam');
  await first.close({ keepProfile: true });
  const file = path.join(profile, 'data', 'hearback.db');
  await truncate(file, 5000);
  const damaged = await readFile(file);

  const app = await startApp();
  await expect(
    app.page.getByText('Your call records could not be read, so a fresh file was started.'),
  ).toBeVisible();
  const kept = (await readdir(path.dirname(file))).find((name) =>
    name.startsWith('hearback.db.kept-'),
  );
  expect(kept).toBeDefined();
  expect((await readFile(path.join(profile, 'data', kept ?? ''))).equals(damaged)).toBe(true);
});

test('a newer database is left alone, and calls go on', async ({ startApp, profile }) => {
  const first = await startApp();
  await introduce(first.page, 'Sam');
  await first.close({ keepProfile: true });
  const data = path.join(profile, 'data');
  const file = path.join(data, 'hearback.db');
  await makeNewer(file, data);
  const before = await readFile(file);

  const app = await startApp();
  await expect(
    app.page.getByText('Your call records come from a newer version of Hearback.'),
  ).toBeVisible();
  await introduce(app.page, 'Sam');
  expect((await readFile(file)).equals(before)).toBe(true);
  expect((await stat(path.join(data, 'hearback-beside.db'))).size).toBeGreaterThan(0);
});

/** Raises the schema's version in the encrypted file, with the key that stands beside it. */
async function makeNewer(file: string, folder: string): Promise<void> {
  const { openKeyring } = await import('#electron/main/store/keyring.ts');
  const { default: Database } = await import('libsql');
  const copy = path.join(folder, 'copy');
  await mkdir(copy);
  await cp(path.join(folder, 'key'), path.join(copy, 'key'));
  const { databaseKey } = await openKeyring(copy, null, () => 0);
  const database = new Database(file, {
    encryptionKey: databaseKey,
    encryptionCipher: 'aes256cbc',
  } as object);
  const versions = database
    .prepare("select name from sqlite_master where type = 'table' and name like '%version%'")
    .all([]) as { name: string }[];
  const table = versions[0]?.name;
  if (table === undefined) database.exec('pragma user_version = 9999');
  else {
    const columns = database.prepare(`select * from ${table} order by version desc`).get([]);
    const names = Object.keys(columns as object).filter((name) => !name.startsWith('_'));
    const values = names.map((name) => (name === 'version' ? '9999' : `"${name}"`));
    database.exec(
      `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} limit 1`,
    );
  }
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  await writeFile(path.join(copy, 'done'), '');
}

test('a link that is used, unknown or incomplete has its own page', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  const url = await ringFrom(app, customer);
  await expect(customer.page.getByRole('heading', { name: 'Ringing Sam…' })).toBeVisible();

  const other = await startCustomer({ microphone: media.customerSpeech });
  const heading = (name: string) => other.page.getByRole('heading', { name });
  await other.page.goto(url);
  await expect(heading('This link is already in use')).toBeVisible();
  await other.page.goto('about:blank');
  await other.page.goto(`${url.slice(0, -4)}AAAA`);
  await expect(heading('We don’t know this link')).toBeVisible();
  await other.page.goto('about:blank');
  await other.page.goto(url.split('#')[0] ?? '');
  await expect(heading('This link is not complete')).toBeVisible();
});
