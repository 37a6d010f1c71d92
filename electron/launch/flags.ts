import { run } from './run.ts';
import { Trouble } from './tell.ts';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** The user is root (never true on Windows). */
  readonly isRoot: boolean;
  /** The display is a virtual one. */
  readonly virtual: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** Chromium switches that these surroundings need. */
export function flagsFor(around: Surroundings): readonly string[] {
  if (around.platform !== 'linux') return [];
  const flags: string[] = [];
  // Chromium refuses to start its sandbox for root.
  if (around.isRoot || around.env['HEARBACK_NO_SANDBOX']) flags.push('--no-sandbox');
  if (around.virtual) flags.push('--disable-gpu');
  // A machine without a desktop has no D-Bus, which Chromium reports nine times; fatal ones stay.
  if (around.virtual && !around.env['HEARBACK_DEBUG']) flags.push('--log-level=3');
  // Older runtimes look for X11 only.
  if (!around.virtual && !around.env['DISPLAY'] && around.env['WAYLAND_DISPLAY']) {
    flags.push('--ozone-platform=wayland');
  }
  // Container defaults give /dev/shm 64 MB, which two video windows outgrow.
  if (around.isRoot && around.virtual) flags.push('--disable-dev-shm-usage');
  return flags;
}

/**
 * Ubuntu 23.10 and later let no unconfined program make user namespaces, and Chromium then has no
 * sandbox unless its helper is set-uid root.
 * @throws Trouble with the two commands that set the helper up
 */
export async function checkSandbox(helper: string, helperIsSetUid: boolean): Promise<void> {
  if (helperIsSetUid) return;
  const probe = await run('unshare', ['--user', '--map-root-user', 'true']);
  if (probe.status === 0 || probe.status === 127) return;
  throw new Trouble(
    `This system keeps the app from sandboxing itself: run "sudo chown root:root ${helper} && sudo chmod 4755 ${helper}", or set HEARBACK_NO_SANDBOX=1 to go without.`,
  );
}
