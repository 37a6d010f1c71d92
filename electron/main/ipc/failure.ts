import type { IpcErrorCode, IpcFailure } from '#shared/contract/ipc.ts';
import { StoreError } from '#electron/store/index.ts';

/** A failure that main already knows how to word. */
export class KnownFailure extends Error {
  readonly code: IpcErrorCode;

  constructor(code: IpcErrorCode, message: string) {
    super(message);
    this.name = 'KnownFailure';
    this.code = code;
  }
}

const storeAway: IpcFailure = {
  code: 'storeUnavailable',
  message: 'The call records cannot be reached right now.',
};

const storeFailures: Partial<Record<StoreError['code'], IpcFailure>> = {
  diskFull: {
    code: 'diskFull',
    message:
      'The disk is full. Everything saved so far is kept; free some space and it goes on by itself.',
  },
  notFound: { code: 'notFound', message: 'There is no such record any more.' },
  newerRecord: {
    code: 'storeUnavailable',
    message: 'A newer Hearback wrote this record. It is kept; update Hearback to read it.',
  },
  damagedRecord: {
    code: 'storeUnavailable',
    message: 'This record is damaged and cannot be shown. It is kept as it is.',
  },
  invalid: { code: 'badRequest', message: 'This cannot be stored.' },
};

/** Words any error for the window: never a stack, never a path of the code. */
export function toFailure(error: unknown): IpcFailure {
  if (error instanceof KnownFailure) return { code: error.code, message: error.message };
  if (error instanceof StoreError) return storeFailures[error.code] ?? storeAway;
  return { code: 'other', message: 'Something went wrong inside Hearback. Please try again.' };
}
