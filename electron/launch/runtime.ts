import { closedNetwork, ensureClosedNetworkRuntime } from './closed-network.ts';
import { ensureOfficial, officialIn } from './official.ts';
import { Trouble, tell } from './tell.ts';

export interface Runtime {
  /** Path of the binary; `<executable> <app folder> …` starts an app. */
  readonly executable: string;
  readonly kind: 'official' | 'closed-network';
  /** Electron's version. */
  readonly version: string;
}

const remedy =
  'set ELECTRON_MIRROR to a mirror you can reach, or HTTPS_PROXY, or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron';

/** Can the closed-network runtime run here? It exists for one platform. */
function hasFallback(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Said once a process: a test run prepares many apps. */
let announced = false;

async function closedNetworkRuntime(): Promise<Runtime> {
  const executable = await ensureClosedNetworkRuntime();
  if (!announced) {
    tell(
      `Using Electron ${closedNetwork.electronVersion} from the npm registry because the official one cannot be reached: it is out of support, for development and tests on closed networks only.`,
    );
  }
  announced = true;
  return { executable, kind: 'closed-network', version: closedNetwork.electronVersion };
}

/**
 * An Electron to run the app with. The official one where it can be had, otherwise, on
 * linux-x64, an older one from the npm registry.
 * Reads ELECTRON_OVERRIDE_DIST_PATH (an unpacked Electron) and
 * HEARBACK_RUNTIME (`official` or `closed-network`: this one and no other).
 * @throws Trouble with the remedy where none can be had
 */
export async function ensureRuntime(env: NodeJS.ProcessEnv = process.env): Promise<Runtime> {
  const wanted = env['HEARBACK_RUNTIME'];
  if (wanted !== undefined && wanted !== 'official' && wanted !== 'closed-network') {
    throw new Trouble(
      `HEARBACK_RUNTIME is "${wanted}"; it can be "official" or "closed-network", or unset.`,
    );
  }
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override && wanted !== 'closed-network') {
    const official = officialIn(override);
    if (official) return { kind: 'official', ...official };
    throw new Trouble(
      `ELECTRON_OVERRIDE_DIST_PATH names ${override}, which holds no Electron; unpack one there, or unset it.`,
    );
  }
  if (wanted === 'closed-network') {
    if (hasFallback()) return closedNetworkRuntime();
    throw new Trouble(
      `The closed-network runtime exists for linux-x64 only, not for ${process.platform}-${process.arch}; unset HEARBACK_RUNTIME.`,
    );
  }
  const official = await ensureOfficial(wanted === 'official');
  if (typeof official !== 'string') return { kind: 'official', ...official };
  if (wanted === undefined && hasFallback()) return closedNetworkRuntime();
  throw new Trouble(`Electron could not be downloaded (${official}): ${remedy}.`);
}
