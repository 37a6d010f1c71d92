import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { shots, test } from './galleryStage.ts';
import type { GalleryStage } from './galleryStage.ts';
import { readPdf } from '#tests/helpers/readPdf.ts';
import { deskSteps } from '#tests/ui/gallery/deskSteps.ts';

/* What the supervisor's reports are on paper: the file opens, and its text can be read and found. */

/** A scene as a PDF of the same options as the app's, and its text. */
async function onPaper(
  { browser, origin }: GalleryStage,
  scene: 'desk-team' | 'desk-call-disputed',
): Promise<{ pages: number; text: string }> {
  const page: Page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${origin}/?scene=${scene}&theme=light`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await deskSteps[scene]?.(page);
  const bytes = await page.pdf({ format: 'A4', printBackground: true, tagged: true });
  if (shots !== undefined) {
    await page.pdf({ format: 'A4', printBackground: true, path: `${shots}/${scene}.pdf` });
  }
  await page.close();
  return readPdf(bytes);
}

test('a call on paper has its figures, answers, reviews and dispute, and no buttons', async ({
  stage,
}) => {
  const { pages, text } = await onPaper(stage, 'desk-call-disputed');
  expect(pages).toBeGreaterThan(1);
  for (const words of [
    'Sam Rivera with Maya Lindqvist',
    'by Nora Berg',
    'What Hearback counted',
    'Would recommend',
    'I had to say everything twice.',
    'Review by Nora Berg',
    'Review by Inês Carvalho',
    'Here a breath would have let her finish',
    'She had asked me to speak up',
    'Hurry at the end of the shift',
    'Not for automated employment decisions',
  ]) {
    expect.soft(text).toContain(words);
  }
  for (const words of ['Save as PDF', 'Back to the list', 'Settle the dispute', 'Inbox']) {
    expect.soft(text).not.toContain(words);
  }
});

test('a team on paper has everybody, the pictures’ tables, and what it is not for', async ({
  stage,
}) => {
  const { pages, text } = await onPaper(stage, 'desk-team');
  expect(pages).toBeGreaterThan(1);
  for (const words of [
    'Billing, Last 13 weeks',
    'Ada Öberg',
    'Inês Carvalho',
    'Sam Rivera',
    '41% to 74%',
    'Net promoter score',
    '95 % range',
    'Not for automated employment decisions',
  ]) {
    expect.soft(text).toContain(words);
  }
  for (const words of ['Save as CSV', 'Show the same as a table', 'Inbox']) {
    expect.soft(text).not.toContain(words);
  }
});
