import { newProfile, removeProfile } from '#tests/helpers/app.ts';
import { introduce } from '#tests/helpers/desk.ts';
import { TEAM_PASSWORD, startTeam, teamOf } from '#tests/helpers/teamDesk.ts';
import type { TeamHub } from '#tests/helpers/teamHub.ts';
import { startTeamHub } from '#tests/helpers/teamHub.ts';
import { expect, test as base } from './fixtures.ts';

/* An administrator's screens, between two real apps and a real hub. */

const test = base.extend<{ readonly hub: TeamHub; readonly otherProfile: string }>({
  hub: async ({}, use) => {
    const hub = await startTeamHub();
    await use(hub);
    await hub.close();
  },
  otherProfile: async ({}, use) => {
    const profile = await newProfile();
    await use(profile);
    await removeProfile(profile);
  },
});

/** The hub says no to whoever is signed out, and the browser notes each of its answers. */
const unforeseen = (trouble: readonly string[]): readonly string[] =>
  trouble.filter((line) => !/401|ERR_CONNECTION|websocket/i.test(line));

test('a colleague is invited, joins from another app, becomes a supervisor, and is disabled', async ({
  otherProfile,
  startApp,
  hub,
}) => {
  const administrator = await startApp({ probe: false });
  const { page } = administrator;
  await introduce(page, 'Sam', 'Northwind');
  await startTeam(page, hub.startLink);

  await teamOf(page).getByRole('button', { name: 'Manage people and teams' }).click();
  await page.getByRole('tab', { name: 'Invitations' }).click();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Name').fill('Maya Lindqvist');
  await page.getByLabel('E-mail address').fill('maya@example.org');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('Invitation link').inputValue();
  expect(link).toMatch(/\/invitation#/);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText('Maya');

  const colleague = await startApp({ probe: false, profile: otherProfile });
  await introduce(colleague.page, 'Maya', 'Northwind');
  await colleague.page.keyboard.press('Control+3');
  const team = teamOf(colleague.page);
  await team.getByLabel('Address or link').fill(link);
  await colleague.page.keyboard.press('Enter');
  await expect(team.getByLabel('E-mail address')).toHaveValue('maya@example.org');
  await team.getByLabel('Password').fill(TEAM_PASSWORD);
  await team.getByRole('button', { name: 'Join' }).click();
  await expect(team.getByText('You are Maya Lindqvist in Team Nord.')).toBeVisible();
  await expect(team.getByRole('button', { name: 'Manage people and teams' })).toBeHidden();

  // The page asks anew each time it is opened.
  await page.keyboard.press('Control+3');
  await teamOf(page).getByRole('button', { name: 'Manage people and teams' }).click();
  await page.getByRole('button', { name: /^Maya Lindqvist/ }).click();
  await page.getByRole('button', { name: /Team Nord/ }).click();
  await page.getByRole('option', { name: 'Supervisor' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const role = await colleague.page.evaluate(async () => {
    const me = await window.hearback['account.me'](undefined);
    return me.ok && me.value.state === 'signedIn' ? me.value.me.person.memberships[0]?.role : null;
  });
  expect(role).toBe('supervisor');

  await page.getByRole('button', { name: 'Disable this account' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable this account' }).click();
  await expect(page.getByText(/^Maya Lindqvist cannot sign in\./)).toBeVisible();
  // The colleague's app finds out the next time it asks the hub for anything.
  await colleague.page.keyboard.press('Control+1');
  await colleague.page.keyboard.press('Control+3');
  await expect(team.getByText(/^Your sign-in at .+ has ended\.$/)).toBeVisible();
  await team.getByLabel('E-mail address').fill('maya@example.org');
  await team.getByLabel('Password').fill(TEAM_PASSWORD);
  await team.getByRole('button', { name: 'Sign in' }).click();
  await expect(team.getByText('The address or the password is not right.')).toBeVisible();

  expect(administrator.trouble).toEqual([]);
  expect(unforeseen(colleague.trouble)).toEqual([]);
});
