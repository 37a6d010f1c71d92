import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import { checkLayout, shots, test, themes } from './galleryStage.ts';
import { detached } from '#tests/ui/gallery/panelSteps.ts';

/* The panel in a window of its own, in the size it opens in and the least it can have. */

const sizes = [
  { width: 420, height: 680 },
  { width: 320, height: 360 },
] as const;
/** The parts of a card that cannot be brought to sight whole, or as far as the list has room. */
async function hiddenParts(panel: Page): Promise<readonly string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('article p, article h2, article button, article kbd')]
      .filter((part) => {
        const whole = part.getBoundingClientRect();
        if (whole.width === 0) return false;
        part.scrollIntoView({ block: 'nearest' });
        const { top, bottom, left, right } = part.getBoundingClientRect();
        const list = part.closest('[role=tabpanel]')?.getBoundingClientRect();
        if (list === undefined) return true;
        const low = Math.min(list.bottom, innerHeight) + 1;
        const tall = whole.height > list.height;
        return !tall && (top < list.top - 1 || bottom > low || left < 0 || right > innerWidth + 1);
      })
      .map((part) => part.outerHTML.slice(0, 160)),
  );
}

/** How many pixels the list of cards has to itself. */
async function listHeight(panel: Page): Promise<number> {
  return panel.getByRole('tabpanel').evaluate((list) => list.clientHeight);
}

for (const theme of themes) {
  for (const large of [false, true]) {
    const name = `panel-window-${large ? 'large-' : ''}${theme}`;
    test(name, async ({ stage }) => {
      const context = await stage.browser.newContext({ reducedMotion: 'reduce' });
      const page = await context.newPage();
      const trouble: string[] = [];
      context.on('weberror', (error) => trouble.push(error.error().message));
      context.on('console', (message) => {
        if (message.type() === 'error') trouble.push(message.text());
      });
      await page.goto(`${stage.origin}/?scene=panel-detached&theme=${theme}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (large) await page.keyboard.press('l');
      const panel = await detached(page);
      for (const size of sizes) {
        await panel.setViewportSize(size);
        const label = `${name}-${size.width}`;
        await checkLayout(panel, label);
        expect.soft(await hiddenParts(panel), `${label} cuts cards off`).toEqual([]);
        // Two lines of a sentence in its largest type, and their card's head.
        expect.soft(await listHeight(panel), `${label} has room for a card`).toBeGreaterThan(110);
        if (shots === undefined) continue;
        await panel.getByRole('article').last().scrollIntoViewIfNeeded();
        await panel.screenshot({ path: path.join(shots, `${label}-end.png`) });
      }
      const { violations } = await new AxeBuilder({ page: panel })
        .disableRules(['landmark-one-main', 'page-has-heading-one', 'region'])
        .analyze();
      expect.soft(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect.soft(trouble).toEqual([]);
      await context.close();
    });
  }
}
