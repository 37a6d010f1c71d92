import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.ts';
import { runDoor, tell } from './tell.ts';

/**
 * Completes package-lock.json after an `npm install` against a registry that lacks other
 * platforms' binaries. npm then leaves them out of the lockfile, and `npm ci` refuses it
 * everywhere ("Missing: … from lock file"). What lacks is written down without a hash, which npm
 * accepts; it is only ever fetched on the platform it is for.
 */
interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}
export type Packages = Readonly<Record<string, LockedPackage>>;

/** Where Node would find `name` from the package at `from`, undefined where nowhere. */
function locate(packages: Packages, from: string, name: string): string | undefined {
  let base = from;
  for (;;) {
    const key = `${base ? `${base}/` : ''}node_modules/${name}`;
    if (key in packages) return key;
    if (base === '') return undefined;
    base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')));
  }
}

/** Platform of a binary package by its name's end, e.g. `…linux-x64-gnu`, `…win32-arm64-msvc`. */
export function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const end =
    /(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-([a-z0-9]+?)(?:-(gnu|musl|msvc|eabi)\w*)?$/.exec(
      name,
    );
  if (!end?.[1] || !end[2]) throw new Error(`${name}: its platform cannot be told from its name`);
  const libc = end[1] === 'linux' && end[3] ? [end[3] === 'musl' ? 'musl' : 'glibc'] : undefined;
  return { os: [end[1]], cpu: [end[2]], ...(libc ? { libc } : {}) };
}

/** The optional packages that the lockfile mentions but does not hold, ready to be added. */
export function missingOptional(packages: Packages): Packages {
  const found: Record<string, LockedPackage> = {};
  for (const [key, entry] of Object.entries(packages)) {
    const optional = Object.entries(entry.optionalDependencies ?? {});
    const sibling = optional.flatMap(([name]) => locate(packages, key, name) ?? [])[0];
    const {
      integrity: _hash,
      resolved: _url,
      libc: _libc,
      ...like
    } = packages[sibling ?? ''] ?? {};
    for (const [name, version] of optional) {
      if (locate(packages, key, name)) continue;
      found[`node_modules/${name}`] = { ...like, version, ...platformOf(name) };
    }
  }
  return found;
}

/** `node electron/launch/lockfile.ts`, after npm has written package-lock.json. */
async function completeLockfile(): Promise<number> {
  const file = path.join(root, 'package-lock.json');
  const lock = JSON.parse(await readFile(file, 'utf8')) as { packages: Packages };
  const missing = missingOptional(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing });
  all.sort(([a], [b]) => a.localeCompare(b, 'en'));
  const text = JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2);
  await writeFile(file, `${text}\n`);
  tell(`Added ${Object.keys(missing).length} packages of other platforms to package-lock.json.`);
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runDoor(completeLockfile);
}
