/*
 * Asks the registry for known weaknesses of every package that is shipped: what the main process and
 * the hub load, and what the pages' bundles are made of. High and critical ones fail. A registry that
 * cannot be asked is said, and does not fail: a closed network must still be able to test.
 */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from '#electron/launch/paths.ts';
import { run } from '#electron/launch/run.ts';
import { runDoor, tell } from '#electron/launch/tell.ts';
import { judgeAudit, laterOf } from './judge.ts';
import type { Locked } from './shipped.ts';
import { importsOf, reachable } from './shipped.ts';

const LIMIT_MS = 60_000;
const rooms = [
  'renderer',
  'shared',
  'electron/main',
  'electron/preload',
  'electron/store',
  'electron/hub',
];

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(path.join(root, file), 'utf8')) as T;
}

/** Every package that the sources of the shipped rooms import. */
async function imported(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const room of rooms) {
    for (const name of await readdir(path.join(root, room), { recursive: true })) {
      if (!/\.tsx?$/.test(name)) continue;
      const source = await readFile(path.join(root, room, name), 'utf8');
      for (const each of importsOf(source)) found.add(each);
    }
  }
  return found;
}

const npm = (...args: string[]) => run('npm', args, { cwd: root, limitMs: LIMIT_MS });

/** Says where a later Electron of the pinned line is out; nobody fails over it. */
async function lookAtElectron(pinned: string): Promise<void> {
  const major = pinned.split('.')[0] ?? '';
  const { stdout } = await npm('view', `electron@${major}`, 'version', '--json');
  const versions: unknown = await Promise.resolve(stdout)
    .then(JSON.parse)
    .catch(() => []);
  const later = laterOf(
    pinned,
    Array.isArray(versions) ? versions.map(String) : [String(versions)],
  );
  if (later !== null) tell(`Electron ${later} is out; ${pinned} is pinned.`);
}

await runDoor(async () => {
  const { packages } = await readJson<{ packages: Record<string, Locked> }>('package-lock.json');
  const { dependencies, devDependencies } = await readJson<{
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  }>('package.json');
  const shipped = reachable(packages, [
    ...Object.keys(dependencies),
    ...(await imported()),
    'electron',
  ]);
  const [{ stdout, stderr }] = await Promise.all([
    npm('audit', '--json'),
    lookAtElectron(devDependencies['electron'] ?? ''),
  ]);
  const verdict = judgeAudit(stdout, shipped);
  if (!verdict.heard) {
    const why = verdict.why === 'no answer' && stderr !== '' ? stderr.split('\n')[0] : verdict.why;
    tell(`The registry could not be asked for known weaknesses (${why}): nothing was audited.`);
    return 0;
  }
  for (const sentence of verdict.grave) tell(sentence);
  tell(
    `${shipped.size} shipped packages audited: ${verdict.grave.length} high or critical, ${verdict.others} others.`,
  );
  return verdict.grave.length === 0 ? 0 : 1;
});
