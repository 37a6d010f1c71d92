import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from './lock.ts';
import { cacheDir, root } from './paths.ts';
import { allParts, plans, stampOf } from './parts.ts';
import type { Part } from './parts.ts';
import { run } from './run.ts';
import { hashInputs, isCurrent, writeStamp } from './stamp.ts';
import { Trouble, runDoor, tell } from './tell.ts';

/** Builds one part here and now, in this process. */
async function buildPart(part: Part): Promise<void> {
  if (part === 'app') {
    const { build } = await import('electron-vite');
    await build({ root, configFile: path.join(root, 'electron.vite.config.ts'), logLevel: 'warn' });
    return;
  }
  const { build } = await import('vite');
  const folder = part === 'guest' ? 'renderer/guest' : 'electron/hub';
  await build({ configFile: path.join(root, folder, 'vite.config.ts'), logLevel: 'warn' });
}

async function stale(parts: readonly Part[]): Promise<readonly (readonly [Part, string])[]> {
  const found: (readonly [Part, string])[] = [];
  for (const part of parts) {
    const hash = await hashInputs(root, plans[part].inputs);
    if (!(await isCurrent(stampOf(part), hash, plans[part].product))) found.push([part, hash]);
  }
  return found;
}

/** A child process each: bundlers set NODE_ENV and the like, which must not leak into a caller. */
async function buildInChild(part: Part): Promise<void> {
  const result = await run(process.execPath, [import.meta.filename, '--part', part], { cwd: root });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}${result.stderr}\n`);
  throw new Trouble(`Building the ${part} failed; the bundler's own words are above.`);
}

/**
 * Builds the parts whose sources, configuration or lockfile changed since their last build.
 * Safe when several processes ask at once: the others wait and find it done.
 * @throws Trouble after printing the bundler's whole output
 */
export async function ensureBuilt(parts: readonly Part[] = allParts): Promise<void> {
  if ((await stale(parts)).length === 0) return;
  await withLock(path.join(cacheDir, 'build.lock'), async () => {
    for (const [part, hash] of await stale(parts)) {
      const startedAt = performance.now();
      await buildInChild(part);
      // The hash from before the build: what is edited meanwhile is built next time.
      await writeStamp(stampOf(part), hash);
      tell(`Built the ${part} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
    }
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const part = allParts.find((name) => name === process.argv[3]);
  if (process.argv[2] === '--part' && part) {
    await buildPart(part).catch((error: unknown) => {
      // Bundlers put file, line and reason into the message; their own stack helps nobody.
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    });
  } else {
    await runDoor(async () => {
      await ensureBuilt();
      return 0;
    });
  }
}
