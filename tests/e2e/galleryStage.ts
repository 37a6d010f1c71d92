import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from 'playwright/test';
import type { Browser, Page } from 'playwright/test';
import { chromium } from 'playwright';
import { findChromium } from '#electron/launch/system.ts';
import { serveGallery } from '#tests/ui/gallery/serve.ts';
import { cutOff, overflow, spilled } from '#tests/helpers/galleryChecks.ts';

/*
 * Looking at every screen of a gallery: no page scroll, nothing cut off, no violation of the
 * Content-Security-Policy, nothing for axe to find. With GALLERY_SHOTS set to a folder, a picture of
 * each is left there for a person to look at.
 */

export const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Where pictures are left; undefined for nowhere. */
export const shots = process.env['GALLERY_SHOTS'];

export interface GalleryStage {
  readonly origin: string;
  readonly browser: Browser;
}

/** The built gallery and a browser, once for all that look at it. */
export const test = base.extend<object, { readonly stage: GalleryStage }>({
  stage: [
    async ({}, use) => {
      const executablePath = await findChromium();
      if (executablePath === undefined) {
        throw new Error('No Chromium: run npm test, which installs it.');
      }
      const gallery = await serveGallery();
      const args = ['--no-sandbox', '--disable-gpu'];
      const browser = await chromium.launch({ executablePath, args });
      if (shots !== undefined) await mkdir(shots, { recursive: true });
      await use({ origin: gallery.origin, browser });
      await browser.close();
      await gallery.close();
    },
    { scope: 'worker' },
  ],
});

/** What holds for every screen in every size; leaves its picture. */
export async function checkLayout(page: Page, label: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${label}.png`) });
  // What is open over the page follows the window's new size a frame later.
  await expect
    .configure({ soft: true })
    .poll(() => overflow(page), { message: `${label} scrolls as a page`, timeout: 3000 })
    .toEqual({ x: 0, y: 0 });
  expect.soft(await cutOff(page), `${label} cuts controls off`).toEqual([]);
  expect.soft(await spilled(page), `${label} spills sideways`).toEqual([]);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Scene {
  readonly name: string;
  readonly theme: Theme;
  /** The usual one and the least; the first goes with the light theme for axe. */
  readonly sizes: readonly [Size, Size];
  /** What a person does before looking. */
  readonly step?: ((page: Page) => Promise<void>) | undefined;
  /** What else holds in every size. */
  readonly more?: (page: Page, label: string) => Promise<void>;
}

/** Opens a scene and looks at it in both sizes. */
export async function lookAtScene(
  { origin, browser }: GalleryStage,
  { name, theme, sizes, step, more }: Scene,
): Promise<void> {
  const context = await browser.newContext({ viewport: sizes[0], reducedMotion: 'reduce' });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  await page.goto(`${origin}/?scene=${name}&theme=${theme}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await step?.(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    const label = `${name}-${theme}-${size.width}`;
    await checkLayout(page, label);
    await more?.(page, label);
    // One size a theme: axe is slow, and what it finds hangs on colours and roles.
    if (size !== sizes[themes.indexOf(theme)]) continue;
    const found = await new AxeBuilder({ page }).analyze();
    const told = found.violations.map((each) => ({
      rule: each.id,
      at: each.nodes.map((node) => node.html.slice(0, 160)),
    }));
    expect.soft(told, label).toEqual([]);
  }
  expect.soft(trouble).toEqual([]);
  await context.close();
}
