import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import type { Browser } from 'playwright/test';
import { chromium } from 'playwright';
import { findChromium } from '#electron/launch/system.ts';
import { cutOff, overflow, spilled } from '#tests/helpers/galleryChecks.ts';
import { deskSceneNames } from '#tests/ui/gallery/deskNames.ts';
import { deskSteps } from '#tests/ui/gallery/deskSteps.ts';
import { serveGallery } from '#tests/ui/gallery/serve.ts';
import type { Gallery } from '#tests/ui/gallery/serve.ts';

/* Every screen of the supervisor's window, as gallery.spec.ts does it for the agent's. */

const sizes = [
  { width: 1280, height: 800 },
  { width: 1000, height: 700 },
] as const;
const themes = ['light', 'dark'] as const;
const axeSize = { light: sizes[0], dark: sizes[1] } as const;
const shots = process.env['GALLERY_SHOTS'];

let gallery: Gallery;
let browser: Browser;

test.beforeAll(async () => {
  const executablePath = await findChromium();
  if (executablePath === undefined) {
    throw new Error('No Chromium: run npm test, which installs it.');
  }
  gallery = await serveGallery();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  if (shots !== undefined) await mkdir(shots, { recursive: true });
});

test.afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

for (const name of deskSceneNames) {
  for (const theme of themes) {
    test(`${name}, ${theme}`, async () => {
      const context = await browser.newContext({ viewport: sizes[0], reducedMotion: 'reduce' });
      const page = await context.newPage();
      const trouble: string[] = [];
      page.on('pageerror', (error) => trouble.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') trouble.push(message.text());
      });
      await page.goto(`${gallery.origin}/?scene=${name}&theme=${theme}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await deskSteps[name]?.(page);
      for (const size of sizes) {
        await page.setViewportSize(size);
        const label = `${name}-${theme}-${size.width}`;
        if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${label}.png`) });
        // What is open over the page follows the window's new size a frame later.
        await expect
          .configure({ soft: true })
          .poll(() => overflow(page), { message: `${label} scrolls as a page`, timeout: 3000 })
          .toEqual({ x: 0, y: 0 });
        expect.soft(await cutOff(page), `${label} cuts controls off`).toEqual([]);
        expect.soft(await spilled(page), `${label} spills sideways`).toEqual([]);
        // One size a theme: axe is slow, and what it finds hangs on colours and roles.
        if (size !== axeSize[theme]) continue;
        const found = await new AxeBuilder({ page }).analyze();
        const told = found.violations.map((each) => ({
          rule: each.id,
          at: each.nodes.map((node) => node.html.slice(0, 160)),
        }));
        expect.soft(told, label).toEqual([]);
      }
      expect.soft(trouble).toEqual([]);
      await context.close();
    });
  }
}
