import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { dialoguesToHear } from '#tests/accuracy/sharedData.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { introduce } from '#tests/helpers/desk.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import type { TeamHub } from '#tests/helpers/teamHub.ts';
import { startTeamHub } from '#tests/helpers/teamHub.ts';
import { demo, demoTruth } from '../analyse/sound.ts';
import { expect, test as base } from './fixtures.ts';

/* Recordings of another phone system: the real app, its engine, and a real hub. */

const PASSWORD = 'green kettle on the roof';

const test = base.extend<{ readonly hub: TeamHub; readonly folder: string }>({
  hub: async ({}, use) => {
    const hub = await startTeamHub();
    await use(hub);
    await hub.close();
  },
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-imports-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

/** Makes the first account, which supervises the first team. */
async function startTeam(page: Page, link: string): Promise<void> {
  await introduce(page, 'Sam', 'Northwind');
  await page.keyboard.press('Control+3');
  const team = page.getByRole('group', { name: 'Team hub' });
  await team.getByLabel('Address or link').fill(link);
  await page.keyboard.press('Enter');
  await team.getByLabel('E-mail address').fill('sam@example.org');
  await team.getByLabel('Password').fill(PASSWORD);
  await team.getByLabel('Name of the team').fill('Team Nord');
  await team.getByRole('button', { name: 'Make the account' }).click();
  await expect(team.getByText('You are Sam in Team Nord.')).toBeVisible();
}

/** Adds an agent, and lets supervisors see calls at once. */
async function addNils(page: Page, hub: TeamHub): Promise<void> {
  const token = await page.evaluate(async () => {
    const settings = await window.hearback['settings.get'](undefined);
    if (!settings.ok || settings.value.hub.mode !== 'remote') throw new Error('not signed in');
    return settings.value.hub.token;
  });
  const ask = async (method: string, route: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${hub.origin}${route}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${route}: ${await answer.text()}`);
    return answer.json();
  };
  const [team] = (await ask('GET', '/api/admin/teams')) as { teamId: string }[];
  const teamId = team?.teamId ?? '';
  await ask('PATCH', `/api/admin/teams/${teamId}`, { agentFirstMs: 0 });
  const { url } = (await ask('POST', '/api/admin/invitations', {
    name: '',
    email: '',
    administrator: false,
    memberships: [{ teamId, role: 'agent' }],
    expiresInMs: 3_600_000,
  })) as { url: string };
  await ask('POST', '/api/people/join', {
    token: new URL(url).hash.slice(1),
    name: 'Nils',
    email: 'nils@example.org',
    password: PASSWORD,
    device: 'laptop',
  });
}

/** Opens the supervisor's window at its list of recordings. */
async function openImports({ app, page }: AppUnderTest): Promise<Page> {
  const opened = app.waitForEvent('window');
  await page.evaluate(() => window.hearback['desk.open'](undefined));
  const desk = await opened;
  await desk.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(desk.getByRole('heading', { name: 'Import recordings' })).toBeVisible();
  return desk;
}

/** Answers the system's own window for choosing files. */
function choosing(app: ElectronApplication, files: readonly string[]): Promise<void> {
  return inMain(
    app,
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    },
    files,
  );
}

/** Says whose call a recording is. */
async function tell(desk: Page, file: string, customer: string): Promise<void> {
  const row = desk.getByRole('listitem').filter({ hasText: file });
  await row.getByRole('button', { name: /^(?:Choose the agent|.*Agent)/ }).click();
  await desk.getByRole('option', { name: 'Nils' }).click();
  await row.getByRole('textbox', { name: 'Customer' }).fill(customer);
  await row.getByRole('textbox', { name: 'Customer' }).press('Tab');
}

const windows = (app: ElectronApplication): Promise<number> =>
  inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('a recording becomes a call in the inbox, once; what cannot be used is named', async ({
  startApp,
  hub,
  folder,
}) => {
  const running = await startApp({ probe: false });
  await startTeam(running.page, hub.startLink);
  await addNils(running.page, hub);
  const desk = await openImports(running);
  const text = path.join(folder, 'diary.wav');
  await writeFile(text, 'Dear diary, today I was taken for a recording.');
  await choosing(running.app, [text, demo.agent, demo.customer]);
  await desk.getByRole('button', { name: 'Choose recordings' }).click();
  // Their names say that they belong together, and which is whose.
  await expect(desk.getByRole('listitem')).toHaveCount(2);
  await expect(desk.getByText('Agent: demo-agent.wav')).toBeVisible();
  await tell(desk, 'diary.wav', 'Nobody');
  await tell(desk, 'demo-agent.wav', 'Maya Lindqvist');
  await desk.getByRole('button', { name: 'Import 2 recordings' }).click();
  await expect(desk.getByText('Imported. It is in the inbox.')).toBeVisible({ timeout: 60_000 });
  await expect(desk.getByRole('listitem').filter({ hasText: 'diary.wav' })).toContainText(
    'This is not sound that can be read here.',
  );
  // The engine's window is there only while there is work.
  await expect.poll(() => windows(running.app)).toBe(2);

  // The same once more: the hub knows it again.
  await desk.getByRole('button', { name: 'Take demo-agent.wav off the list' }).click();
  await choosing(running.app, [demo.customer, demo.agent]);
  await desk.getByRole('button', { name: 'Choose the two files of a call' }).click();
  await tell(desk, 'demo-agent.wav', 'Somebody else');
  await desk.getByRole('button', { name: 'Import 1 recording' }).click();
  await expect(desk.getByText('This recording was imported before.')).toBeVisible({
    timeout: 60_000,
  });

  await desk.keyboard.press('Control+1');
  await desk.getByRole('button', { name: 'Look again' }).click();
  await expect(desk.getByText('Imported recording')).toHaveCount(1);
  await desk.getByRole('row', { name: /Maya Lindqvist with Nils/ }).click();
  await expect(desk.getByText(/imported by Sam/)).toBeVisible();
  expect(running.trouble).toEqual([]);

  const kept = await hub.handedIn();
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({
    agentName: 'Nils',
    customerName: 'Maya Lindqvist',
    durationMs: 50_000,
    imported: { by: 'Sam' },
    moodConsent: [],
    mood: null,
    recovered: false,
    cues: [],
    prompts: [],
    chat: [],
  });
  const real = await demoTruth('interruption');
  expect(kept[0]?.interruptions.filter(({ by }) => by === 'agent')).toHaveLength(real.length);
});

test('a list of recordings goes on after a stop, and is there in a window that is opened again', async ({
  startApp,
  hub,
}) => {
  const dialogues = dialoguesToHear().slice(0, 4);
  test.skip(
    dialogues.length < 4,
    'No recorded dialogues beside the project (../shared/data/dialogues): nothing long to stop.',
  );
  const running = await startApp({ probe: false });
  await startTeam(running.page, hub.startLink);
  await addNils(running.page, hub);
  const desk = await openImports(running);
  await choosing(
    running.app,
    dialogues.map(({ audioFile }) => audioFile),
  );
  await desk.getByRole('button', { name: 'Choose recordings' }).click();
  for (const [i, { audioFile }] of dialogues.entries()) {
    await tell(desk, path.basename(audioFile), `Customer ${i}`);
  }
  await desk.getByRole('button', { name: 'Import 4 recordings' }).click();
  await expect(desk.getByRole('progressbar', { name: 'Analysing' })).toBeVisible();
  await desk.getByRole('button', { name: 'Stop' }).click();
  await expect(desk.getByRole('progressbar')).toHaveCount(0);
  await expect.poll(() => windows(running.app)).toBe(2);
  await desk.close();

  const again = await openImports(running);
  await expect(again.getByRole('listitem')).toHaveCount(4);
  await again.getByRole('button', { name: /^Import \d recordings?$/ }).click();
  await expect(again.getByText('4 of 4 imported')).toBeVisible({ timeout: 100_000 });
  const kept = await hub.handedIn();
  expect(kept.map(({ customerName }) => customerName).toSorted()).toEqual(
    dialogues.map((_dialogue, i) => `Customer ${i}`),
  );
  for (const [i, { truth }] of dialogues.entries()) {
    const summary = kept.find(({ customerName }) => customerName === `Customer ${i}`);
    const seconds = (summary?.durationMs ?? 0) / 1000;
    expect(Math.abs(seconds - truth.duration_s)).toBeLessThan(0.1);
  }
  expect(running.trouble).toEqual([]);
});
