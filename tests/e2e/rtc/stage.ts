import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright/test';
import type { Page } from 'playwright/test';
import { createServer } from 'vite';
import { findChromium } from '#electron/launch/system.ts';
import type { SignalData } from '#shared/contract/signal.ts';

/** The two sides of a call. */
export interface Pair {
  readonly agent: Page;
  readonly guest: Page;
}

/** A real browser with made-up devices, and the page that holds one link, served from its source. */
export interface Stage {
  /**
   * Two pages that carry each other’s signals; neither side is started.
   * @param through what becomes of a signal on its way; null loses it
   */
  meet(through?: (data: SignalData) => Promise<SignalData | null> | SignalData): Promise<Pair>;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * @param args more for the browser’s command line
 * @throws Error where there is no Chromium
 */
export async function openStage(args: readonly string[] = []): Promise<Stage> {
  const executablePath = await findChromium();
  if (executablePath === undefined)
    throw new Error('No Chromium: run npm test, which installs it.');
  const cacheDir = await mkdtemp(path.join(tmpdir(), 'hearback-rtc-'));
  const server = await createServer({
    configFile: false,
    root: path.join(import.meta.dirname, 'page'),
    cacheDir,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, fs: { allow: [root] } },
    optimizeDeps: { include: ['simple-peer/simplepeer.min.js', 'zod'] },
  });
  await server.listen();
  const at = server.httpServer?.address();
  if (typeof at !== 'object' || at === null) throw new Error('the page is not served');
  const address = `http://127.0.0.1:${at.port}/`;
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      ...args,
    ],
  });
  return {
    async meet(through = (data) => data) {
      const context = await browser.newContext();
      const [agent, guest] = await Promise.all([context.newPage(), context.newPage()]);
      const carry = (to: Page) => async (data: SignalData) => {
        const carried = await through(data);
        if (carried !== null) await to.evaluate((each) => window.bench.signal(each), carried);
      };
      await agent.exposeFunction('carry', carry(guest));
      await guest.exposeFunction('carry', carry(agent));
      const pages = [agent, guest];
      await Promise.all(pages.map((page) => page.goto(address)));
      await Promise.all(pages.map((page) => page.waitForFunction(() => 'bench' in window)));
      return { agent, guest };
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
