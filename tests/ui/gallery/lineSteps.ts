import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';

/** What has to be done before a scene of the line is there to be looked at. */
export const lineSteps = {
  'line-weak': async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Weak line' }).click();
    await expect(page.getByRole('dialog', { name: 'Why the line is weak' })).toBeVisible();
  },
};
