import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { download, DownloadFailure } from '#electron/main/models/download.ts';
import { checkFile, faceModel } from '#electron/main/models/faceModel.ts';
import { modelAddress } from '#electron/main/models/places.ts';
import { withLock } from './lock.ts';
import { isFresh } from './official.ts';
import { cacheDir, root } from './paths.ts';
import { describe, tell } from './tell.ts';

/** A start waits no longer than this; what has arrived is kept for the next. */
const PATIENCE_MS = 90_000;
/** How long the address may be silent before the start goes on without. */
const SILENCE_MS = 8_000;

const target = path.join(root, 'resources/models', faceModel.fileName);
const beside = path.join(root, '../shared/models', faceModel.fileName);
const failureNote = path.join(cacheDir, 'models/unavailable.json');

/**
 * Puts the face model where the app looks for it: from beside the project where it is, else from
 * its official address. Never fails: without it only expressions cannot be read, and that is said.
 */
export async function ensureFaceModel(): Promise<void> {
  try {
    if ((await checkFile(target, faceModel)) === 'right') return;
    await withLock(path.join(cacheDir, 'models/lock'), async () => {
      // Another start may have brought it meanwhile.
      if ((await checkFile(target, faceModel)) === 'right') return;
      if ((await checkFile(beside, faceModel)) === 'right') await copy();
      else if (!(await failedRecently())) await fetchModel();
    });
  } catch (error) {
    tell(`The face model could not be put in place (${describe(error)}); all else works.`);
  }
}

async function copy(): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.part`;
  await copyFile(beside, draft);
  await rename(draft, target);
}

async function fetchModel(): Promise<void> {
  tell('Fetching the face model for reading expressions, 4 MB, once.');
  let told = 0;
  try {
    await download({
      url: modelAddress(process.env),
      file: target,
      pinned: faceModel,
      fetch,
      signal: AbortSignal.timeout(PATIENCE_MS),
      silenceMs: SILENCE_MS,
      onProgress(share) {
        const quarter = Math.floor(share * 4);
        if (quarter <= told) return;
        told = quarter;
        tell(`Face model: ${quarter * 25} %.`);
      },
    });
    await rm(failureNote, { force: true });
  } catch (error) {
    const why = error instanceof DownloadFailure ? reason(error) : describe(error);
    tell(
      `The face model could not be fetched (${why}). Expressions cannot be read without it, all else works; a later start tries again.`,
    );
    await mkdir(path.dirname(failureNote), { recursive: true });
    await writeFile(failureNote, JSON.stringify({ at: Date.now() }));
  }
}

function reason({ problem, message }: DownloadFailure): string {
  if (problem === 'unreachable') return 'its address cannot be reached from here';
  if (problem === 'cancelled') return 'it takes too long; the next start goes on from there';
  return message;
}

/** A failed download is not tried again at every start, so that each is quick. */
async function failedRecently(): Promise<boolean> {
  try {
    const note = JSON.parse(await readFile(failureNote, 'utf8')) as { at: number };
    return isFresh(note.at, Date.now());
  } catch {
    return false;
  }
}
