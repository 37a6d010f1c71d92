import type { Page } from 'playwright/test';

/* What a person does before looking at a scene of the administrator's page. */

async function toPeople(page: Page, part: string): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Manage people and teams' }).click();
  await page.getByRole('heading', { level: 1, name: 'People and teams' }).waitFor();
  if (part !== '') await page.getByRole('tab', { name: part }).click();
}

async function toInvitation(page: Page): Promise<void> {
  await toPeople(page, 'Invitations');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Name').fill('Lena Vogt');
}

async function toTeam(page: Page): Promise<void> {
  await toPeople(page, 'Teams');
  await page.getByRole('button', { name: /^Team Süd/ }).click();
  await page.getByLabel('Days after the call').fill('30');
}

async function toPerson(page: Page, name: RegExp): Promise<void> {
  await toPeople(page, 'People');
  await page.getByRole('button', { name }).click();
  await page.getByLabel('Name').waitFor();
}

export const peopleSteps = {
  'settings-administrator': async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'Manage people and teams' }).scrollIntoViewIfNeeded();
  },
  people: (page: Page): Promise<void> => toPeople(page, 'People'),
  'people-one': (page: Page): Promise<void> => toPerson(page, /^Wilhelmina/),
  'people-last': async (page: Page): Promise<void> => {
    await toPerson(page, /^Ada/);
    await page.getByRole('switch', { name: /^Administrator/ }).press('Space');
    await page.getByRole('button', { name: 'Stop being one' }).click();
    await page.getByRole('alert').scrollIntoViewIfNeeded();
  },
  'people-disable': async (page: Page): Promise<void> => {
    await toPerson(page, /^Maya/);
    await page.getByRole('button', { name: 'Disable this account' }).click();
    await page.getByRole('alertdialog').waitFor();
  },
  'people-failed': async (page: Page): Promise<void> => {
    await toPeople(page, '');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  },
  invitations: (page: Page): Promise<void> => toPeople(page, 'Invitations'),
  'invitations-new': async (page: Page): Promise<void> => {
    await toInvitation(page);
    await page.getByLabel('E-mail address').fill('lena');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('Please enter an e-mail address').waitFor();
  },
  'invitations-ready': async (page: Page): Promise<void> => {
    await toInvitation(page);
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByLabel('Invitation link').waitFor();
  },
  teams: (page: Page): Promise<void> => toPeople(page, 'Teams'),
  'teams-one': toTeam,
  'teams-shorten': async (page: Page): Promise<void> => {
    await toTeam(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alertdialog').waitFor();
  },
  queues: (page: Page): Promise<void> => toPeople(page, 'Queues'),
  'queues-one': async (page: Page): Promise<void> => {
    await toPeople(page, 'Queues');
    await page.getByRole('button', { name: /^Bills/ }).click();
    await page.getByLabel('Name of the queue').waitFor();
  },
};
