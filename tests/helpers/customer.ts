import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { chromium } from 'playwright';
import { findChromium } from '#electron/launch/system.ts';
import type { FakeDevices } from './fakeDevices.ts';
import { fakeDevices } from './fakeDevices.ts';

export interface CustomerOptions extends FakeDevices {
  /** Another program than the system's Chromium. */
  readonly executable?: string;
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly args?: readonly string[];
  /** The customer refuses the microphone and the camera. */
  readonly refuseDevices?: boolean;
}

/** A customer: the system's own browser with its own profile. */
export interface CustomerUnderTest {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly trouble: string[];
  close(): Promise<void>;
}

/**
 * Starts the browser a customer would use. Loopback candidates and plain local addresses are
 * switched on, because the test's two clients have no other network between them.
 */
export async function launchCustomer(options: CustomerOptions = {}): Promise<CustomerUnderTest> {
  const executablePath = options.executable ?? (await findChromium());
  if (executablePath === undefined)
    throw new Error('No Chromium: run npm test, which installs it.');
  const profile = await mkdtemp(path.join(os.tmpdir(), 'hearback-customer-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    permissions: options.refuseDevices === true ? [] : ['microphone', 'camera'],
    locale: options.locale ?? 'en-US',
    viewport: options.viewport ?? { width: 1000, height: 760 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      '--disable-background-networking',
      ...fakeDevices(options),
      ...(options.args ?? []),
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  return {
    context,
    page,
    trouble,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/**
 * Presses the button that leads to the ring, and answers the question about the mood cue where the
 * agent's side asks it.
 */
export async function pressRing(
  page: Page,
  options: { readonly again?: boolean; readonly mood?: boolean } = {},
): Promise<void> {
  const { again = false, mood = false } = options;
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.innerText();
  await page.getByRole('button', { name: again ? /^Ring .+ again$/ : /^(Ring .+|Go on)$/ }).click();
  const after = await heading.filter({ hasNotText: before }).innerText();
  if (!after.startsWith('May ')) return;
  await page.getByRole('button', { name: mood ? 'Yes, that is fine' : 'No, thank you' }).click();
}
