import type { Page } from 'playwright/test';

/** What a person does before looking at a scene of the template library. */
export const templateSteps = {
  templates: async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+5');
    await page.getByRole('heading', { level: 1, name: 'Templates' }).waitFor();
  },
  'templates-edit': async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+5');
    await page.getByRole('row', { name: /Let me see/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Edit template' }).waitFor();
  },
  'templates-versions': async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+5');
    await page.getByRole('row', { name: /Let me see/ }).click();
    await page.getByRole('button', { name: 'Versions' }).click();
    await page.getByText('Version 1: created').scrollIntoViewIfNeeded();
  },
  'templates-conflict': async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+5');
    await page.getByRole('row', { name: /Let me say it back/ }).click();
    await page.getByRole('region', { name: 'The other edit' }).waitFor();
  },
  'templates-import': async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+5');
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('dialog').waitFor();
  },
  'templates-import-progress': async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+5');
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('progressbar').scrollIntoViewIfNeeded();
  },
};
