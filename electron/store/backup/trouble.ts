import { toStoreError } from '../errors.ts';
import type { HubStoreOptions } from '../hub/open.ts';
import { placeOf } from '../postgres/address.ts';
import { BackupError, capital } from './error.ts';

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** zlib's errors have codes such as Z_DATA_ERROR. */
function isZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** Puts whatever stopped a backup or a restore into a sentence. */
export async function asBackupError(
  error: unknown,
  options: HubStoreOptions | null,
  file = '',
): Promise<BackupError> {
  if (error instanceof BackupError) return error;
  if (isAbort(error)) return new BackupError('stopped', 'Stopped. Nothing was changed.', error);
  if (isZlib(error)) {
    return new BackupError('damaged', `What is in ${file} cannot be read as a backup.`, error);
  }
  const { code, message } = toStoreError(error);
  if (options !== null && 'url' in options && (code === 'gone' || code === 'other')) {
    const { failure } = await import('../postgres/openPostgres.ts');
    return new BackupError('database', failure(placeOf(options.url), error).detail, error);
  }
  const place = options === null ? file : 'url' in options ? placeOf(options.url) : options.file;
  return new BackupError('database', `${capital(place)}: ${message}`, error);
}
