import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import type { DeskSceneName } from './deskNames.ts';

async function openCall(page: Page): Promise<void> {
  await page.getByRole('row', { name: /Maya Lindqvist/ }).click();
  await expect(page.getByRole('heading', { name: 'What Hearback counted' })).toBeVisible();
}

async function toTeam(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { name: 'Team', level: 1 })).toBeVisible();
}

async function toImports(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Import recordings', level: 1 })).toBeVisible();
}

/** What a person does before looking, for scenes that need it. */
export const deskSteps: Partial<Record<DeskSceneName, (page: Page) => Promise<void>>> = {
  'desk-inbox': async (page) => {
    await expect(page.getByRole('row', { name: /Maya Lindqvist/ })).toBeVisible();
  },
  'desk-inbox-views': async (page) => {
    await page.getByRole('button', { name: 'Saved views' }).click();
    await expect(
      page.getByRole('button', { name: 'Billing, not settled', exact: true }),
    ).toBeVisible();
  },
  'desk-call': async (page) => {
    await openCall(page);
    await page.getByRole('slider', { name: 'Moment of the call' }).click({
      position: { x: 200, y: 30 },
    });
    await expect(page.getByLabel('At', { exact: true })).not.toHaveValue('');
  },
  'desk-call-foot': async (page) => {
    await openCall(page);
    await page.getByRole('heading', { name: 'Chat' }).scrollIntoViewIfNeeded();
  },
  'desk-call-mood': openCall,
  'desk-call-card': async (page) => {
    await openCall(page);
    await page.getByRole('tab', { name: 'Scorecard' }).click();
    await expect(page.getByText('1 item open')).toBeVisible();
  },
  'desk-call-disputed': async (page) => {
    await openCall(page);
    await page.getByRole('tab', { name: /History/ }).click();
    await expect(page.getByLabel('How it is settled')).toBeVisible();
  },
  'desk-call-share': async (page) => {
    await openCall(page);
    await page.getByRole('button', { name: 'Share with Sam Rivera' }).click();
    await expect(page.getByRole('button', { name: 'Not yet' })).toBeFocused();
  },
  'desk-team': async (page) => {
    await toTeam(page);
    await expect(page.getByRole('heading', { name: 'What customers said' })).toBeVisible();
  },
  'desk-team-trends': async (page) => {
    await toTeam(page);
    await page.getByRole('heading', { name: 'Called again in a week' }).scrollIntoViewIfNeeded();
  },
  'desk-team-table': async (page) => {
    await toTeam(page);
    await page.getByRole('button', { name: 'Show the same as a table' }).first().click();
    const table = page.getByRole('table', { name: /^Satisfied .* as a table$/ });
    await table.scrollIntoViewIfNeeded();
    await expect(table).toBeVisible();
  },
  'desk-team-empty': toTeam,
  'desk-imports': toImports,
  'desk-imports-running': toImports,
  'desk-imports-empty': toImports,
  'desk-imports-call': openCall,
  'desk-scorecards': async (page) => {
    await page.keyboard.press('Control+4');
    await expect(page.getByRole('heading', { name: 'Listening' })).toBeVisible();
  },
  'desk-scorecard-edit': async (page) => {
    await page.keyboard.press('Control+4');
    await page.getByRole('button', { name: 'Edit Listening' }).click();
    await expect(page.getByRole('textbox', { name: 'Question 3' })).toBeVisible();
  },
  'desk-calibration': async (page) => {
    await page.keyboard.press('Control+5');
    await expect(page.getByText('Highest less lowest')).toBeVisible();
  },
  'desk-calibration-start': async (page) => {
    await openCall(page);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Score together' }).click();
    await expect(page.getByText('Choose at least two.')).toBeVisible();
  },
  'desk-plans': async (page) => {
    await page.keyboard.press('Control+6');
    await expect(page.getByRole('heading', { name: 'Room for the customer' })).toBeVisible();
  },
  'desk-plan-edit': async (page) => {
    await page.keyboard.press('Control+6');
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByRole('textbox', { name: 'Goal 2' })).toBeVisible();
  },
  'desk-customers': async (page) => {
    await page.keyboard.press('Control+8');
    await page.getByLabel('Customer’s name').fill('Maya Lindqvist');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Delete everything' })).toBeVisible();
  },
  'desk-customers-delete': async (page) => {
    await page.keyboard.press('Control+8');
    await page.getByLabel('Customer’s name').fill('Maya Lindqvist');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  },
  'desk-kudos': async (page) => {
    await page.keyboard.press('Control+7');
    await expect(page.getByRole('button', { name: 'Give kudos' })).toBeVisible();
  },
};
