import type { Locator, Page } from 'playwright';

/** Good enough for everybody in tests. */
export const TEAM_PASSWORD = 'green kettle on the roof';

/** The part of the settings that is about the team's hub. */
export const teamOf = (page: Page): Locator => page.getByRole('group', { name: 'Team hub' });

/** Makes the first account, an administrator's, by pasting the start's link. */
export async function startTeam(page: Page, link: string): Promise<void> {
  await page.keyboard.press('Control+3');
  const team = teamOf(page);
  await team.getByLabel('Address or link').fill(link);
  await page.keyboard.press('Enter');
  await team.getByLabel('E-mail address').fill('sam@example.org');
  await team.getByLabel('Password').fill(TEAM_PASSWORD);
  await team.getByLabel('Name of the team').fill('Team Nord');
  await team.getByRole('button', { name: 'Make the account' }).click();
  await team.getByText('You are Sam in Team Nord.').waitFor();
}
