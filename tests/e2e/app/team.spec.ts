import type { Page } from 'playwright';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { hangUp, introduce } from '#tests/helpers/desk.ts';
import { mediaFlow } from '#tests/helpers/mediaProbe.ts';
import { TEAM_PASSWORD, startTeam, teamOf } from '#tests/helpers/teamDesk.ts';
import type { TeamHub } from '#tests/helpers/teamHub.ts';
import { startTeamHub } from '#tests/helpers/teamHub.ts';
import { aSummary } from '#tests/store/support/records.ts';
import { answeredCall, expect, test as base } from './fixtures.ts';

/* Working in a team's hub, between the real app and a real hub. */

const test = base.extend<{ readonly hub: TeamHub }>({
  hub: async ({}, use) => {
    const hub = await startTeamHub();
    await use(hub);
    await hub.close();
  },
});

/** Keeps a call on this machine, as the window does at its end. */
async function keep(page: Page, changes: Partial<CallSummary>): Promise<void> {
  const saved = await page.evaluate(
    (summary) => window.hearback['calls.save'](summary),
    aSummary(changes),
  );
  if (!saved.ok) throw new Error(saved.failure.message);
}

async function note(page: Page, callId: string, notes: string): Promise<void> {
  const saved = await page.evaluate((args) => window.hearback['calls.setNotes'](args), {
    callId,
    notes,
  });
  if (!saved.ok) throw new Error(saved.failure.message);
}

/** As an administrator does, here the account itself. */
async function signOutEverywhere(page: Page, { origin }: TeamHub): Promise<void> {
  const { token, personId } = await page.evaluate(async () => {
    const settings = await window.hearback['settings.get'](undefined);
    if (!settings.ok || settings.value.hub.mode !== 'remote') throw new Error('not signed in');
    const { account, token: session } = settings.value.hub;
    return { token: session, personId: account?.personId ?? '' };
  });
  const gone = await fetch(`${origin}/api/admin/people/${personId}/sessions`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(gone.status).toBe(200);
}

const heardBy = async (page: Page): Promise<number> => (await mediaFlow(page)).audioPacketsReceived;

/** While the hub is away, the browser says of every try that nobody is there. */
const unforeseen = (trouble: readonly string[]): readonly string[] =>
  trouble.filter((line) => !line.includes('ERR_CONNECTION_REFUSED'));

test('summaries reach the hub by themselves, each once, also what was made while it was away', async ({
  startApp,
  hub,
}) => {
  const { page, trouble } = await startApp({ probe: false });
  await introduce(page, 'Sam', 'Northwind');
  const { startedAt } = aSummary();
  await keep(page, { callId: 'call-alone', startedAt, notes: 'made alone' });
  await keep(page, { callId: 'call-practice', startedAt, simulated: true });
  await startTeam(page, hub.startLink);

  const team = teamOf(page);
  await expect(team.getByText(/^1 call on this computer is from before you joined/)).toBeVisible();
  await keep(page, { callId: 'call-first', startedAt: startedAt + 1, notes: 'made in the team' });
  await expect(team.getByText(/^All your call summaries are at the hub/)).toBeVisible();
  await hub.stop();
  await keep(page, { callId: 'call-away', startedAt: startedAt + 2, notes: 'made meanwhile' });
  await team.getByRole('button', { name: 'Bring them along' }).click();
  await expect(team.getByText(/^2 call summaries wait for the hub\. It does not/)).toBeVisible();
  await note(page, 'call-away', 'made meanwhile, and changed');
  await hub.restart();
  await expect(team.getByText(/^All your call summaries are at the hub/)).toBeVisible({
    timeout: 45_000,
  });
  await expect(team.getByText('Bring your past calls along?')).toBeHidden();

  const handedIn = await hub.handedIn();
  expect(handedIn.map(({ callId, notes }) => [callId, notes])).toEqual([
    ['call-alone', 'made alone'],
    ['call-first', 'made in the team'],
    ['call-away', 'made meanwhile, and changed'],
  ]);
  expect(unforeseen(trouble)).toEqual([]);
});

test('whoever was signed out comes back in, and leaves for the app’s own hub', async ({
  startApp,
  hub,
}) => {
  const { page, trouble } = await startApp({ probe: false });
  await introduce(page, 'Sam', 'Northwind');
  await startTeam(page, hub.startLink);
  const team = teamOf(page);
  await expect(page.getByRole('group', { name: 'This computer' })).toBeHidden();

  await signOutEverywhere(page, hub);
  await keep(page, { callId: 'call-after' });
  await expect(page.getByText('Your sign-in at the team hub has ended.')).toBeVisible();
  await expect(team.getByText(/^1 call summary waits for the hub\. They go when/)).toBeVisible();

  await team.getByLabel('E-mail address').fill('sam@example.org');
  await team.getByLabel('Password').fill('not the right one');
  await team.getByRole('button', { name: 'Sign in' }).click();
  await expect(team.getByText('The address or the password is not right.')).toBeVisible();
  await team.getByLabel('Password').fill(TEAM_PASSWORD);
  await team.getByRole('button', { name: 'Sign in' }).click();
  await expect(team.getByText(/^All your call summaries are at the hub/)).toBeVisible();
  await expect(page.getByText('Your sign-in at the team hub has ended.')).toBeHidden();

  await team.getByRole('button', { name: 'Where you are signed in' }).click();
  await expect(team.getByText(/\(here\)/)).toHaveCount(1);
  await team.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('group', { name: 'This computer' })).toBeVisible();
  await expect(team.getByLabel('Address or link')).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(page.getByText('Ready for calls')).toBeVisible();
  expect(trouble.filter((line) => !/401|refused/i.test(line))).toEqual([]);
});

test('a call goes on when its agent is signed out, and its summary waits', async ({
  startApp,
  startCustomer,
  hub,
}) => {
  test.slow();
  const app = await startApp();
  const { page } = app;
  await introduce(page, 'Sam', 'Northwind');
  await startTeam(page, hub.startLink);
  await page.keyboard.press('Control+1');
  const customer = await startCustomer();
  await answeredCall(app, customer);
  await signOutEverywhere(page, hub);

  // The customer's page is told nothing, and sound goes between the two as before.
  await expect(page.getByText('The hub is away. Your call goes on.')).toBeVisible();
  const before = await heardBy(customer.page);
  await expect.poll(() => heardBy(customer.page)).toBeGreaterThan(before);
  await hangUp(page);
  await page.keyboard.press('Control+3');
  await expect(teamOf(page).getByText(/^1 call summary waits for the hub/)).toBeVisible();
});
