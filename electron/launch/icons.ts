import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';
import { packIcns, packIco } from './icon-files.ts';
import { root } from './paths.ts';
import { findChromium } from './system.ts';
import { Trouble, runDoor, tell } from './tell.ts';

const folder = path.join(root, 'resources/icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;

type Render = (svg: string, px: number, color?: string) => Promise<Buffer>;

async function withRenderer(work: (render: Render) => Promise<void>): Promise<void> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Trouble('Drawing icons needs Chromium; install chromium first.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await work(async (svg, px, color = 'black') => {
      await page.setViewportSize({ width: px, height: px });
      await page.setContent(
        `<style>body{margin:0;color:${color}}svg{display:block;width:100vw}</style>${svg}`,
      );
      return page.screenshot({ omitBackground: true });
    });
  } finally {
    await browser.close();
  }
}

/** Draws every icon file from the two SVGs: run `node electron/launch/icons.ts` after a change. */
await runDoor(async () => {
  const [icon, tray] = await Promise.all(
    ['icon.svg', 'tray.svg'].map((name) => readFile(path.join(folder, name), 'utf8')),
  );
  if (icon === undefined || tray === undefined) return 1;
  await mkdir(path.join(folder, 'linux'), { recursive: true });
  await withRenderer(async (render) => {
    const images = new Map<number, Buffer>();
    for (const px of [...sizes, 1024]) images.set(px, await render(icon, px));
    for (const px of sizes) {
      const image = images.get(px);
      if (image) await writeFile(path.join(folder, 'linux', `${px}x${px}.png`), image);
    }
    await writeFile(path.join(folder, 'icon.png'), images.get(512) ?? '');
    await writeFile(path.join(folder, 'icon.ico'), packIco(images));
    await writeFile(path.join(folder, 'icon.icns'), packIcns(images));
    // macOS recolours a template image; elsewhere the accent stands on light and dark panels.
    for (const [name, color] of [
      ['tray', '#2b8f8a'],
      ['trayTemplate', 'black'],
    ] as const) {
      await writeFile(path.join(folder, `${name}.png`), await render(tray, 22, color));
      await writeFile(path.join(folder, `${name}@2x.png`), await render(tray, 44, color));
    }
  });
  tell('Drew the icons in resources/icons.');
  return 0;
});
