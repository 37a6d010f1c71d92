import { lastLines, run } from '#electron/launch/run.ts';
import { installPackages } from '#electron/launch/system/apt.ts';
import { findCommand, readSystemFamily } from '#electron/launch/system/probe.ts';
import { describe, tell } from '#electron/launch/tell.ts';

/** A Python that can make dialogues, or why there is none; a part of a sentence. */
export type Python =
  | { readonly command: string; readonly why?: never }
  | { readonly command: null; readonly why: string };

/** Debian's own Python first: its numpy, scipy and soundfile are the ones apt-get installs. */
const commands = ['/usr/bin/python3', 'python3'];
const debianPackages = ['python3', 'python3-numpy', 'python3-scipy', 'python3-soundfile'];

async function capable(): Promise<string | undefined> {
  for (const command of commands) {
    const { status } = await run(command, ['-c', 'import numpy, scipy, soundfile']);
    if (status === 0) return command;
  }
  return undefined;
}

/** Finds Python with numpy, scipy and soundfile; on Debian and Ubuntu as root it installs them. */
export async function findPython(): Promise<Python> {
  const there = await capable();
  if (there) return { command: there };
  const byHand = `python3 with numpy, scipy and soundfile is not installed (Debian: sudo apt-get install -y ${debianPackages.join(' ')})`;
  const isRoot = process.getuid?.() === 0;
  const isDebian = (await readSystemFamily()).includes('debian');
  if (!isRoot || !isDebian || !(await findCommand(['apt-get']))) {
    return { command: null, why: byHand };
  }
  try {
    await installPackages(
      debianPackages.map((name) => [name]),
      'what the dialogues are made with',
    );
  } catch (error) {
    tell(describe(error));
  }
  const installed = await capable();
  return installed ? { command: installed } : { command: null, why: byHand };
}

/** Runs a script to its end. @returns what went wrong, or null */
export async function runPython(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<string | null> {
  const { status, stderr } = await run(command, args, { cwd });
  return status === 0 ? null : lastLines(stderr, 1);
}
