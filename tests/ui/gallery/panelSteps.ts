import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';

/** What a person does before looking at a scene of the panel. */
export const panelSteps = {
  'panel-search': async (page: Page): Promise<void> => {
    await page.keyboard.press('s');
    await page.keyboard.type('happened');
    await expect(page.getByRole('article')).toHaveCount(1);
  },
  'panel-search-nothing': async (page: Page): Promise<void> => {
    await page.keyboard.press('s');
    await page.keyboard.type('zeppelin');
    await expect(page.getByText('No sentence has these words.')).toBeVisible();
  },
  'panel-large': async (page: Page): Promise<void> => {
    await expect(page.getByRole('button', { name: 'Normal type' })).toBeVisible();
  },
  'panel-hidden': async (page: Page): Promise<void> => {
    await expect(page.getByRole('button', { name: 'Show the panel' })).toBeVisible();
  },
  'panel-detached': async (page: Page): Promise<void> => {
    await detached(page);
  },
} as const;

/** Puts the panel into a window of its own. */
export async function detached(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  await page.keyboard.press('d');
  const panel = await opened;
  await expect(panel.getByRole('article')).toHaveCount(3);
  return panel;
}
