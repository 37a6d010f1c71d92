import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { _electron } from 'playwright';
import type { PreparedApp } from '#electron/launch/prepare.ts';
import { prepareApp } from '#electron/launch/prepare.ts';
import { fakeDevices } from './fakeDevices.ts';
import type { FakeDevices } from './fakeDevices.ts';

export interface AppOptions extends FakeDevices {
  /** A profile to reuse (after a restart); a fresh temporary one by default. */
  readonly profile?: string;
  /** The app's own switches, e.g. --port=0. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The real app, started for one test. */
export interface AppUnderTest {
  readonly app: ElectronApplication;
  /** The agent's window. */
  readonly page: Page;
  readonly profile: string;
  /** What pages and main wrote that looks like trouble: console errors, page errors. */
  readonly trouble: string[];
  /** Quits; the profile is deleted unless it was given or is to be kept. */
  close(options?: { readonly keepProfile?: boolean; readonly midCall?: boolean }): Promise<void>;
}

/** Starts the app in the real runtime with its own profile, and waits for its window. */
export async function launchApp(options: AppOptions = {}): Promise<AppUnderTest> {
  const prepared = await prepareApp();
  const profile = options.profile ?? (await newProfile());
  const launch = (): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath: prepared.executable,
      args: launchArgs(prepared, profile, options),
      env: { ...prepared.env, ...options.env },
    });
  const app = await launch().catch((error: unknown) => {
    if (!crashedAtStart(prepared, error)) throw error;
    process.stdout.write('The closed-network runtime crashed while attaching; started anew.\n');
    return launch();
  });
  const trouble: string[] = [];
  const page = await app.firstWindow();
  page.on('pageerror', (error) => trouble.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  await page.waitForLoadState('load');
  return {
    app,
    page,
    profile,
    trouble,
    close: async ({ keepProfile = false, midCall = false } = {}) => {
      // In mid-call a polite close would ask a person; a test that is over has nobody to answer.
      if (midCall) {
        const gone = app.waitForEvent('close');
        app.process().kill('SIGKILL');
        await gone;
      } else await app.close();
      if (!keepProfile && options.profile === undefined) await removeProfile(profile);
    },
  };
}

/**
 * Electron 33, which stands in on closed networks and is out of support, died of a segmentation
 * fault in one of about sixty starts, within half a second of the test's debugger attaching. Only
 * that, only there, and only once is it started again, and it is said; any other failed start, and
 * every later crash, fails the test.
 */
function crashedAtStart(prepared: PreparedApp, error: unknown): boolean {
  const text = error instanceof Error ? error.message : '';
  return (
    prepared.runtime.kind === 'closed-network' &&
    text.includes('Process failed to launch') &&
    text.includes('SIGSEGV')
  );
}

/** The command line: this machine's switches, fake devices and profile, then the app's own. */
function launchArgs(
  prepared: Pick<PreparedApp, 'args'>,
  profile: string,
  options: AppOptions,
): string[] {
  return [
    ...prepared.args,
    `--user-data-dir=${profile}`,
    '--lang=en-US',
    ...fakeDevices(options),
    ...(options.args ?? []),
  ];
}

/** A fresh, empty profile folder. */
export function newProfile(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'hearback-profile-'));
}

/** Deletes a profile; the runtime's last writers may still be closing files. */
export function removeProfile(profile: string): Promise<void> {
  return rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
