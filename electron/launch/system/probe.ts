import { constants } from 'node:fs';
import { access, readFile, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { run } from '../run.ts';

/** Names of the shared libraries that `ldd` could not find. */
export function missingLibraries(ldd: string): readonly string[] {
  const found = ldd.matchAll(/^\s*(\S+) => not found/gm);
  return [...new Set([...found].map(([, name]) => name ?? ''))];
}

/** The shared libraries a program lacks here; none where that cannot be told. */
export async function librariesMissingFor(executable: string): Promise<readonly string[]> {
  // Its own libraries (libffmpeg.so) are found through the binary's rpath.
  const result = await run('ldd', [executable]);
  return result.status === 0 ? missingLibraries(result.stdout) : [];
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** The first of some commands that PATH has, as a full path. */
export async function findCommand(
  names: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  for (const name of names) {
    for (const folder of (env['PATH'] ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      if (folder && (await isExecutable(file))) return file;
    }
  }
  return undefined;
}

/**
 * A Chromium or Chrome for the customer's side of the tests: HEARBACK_CHROMIUM, the system's, or
 * one that Playwright has downloaded.
 */
export async function findChromium(env: NodeJS.ProcessEnv = process.env) {
  const chosen = env['HEARBACK_CHROMIUM'];
  if (chosen) return chosen;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const system = await findCommand(names, env);
  if (system) return system;
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  return (await isExecutable(own)) ? own : undefined;
}

/**
 * The folder with PostgreSQL's own programs (`initdb`, `postgres`, `pg_dump`): HEARBACK_POSTGRES,
 * PATH, or Debian's place for them, newest version first, which PATH does not have.
 */
export async function findPostgres(
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const debian = '/usr/lib/postgresql';
  const versions = await readdir(debian).catch(() => []);
  const newestFirst = versions.toSorted((a, b) => Number(b) - Number(a));
  const onPath = (env['PATH'] ?? '').split(path.delimiter);
  const places = [
    env['HEARBACK_POSTGRES'],
    ...newestFirst.map((version) => path.join(debian, version, 'bin')),
    ...onPath,
  ];
  for (const folder of places) {
    if (!folder) continue;
    const wanted = ['initdb', 'postgres', 'pg_dump', 'pg_restore'];
    const there = await Promise.all(wanted.map((name) => isExecutable(path.join(folder, name))));
    if (there.every(Boolean)) return folder;
  }
  return undefined;
}

async function holdsFont(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (/\.(ttf|ttc|otf|pfb)$/i.test(entry.name)) return true;
    if (entry.isDirectory() && (await holdsFont(path.join(folder, entry.name)))) return true;
  }
  return false;
}

/** Is there any outline font on this Linux machine? Without one, pages show boxes. */
export async function hasFont(): Promise<boolean> {
  const home = homedir();
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', `${home}/.fonts`];
  for (const folder of [...folders, `${home}/.local/share/fonts`]) {
    if (await holdsFont(folder)) return true;
  }
  return false;
}

/** ID and ID_LIKE of /etc/os-release in lower case. */
export function systemFamily(osRelease: string): readonly string[] {
  const words = [...osRelease.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)];
  return words.flatMap(([, value]) => (value ?? '').toLowerCase().split(/\s+/)).filter(Boolean);
}

/** What kind of Linux this is, e.g. `['ubuntu', 'debian']`; empty where it does not say. */
export async function readSystemFamily(): Promise<readonly string[]> {
  return systemFamily(await readFile('/etc/os-release', 'utf8').catch(() => ''));
}
