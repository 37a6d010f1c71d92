import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { hangUp, introduce } from '#tests/helpers/desk.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import { newProfile, removeProfile } from '#tests/helpers/app.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { readPdf } from '#tests/helpers/readPdf.ts';
import { TEAM_PASSWORD, teamOf } from '#tests/helpers/teamDesk.ts';
import type { TeamHub } from '#tests/helpers/teamHub.ts';
import { startTeamHub } from '#tests/helpers/teamHub.ts';
import type { Invitation, SignedIn } from '#shared/contract/people.ts';
import { answeredCall, expect, test as base } from './fixtures.ts';

/*
 * From an agent's call to what came of its review, in real windows: the customer's page, the
 * agent's app, and the supervisor's app with its desk, all at one team's hub.
 */

const test = base.extend<{
  readonly hub: TeamHub;
  readonly supervisorProfile: string;
  readonly folder: string;
}>({
  hub: async ({}, use) => {
    const hub = await startTeamHub();
    await use(hub);
    await hub.close();
  },
  supervisorProfile: async ({}, use) => {
    const profile = await newProfile();
    await use(profile);
    await removeProfile(profile);
  },
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hearback-story-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

const tokenIn = (link: string | null): string => new URL(link ?? '').hash.slice(1);

/** One request to the hub, as an app makes it. */
async function ask<T>(
  { origin }: TeamHub,
  method: string,
  route: string,
  body?: object,
  token?: string,
): Promise<T> {
  const answer = await fetch(`${origin}${route}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** A team with a scorecard, whose summaries are nobody's alone; its supervisor, and an invitation. */
async function aTeam(hub: TeamHub) {
  const ada = await ask<SignedIn>(hub, 'POST', '/api/people/start', {
    token: tokenIn(hub.startLink),
    name: 'Ada Brandt',
    email: 'ada@example.org',
    password: TEAM_PASSWORD,
    team: 'Team Nord',
    device: 'setup',
  });
  const teamId = ada.me.teams[0]?.teamId ?? '';
  await ask(hub, 'PATCH', `/api/admin/teams/${teamId}`, { agentFirstMs: 0 }, ada.token);
  const scorecard = {
    scorecardId: 'listening',
    name: 'Listening',
    items: [
      { itemId: 'back', text: 'Said back what was heard', points: 5, weight: 2, critical: false },
      { itemId: 'next', text: 'Said what happens next', points: 2, weight: 1, critical: true },
    ],
  };
  await ask(hub, 'PUT', `/api/desk/scorecards/${teamId}`, scorecard, ada.token);
  const invitation = await ask<Invitation>(
    hub,
    'POST',
    '/api/admin/invitations',
    {
      name: '',
      email: '',
      administrator: false,
      memberships: [{ teamId, role: 'agent' }],
      expiresInMs: 3_600_000,
    },
    ada.token,
  );
  return { invitation: invitation.url ?? '' };
}

/** Pastes what leads to the hub, and fills in the form that opens. */
async function comeIn(page: Page, pasted: string, email: string, button: string): Promise<void> {
  await page.keyboard.press('Control+3');
  const team = teamOf(page);
  await team.getByLabel('Address or link').fill(pasted);
  await page.keyboard.press('Enter');
  await team.getByLabel('E-mail address').fill(email);
  await team.getByLabel('Password').fill(TEAM_PASSWORD);
  await team.getByRole('button', { name: button }).click();
  await expect(teamOf(page).getByText(/ in Team Nord\.$/)).toBeVisible();
  // The window is loaded again for the hub it is at now, and opens at its settings.
  await expect(async () => {
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(page.getByText('Ready for calls')).toBeVisible({ timeout: 2000 });
  }).toPass();
}

/** Where the next file is saved to, in place of the system's own window. */
const saveTo = ({ app }: AppUnderTest, file: string): Promise<void> =>
  inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    file,
  );

test('a call, the customer’s answers, a review, the agent’s dispute and its end', async ({
  startApp,
  startCustomer,
  hub,
  supervisorProfile,
  folder,
}) => {
  test.setTimeout(110_000);
  const { invitation } = await aTeam(hub);
  const agent = await startApp();
  await introduce(agent.page, 'Sam', 'Northwind');
  await comeIn(agent.page, invitation, 'sam@example.org', 'Join');

  const customer = await startCustomer({ viewport: { width: 390, height: 760 } });
  await answeredCall(agent, customer);
  await hangUp(agent.page);
  await expect(customer.page.getByRole('heading', { name: 'How was it for you?' })).toBeVisible();
  await customer.page
    .getByRole('group', { name: /satisfied/ })
    .getByRole('radio', { name: '2', exact: true })
    .check({ force: true });
  await customer.page.getByRole('textbox').fill('I still wait for the bill');
  await customer.page.getByRole('button', { name: 'Send' }).click();
  await expect(customer.page.getByText(/^Thank you\. Your answers/)).toBeVisible();

  // The supervisor's own app, and the desk out of it.
  const supervisor = await startApp({ profile: supervisorProfile, probe: false });
  await introduce(supervisor.page, 'Ada Brandt');
  await comeIn(supervisor.page, hub.origin, 'ada@example.org', 'Sign in');
  const opening = supervisor.app.waitForEvent('window');
  await supervisor.page.getByRole('button', { name: 'Review desk' }).click();
  const desk = await opening;
  await desk.getByRole('tab', { name: /^Customer unhappy/ }).click();
  const call = desk.getByRole('row', { name: /^Maya with Sam/ });
  // The agent's app hands in a little after the call, with whatever was changed last.
  await expect(async () => {
    await desk.getByRole('button', { name: 'Look again' }).click();
    await expect(call).toBeVisible({ timeout: 1000 });
  }).toPass();
  await call.click();
  await expect(desk.getByText('I still wait for the bill')).toBeVisible();

  await desk.getByRole('textbox', { name: 'Comment' }).fill('You let Maya finish every time.');
  await desk.getByRole('button', { name: 'Add comment' }).click();
  await desk.getByRole('tab', { name: 'Scorecard' }).click();
  await desk.getByRole('button', { name: /^None, comments alone/ }).click();
  await desk.getByRole('option', { name: 'Listening' }).click();
  await desk
    .getByRole('group', { name: /Said back/ })
    .getByRole('radio', { name: /^5/ })
    .check();
  await desk
    .getByRole('group', { name: /what happens next/ })
    .getByRole('radio', { name: /^1/ })
    .check();
  await expect(desk.getByText(/^Draft saved\./)).toBeVisible();
  await desk.getByRole('button', { name: 'Share with Sam' }).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Share with Sam' }).click();
  await expect(desk.getByText('Shared. Sam has not answered yet.')).toBeVisible();

  // The agent reads it, sees who looked, and disagrees.
  await agent.page.keyboard.press('Control+6');
  await expect(agent.page.getByText('You let Maya finish every time.')).toBeVisible();
  await expect(agent.page.getByText('A critical item was not met.')).toBeVisible();
  await agent.page.getByRole('button', { name: 'Open the call' }).click();
  const onCall = agent.page.getByRole('region', { name: 'From your team' });
  await expect(onCall.getByRole('listitem').filter({ hasText: /^Ada Brandt, / })).toHaveCount(1);
  await onCall.getByRole('button', { name: 'I see it differently' }).click();
  await expect(onCall.getByRole('textbox')).toBeFocused();
  await agent.page.keyboard.type('I did say that the bill comes on Friday.');
  await onCall.getByRole('button', { name: 'Send' }).click();
  await expect(onCall.getByText('You disagree; it waits for an answer')).toBeVisible();

  // The supervisor finds it, keeps the page as a PDF, and settles it.
  await desk.getByRole('button', { name: 'Back to the list' }).click();
  await desk.getByRole('button', { name: 'Look again' }).click();
  await desk.getByRole('tab', { name: /^Disputed/ }).click();
  await call.click();
  await desk.getByRole('tab', { name: /^History/ }).click();
  await expect(desk.getByText('I did say that the bill comes on Friday.')).toBeVisible();
  const file = path.join(folder, 'call.pdf');
  await saveTo(supervisor, file);
  await desk.getByRole('button', { name: 'Save as PDF' }).click();
  await expect
    .poll(() =>
      readFile(file).then(
        ({ length }) => length,
        () => 0,
      ),
    )
    .toBeGreaterThan(0);
  const { text: printed } = await readPdf(await readFile(file));
  for (const words of ['Sam', 'Maya', 'not for automated employment decisions']) {
    expect(printed.toLowerCase()).toContain(words.toLowerCase());
  }
  await desk.getByRole('textbox', { name: 'How it is settled' }).fill('You are right. Taken back.');
  await desk.getByRole('button', { name: 'Settle the dispute' }).click();
  await agent.page.keyboard.press('Control+1');
  await agent.page.keyboard.press('Control+6');
  await expect(agent.page.getByText('You are right. Taken back.')).toBeVisible();

  expect(agent.trouble).toEqual([]);
  expect(customer.trouble).toEqual([]);
  expect(supervisor.trouble).toEqual([]);
});
