import path from 'node:path';
import type { Page } from 'playwright';
import { _electron } from 'playwright';
import type { PreparedApp } from '#electron/launch/prepare.ts';
import { findChromium } from '#electron/launch/system.ts';
import { newProfile, removeProfile } from '#tests/helpers/app.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import type { FakeDevices } from '#tests/helpers/fakeDevices.ts';
import { fakeDevices } from '#tests/helpers/fakeDevices.ts';

/** The demo's customer: a client of its own, apart from the app. */
export interface DemoCustomer {
  readonly what: string;
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * A browser where the system has one; else a second process of the app's runtime that shows
 * nothing but the customer's page, so that the demo needs nothing installed.
 */
export async function startDemoCustomer(
  prepared: PreparedApp,
  devices: FakeDevices,
): Promise<DemoCustomer> {
  const forced = process.env['HEARBACK_DEMO_CUSTOMER'];
  if (forced !== 'runtime' && (await findChromium()) !== undefined) {
    const customer = await launchCustomer({ ...devices, viewport: { width: 480, height: 800 } });
    return { what: 'the system’s Chromium', page: customer.page, close: customer.close };
  }
  const profile = await newProfile();
  const flags = prepared.args.slice(0, -1);
  const app = await _electron.launch({
    executablePath: prepared.executable,
    args: [
      ...flags,
      path.join(import.meta.dirname, 'customerWindow'),
      `--user-data-dir=${profile}`,
      // Nobody listens here: what is played would only be taken for an echo of the recording.
      '--mute-audio',
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      ...fakeDevices(devices),
    ],
    env: prepared.env,
  });
  return {
    what: 'a second process of the runtime',
    page: await app.firstWindow(),
    close: async () => {
      // In mid-call the page asks before it goes, and nobody is there to answer.
      const gone = app.waitForEvent('close');
      app.process().kill('SIGKILL');
      await gone;
      await removeProfile(profile);
    },
  };
}
