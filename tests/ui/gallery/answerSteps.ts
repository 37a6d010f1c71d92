import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';

const toAnswers = async (page: Page): Promise<void> => {
  const section = page.getByRole('region', { name: 'The customer’s answers' });
  await section.scrollIntoViewIfNeeded();
  await section.evaluate((element) => element.scrollIntoView({ block: 'center' }));
};

/** What a person does before looking at a customer's answers. */
export const answerSteps = {
  'answers-waiting': toAnswers,
  'answers-came': toAnswers,
  'answers-shown': async (page: Page): Promise<void> => {
    await toAnswers(page);
    await page.getByRole('radio', { name: '5 of 5' }).check();
    await page.getByRole('radio', { name: 'Not yet' }).check();
    await page.getByRole('button', { name: 'Note and show the answers' }).click();
    await expect(page.getByText('2 steps less than you thought')).toBeVisible();
    await toAnswers(page);
  },
} as const;
