/**
 * Why there is no backup, or why one was not restored:
 * - `exists`: there is a file of this name already
 * - `file`: the file cannot be read or written (missing, rights, no room)
 * - `damaged`: the file is no backup, was cut off or changed
 * - `wrongKey`: another passphrase made it, or none was given
 * - `notEncrypted`: a passphrase was given, but the file is in plain: perhaps not the one that is meant
 * - `newer`: a newer Hearback made the file, or the database
 * - `notEmpty`: the database to restore into holds something
 * - `inUse`: a hub works on the database to restore into
 * - `database`: the database cannot be used, or does not take what is in the backup
 * - `stopped`: as asked
 */
export type BackupErrorCode =
  | 'exists'
  | 'file'
  | 'damaged'
  | 'wrongKey'
  | 'notEncrypted'
  | 'newer'
  | 'notEmpty'
  | 'inUse'
  | 'database'
  | 'stopped';

/** Nothing was changed: neither a file nor a database. The message is a plain sentence. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the system said of a file, as a sentence. */
export function fileError(file: string, error: unknown): BackupError {
  const { code } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: `${file} is not there, or its folder is not.`,
    EACCES: `This user may not use ${file}. Check its rights.`,
    EPERM: `This user may not use ${file}. Check its rights.`,
    EISDIR: `${file} is a folder. Give the name of a file.`,
    ENOSPC: `There is no room on the disk of ${file}.`,
    EROFS: `The disk of ${file} can only be read.`,
  };
  const reason = reasons[code ?? ''] ?? `${file} cannot be used (${code ?? String(error)}).`;
  return new BackupError('file', reason, error);
}
