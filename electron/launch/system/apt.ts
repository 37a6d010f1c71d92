import { lastLines, run } from '../run.ts';
import { Trouble, tell } from '../tell.ts';
import { choosePackages } from './needs.ts';

/** Wait for another package installation instead of failing on its lock. */
const patience = ['-o', 'DPkg::Lock::Timeout=300'];
const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

let listsAreFresh = false;

async function apt(args: readonly string[]): Promise<void> {
  const result = await run('apt-get', ['-q', '-y', ...patience, ...args], { env });
  if (result.status === 0) return;
  throw new Trouble(
    `apt-get ${args[0]} failed (${lastLines(result.stderr || result.stdout, 1)}); check the network and /etc/apt, then start again.`,
  );
}

/** The names that these alternatives have on this machine. */
export async function resolvePackages(
  wanted: readonly (readonly string[])[],
): Promise<readonly string[]> {
  const policy = await run('apt-cache', ['policy', ...wanted.flat()], { env });
  return choosePackages(wanted, policy.stdout);
}

/**
 * Installs packages as root, after refreshing the package lists once a process: a bare image
 * ships without them.
 * @param purpose what for, as a person reads it
 * @throws Trouble with apt's last words
 */
export async function installPackages(
  wanted: readonly (readonly string[])[],
  purpose: string,
): Promise<void> {
  tell(`Installing ${purpose} with apt-get; this happens once.`);
  if (!listsAreFresh) await apt(['update']);
  listsAreFresh = true;
  const names = await resolvePackages(wanted);
  await apt(['install', '--no-install-recommends', ...names]);
}
