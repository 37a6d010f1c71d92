import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import { importedCallId } from '#shared/model/call.ts';
import type { ImportProblem } from '#shared/contract/deskImportsIpc.ts';

/** A file that was chosen. */
export interface ChosenFile {
  readonly file: string;
  readonly name: string;
  readonly changedAt: EpochMs;
}

/** Why a recording does not go on, and which of its files is at fault. */
export class ImportTrouble extends Error {
  override readonly name = 'ImportTrouble';
  readonly problem: ImportProblem;
  readonly file: string | null;
  /** What the hub says. */
  readonly words: string | null;
  /** Trying again may help. */
  readonly again: boolean;

  constructor(
    problem: ImportProblem,
    about: { readonly file?: string; readonly words?: string; readonly again?: boolean } = {},
  ) {
    super(problem);
    this.problem = problem;
    this.file = about.file === undefined ? null : path.basename(about.file);
    this.words = about.words ?? null;
    this.again = about.again ?? false;
  }
}

/** A chosen file; where it cannot be looked at, reading it says why. @param now stands in for its time */
export async function chosenFile(file: string, now: EpochMs): Promise<ChosenFile> {
  const changedAt = await stat(file).then(
    ({ mtimeMs }) => Math.round(mtimeMs),
    () => now,
  );
  return { file, name: path.basename(file), changedAt };
}

/**
 * The id of the call that one or two files are a recording of: of their content, whatever they are
 * called, and in either order.
 * @throws ImportTrouble where one cannot be read
 */
export async function callIdOf(files: readonly string[], signal: AbortSignal): Promise<CallId> {
  const digests: string[] = [];
  for (const file of files) digests.push(await digestOf(file, signal));
  const [only = '', second] = digests;
  if (second === undefined) return importedCallId(only);
  return importedCallId(createHash('sha256').update(digests.toSorted().join()).digest('hex'));
}

/** SHA-256 of a file, hex; read piece by piece. */
async function digestOf(file: string, signal: AbortSignal): Promise<string> {
  // Asked before opening: opening a pipe waits for somebody to write into it.
  const info = await stat(file).catch((error: unknown) => {
    throw toTrouble(error, file);
  });
  if (!info.isFile()) throw new ImportTrouble('notFile', { file });
  if (info.size === 0) throw new ImportTrouble('empty', { file });
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1024 ** 2, signal })) {
      hash.update(piece as Buffer);
    }
  } catch (error) {
    throw toTrouble(error, file);
  }
  return hash.digest('hex');
}

function toTrouble(error: unknown, file: string): ImportTrouble {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ImportTrouble('missing', { file, again: true });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new ImportTrouble('notPermitted', { file, again: true });
  }
  return new ImportTrouble('unreadable', { file, again: true });
}
