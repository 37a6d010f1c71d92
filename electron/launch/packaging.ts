import { constants } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBuilt } from './build.ts';
import { withLock } from './lock.ts';
import { cacheDir, root } from './paths.ts';
import { ensureFaceModel } from './model.ts';
import { plans } from './parts.ts';
import { run } from './run.ts';
import type { Runtime } from './runtime.ts';
import { hashInputs, isCurrent, writeStamp } from './stamp.ts';
import { Trouble, tell } from './tell.ts';

const require = createRequire(import.meta.url);

/** Where electron-builder leaves the unpacked app on this platform. */
export function unpackedExecutable(platform: NodeJS.Platform, arch: string): string {
  const dist = path.join(root, 'dist');
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') {
    return path.join(dist, `mac${suffix}`, 'Hearback.app/Contents/MacOS/Hearback');
  }
  if (platform === 'win32') return path.join(dist, `win${suffix}-unpacked`, 'Hearback.exe');
  return path.join(dist, `linux${suffix}-unpacked`, 'hearback');
}

async function electronBuilder(args: readonly string[]): Promise<void> {
  const cli = path.join(path.dirname(require.resolve('electron-builder/package.json')), 'cli.js');
  const result = await run(process.execPath, [cli, '--publish', 'never', ...args], { cwd: root });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}${result.stderr}\n`);
  throw new Trouble("Packaging failed; electron-builder's own words are above.");
}

/** One packaging at a time: they share dist/ and the copies below. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return withLock(path.join(cacheDir, 'package.lock'), work);
}

const copyPrefix = 'packaging-';

/**
 * A copy of the closed-network runtime without its shim, which would otherwise be packaged in
 * the app's place. A real copy: the packager rewrites the binary's fuses.
 */
async function withPlainCopy(dist: string, work: (copy: string) => Promise<void>): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    // Left behind by a packaging that was killed; a quarter of a gigabyte each.
    if (name.startsWith(copyPrefix)) await rm(path.join(cacheDir, name), { recursive: true });
  }
  const folder = await mkdtemp(path.join(cacheDir, copyPrefix));
  const copy = path.join(folder, 'electron');
  try {
    await cp(dist, copy, {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (file) => path.relative(dist, file) !== path.join('resources', 'app'),
    });
    await work(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function packageNow(runtime: Runtime, args: readonly string[]): Promise<void> {
  await ensureBuilt(['app', 'guest']);
  await ensureFaceModel();
  if (runtime.kind === 'official') return electronBuilder(args);
  await withPlainCopy(path.dirname(runtime.executable), (copy) =>
    electronBuilder([
      '--linux',
      'dir',
      `--config.electronDist=${copy}`,
      `--config.electronVersion=${runtime.version}`,
    ]),
  );
}

/**
 * Packages what is in out/ with a runtime, after building it where needed.
 * @param args electron-builder's own arguments, e.g. `--dir`; a closed network makes the linux
 *   folder whatever they are, because installers need tools from GitHub
 * @throws Trouble after printing electron-builder's whole output
 */
export function packageApp(runtime: Runtime, args: readonly string[]): Promise<void> {
  return inTurn(() => packageNow(runtime, args));
}

const packagedInputs = [
  ...new Set([...plans.app.inputs, ...plans.guest.inputs]),
  'resources',
  'electron-builder.yml',
  'electron/launch/packaging.ts',
];

/**
 * The unpacked, packaged app of this platform, packaged anew where something in it changed.
 * @returns its executable
 * @throws Trouble as packageApp does
 */
export async function ensurePackaged(runtime: Runtime): Promise<string> {
  const executable = unpackedExecutable(process.platform, process.arch);
  const stamp = path.join(root, 'dist', '.stamp');
  await inTurn(async () => {
    const hash = `${await hashInputs(root, packagedInputs)} ${runtime.version}`;
    if (await isCurrent(stamp, hash, executable)) return;
    const startedAt = performance.now();
    await packageNow(runtime, ['--dir']);
    await writeStamp(stamp, hash);
    tell(`Packaged the app in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  });
  return executable;
}
