import type { Locator, Page } from 'playwright/test';

/** The team's hub in the settings, with an address in its field. */
async function paste(page: Page): Promise<Locator> {
  const team = await openTeam(page);
  await team.getByLabel('Address or link').fill('hub.example');
  await page.keyboard.press('Enter');
  return team;
}

async function openTeam(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+3');
  const team = page.getByRole('group', { name: 'Team hub' });
  await team.scrollIntoViewIfNeeded();
  return team;
}

/** What a person does before looking at a scene of the team's hub. */
export const teamSteps = {
  'team-not-found': async (page: Page): Promise<void> => {
    await (await paste(page)).getByText(/Nobody answers/).waitFor();
  },
  'team-sign-in': async (page: Page): Promise<void> => {
    const team = await paste(page);
    await team.getByRole('button', { name: 'Sign in', exact: true }).click();
    await team.getByText('Please enter your password.').scrollIntoViewIfNeeded();
  },
  'team-code': async (page: Page): Promise<void> => {
    const team = await paste(page);
    await team.getByRole('button', { name: 'Sign in with Northwind' }).click();
    await team.getByLabel('Code that your browser shows').scrollIntoViewIfNeeded();
  },
  'team-invited': async (page: Page): Promise<void> => {
    const team = await paste(page);
    await team.getByRole('button', { name: 'Join', exact: true }).scrollIntoViewIfNeeded();
  },
  'team-inside': async (page: Page): Promise<void> => {
    const team = await openTeam(page);
    await team.getByRole('button', { name: 'Where you are signed in' }).click();
    await team.getByRole('button', { name: 'Change your password' }).click();
    await team.getByText('Bring your past calls along?').scrollIntoViewIfNeeded();
  },
  'team-ended': async (page: Page): Promise<void> => {
    const team = await openTeam(page);
    await team.getByRole('button', { name: 'Sign in', exact: true }).scrollIntoViewIfNeeded();
  },
};
