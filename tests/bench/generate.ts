import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir } from '#electron/launch/paths.ts';
import { tell } from '#electron/launch/tell.ts';
import { findPython, runPython } from './python.ts';
import { recordingsIn } from './truth.ts';

/** First and last seed. */
export type Seeds = readonly [first: number, last: number];

/** Recordings with their truth beside them, or why there are none; a part of a sentence. */
export interface Made {
  readonly recordings: readonly string[];
  readonly why: string | null;
}

/** A change to the script's text: what stands there exactly once, and what shall. */
export type Change = readonly [from: string, to: string];

const SCRIPT = 'make_dialogues.py';

/**
 * Makes dialogues with the data folder's own script, or a changed copy of it, and keeps them in the
 * git-ignored cache under what they were made from: the same script, clips and seeds give the same.
 */
export async function makeDialogues(
  dataDir: string,
  [first, last]: Seeds,
  change?: Change,
): Promise<Made> {
  const none = (why: string): Made => ({ recordings: [], why });
  const original = await readFile(path.join(dataDir, SCRIPT), 'utf8').catch(() => null);
  if (original === null) return none(`there is no ${SCRIPT} in ${dataDir}`);
  const script = change ? changed(original, change) : original;
  if (script === null) return none(`${SCRIPT} no longer holds ${change?.[0]}, which was to change`);

  const manifest = await readFile(path.join(dataDir, 'manifest.json'), 'utf8').catch(() => '');
  const hash = createHash('sha256').update(`${script}\0${manifest}`).digest('hex').slice(0, 16);
  const folder = path.join(cacheDir, 'bench-dialogues', `${first}-${last}-${hash}`);
  if (await stat(folder).catch(() => null)) return kept(folder);

  const python = await findPython();
  if (python.command === null) return none(python.why);
  tell(`Making ${last - first + 1} dialogues; this happens once.`);
  const work = `${folder}.${process.pid}`;
  try {
    await mkdir(path.join(work, 'made'), { recursive: true });
    await writeFile(path.join(work, SCRIPT), script);
    const options = ['--half', '.', '--seeds', `${first}-${last}`, '--format', 'flac'];
    const args = [path.join(work, SCRIPT), ...options, '--out', path.join(work, 'made')];
    const problem = await runPython(python.command, args, dataDir);
    if (problem !== null) return none(`${SCRIPT} failed: ${problem}`);
    // Whole or not at all: another bench may be making the same at this moment.
    await rename(path.join(work, 'made'), folder).catch(async (error: unknown) => {
      if (!(await stat(folder).catch(() => null))) throw error;
    });
    return await kept(folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function kept(folder: string): Promise<Made> {
  const recordings = await recordingsIn(folder);
  return { recordings, why: recordings.length > 0 ? null : `${folder} is empty; remove it` };
}

/** The text with the change made; null where it does not stand there exactly once. */
export function changed(text: string, [from, to]: Change): string | null {
  const parts = text.split(from);
  return parts.length === 2 ? parts.join(to) : null;
}
