import { installPackages, resolvePackages } from './system/apt.ts';
import { debianPackages, purposes } from './system/needs.ts';
import type { Need } from './system/needs.ts';
import {
  findChromium,
  findCommand,
  findPostgres,
  hasFont,
  librariesMissingFor,
  readSystemFamily,
} from './system/probe.ts';
import { Trouble } from './tell.ts';

export type { Need } from './system/needs.ts';
export { findChromium, findPostgres } from './system/probe.ts';

/** What lacks for a need, in words; empty when nothing does. */
async function lacking(need: Need, executable: string | undefined): Promise<readonly string[]> {
  const unless = (present: unknown, name: string): readonly string[] => (present ? [] : [name]);
  if (need === 'chromium') return unless(await findChromium(), 'Chromium');
  if (need === 'postgres') return unless(await findPostgres(), 'PostgreSQL');
  if (need === 'redis') return unless(await findCommand(['redis-server']), 'redis-server');
  if (need === 'coturn') return unless(await findCommand(['turnserver']), 'coturn');
  if (need === 'speech') return unless(await findCommand(['espeak-ng']), 'espeak-ng');
  if (process.platform !== 'linux') return [];
  if (need === 'wires') return lackingForWires();
  if (need === 'xvfb') return unless(await findCommand(['Xvfb']), 'Xvfb');
  if (need === 'fonts') return unless(await hasFont(), 'fonts');
  return executable === undefined ? [] : librariesMissingFor(executable);
}

/** Only root can lay wires between namespaces; who cannot is not asked to install anything. */
async function lackingForWires(): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const programs = ['ip', 'python3'];
  const found = await Promise.all(programs.map((name) => findCommand([name])));
  return programs.filter((_, i) => found[i] === undefined);
}

async function remedyFor(needs: readonly Need[], family: readonly string[]): Promise<string> {
  // Ubuntu's chromium package is a snap in disguise, which neither containers nor tests can run.
  const asSnap = needs.includes('chromium') && family[0] === 'ubuntu';
  if (asSnap || (needs.length === 1 && needs[0] === 'chromium' && !family.includes('debian'))) {
    return 'run "npx playwright install --with-deps chromium", or set HEARBACK_CHROMIUM to a browser';
  }
  if (!family.includes('debian')) return "install them with your system's package manager";
  const names = await resolvePackages(needs.flatMap((need) => debianPackages[need]));
  return `run "sudo apt-get install -y ${names.join(' ')}"`;
}

/**
 * Makes sure that this machine has what is needed. On Debian and Ubuntu as root it installs what
 * lacks; elsewhere it says what lacks and how to get it.
 * @param executable the Electron binary whose libraries the need 'electron' is about
 * @throws Trouble with the exact command where something lacks and stays lacking
 */
export async function ensureSystem(needs: readonly Need[], executable?: string): Promise<void> {
  const missing: Need[] = [];
  const names: string[] = [];
  for (const need of needs) {
    const lacks = await lacking(need, executable);
    if (lacks.length === 0) continue;
    missing.push(need);
    names.push(...lacks);
  }
  if (missing.length === 0) return;
  const family = await readSystemFamily();
  const isRoot = process.getuid?.() === 0;
  const snap = missing.includes('chromium') && family[0] === 'ubuntu';
  if (isRoot && family.includes('debian') && !snap && (await findCommand(['apt-get']))) {
    const purpose = missing.map((need) => purposes[need]).join(' and ');
    await installPackages(
      missing.flatMap((need) => debianPackages[need]),
      purpose,
    );
    const still = (await Promise.all(missing.map((need) => lacking(need, executable)))).flat();
    if (still.length === 0) return;
    throw new Trouble(
      `After installing ${purpose}, ${still.join(', ')} still lack; install them by hand.`,
    );
  }
  throw new Trouble(
    `This machine lacks ${names.join(', ')}: ${await remedyFor(missing, family)}, then start again.`,
  );
}
