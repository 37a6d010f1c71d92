import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, test } from 'playwright/test';

/** A small telephone, an ordinary one, a desktop. */
const widths = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;

/**
 * Looks at a screen as people meet it: at three widths, light and dark. Nothing may be cut off
 * sideways, and axe may find nothing. The pictures are left in the test's output folder.
 */
export async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const size of widths) {
      await page.setViewportSize(size);
      const cut = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(cut, `${name}: wider than ${size.width} px`).toBeLessThanOrEqual(0);
      const path = test.info().outputPath(`${name}-${size.width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
    expect(found, `${name}, ${colorScheme}`).toEqual([]);
  }
}
