import { expect, test } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { chromium } from 'playwright';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { findChromium } from '#electron/launch/system.ts';
import { deskSteps } from '#tests/ui/gallery/deskSteps.ts';
import { serveGallery } from '#tests/ui/gallery/serve.ts';
import type { Gallery } from '#tests/ui/gallery/serve.ts';

/* What the supervisor's reports are on paper: the file opens, and its text can be read and found. */

let gallery: Gallery;
let browser: Browser;

test.beforeAll(async () => {
  const executablePath = await findChromium();
  if (executablePath === undefined) {
    throw new Error('No Chromium: run npm test, which installs it.');
  }
  gallery = await serveGallery();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
});

test.afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

/** A scene as a PDF of the same options as the app's, and its text. */
async function onPaper(
  scene: 'desk-team' | 'desk-call-disputed',
): Promise<{ pages: number; text: string }> {
  const page: Page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${gallery.origin}/?scene=${scene}&theme=light`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await deskSteps[scene]?.(page);
  const bytes = await page.pdf({ format: 'A4', printBackground: true, tagged: true });
  if (process.env['GALLERY_SHOTS'] !== undefined) {
    await page.pdf({
      format: 'A4',
      printBackground: true,
      path: `${process.env['GALLERY_SHOTS']}/${scene}.pdf`,
    });
  }
  await page.close();
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent();
    texts.push(
      items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''),
    );
  }
  const pages = pdf.numPages;
  await pdf.loadingTask.destroy();
  return { pages, text: texts.join(' ').replaceAll(/\s+/g, ' ') };
}

test('a call on paper has its figures, answers, reviews and dispute, and no buttons', async () => {
  const { pages, text } = await onPaper('desk-call-disputed');
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

test('a team on paper has everybody, the pictures’ tables, and what it is not for', async () => {
  const { pages, text } = await onPaper('desk-team');
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
