import { constants } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { analysisFileSchema, clipFileSchema, facesFileSchema } from '#shared/contract/engine.ts';
import type { AnalysisFile, ClipFile, FacesFile } from '#shared/contract/engine.ts';

/** The file at the output's place is somebody's, not an earlier result. */
export class ForeignFile extends Error {
  override readonly name = 'ForeignFile';
}

/**
 * Makes sure that results can be written into a folder, and makes it where it is missing.
 * @throws the system's error where they cannot
 */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK | constants.X_OK);
}

/**
 * Refuses to replace anything but an earlier result: a recording often has a JSON of its own
 * beside it.
 * @throws ForeignFile, or the system's error
 */
export async function checkReplaceable(file: string): Promise<void> {
  const info = await stat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (info === null) return;
  if (!info.isFile() || !isResult(await readFile(file, 'utf8'))) throw new ForeignFile(file);
}

const resultSchemas = [analysisFileSchema, facesFileSchema, clipFileSchema];

function isResult(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text);
    return resultSchemas.some((schema) => schema.safeParse(read).success);
  } catch {
    return false;
  }
}

/** Writes a result whole or not at all: a reader never sees half of one. */
export async function writeResult(
  file: string,
  result: AnalysisFile | FacesFile | ClipFile,
): Promise<void> {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(`${JSON.stringify(result)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
