import type { EpochMs } from '#shared/lib/units.ts';

/** Where a store lives and how it is opened. */
export interface StoreOptions {
  /** Path of the database file. Its folder is made where it is missing. */
  readonly file: string;
  /** Encrypts the file at rest (AES-256). Null leaves it in plain: for servers with encrypted disks. */
  readonly key: string | null;
  readonly now: () => EpochMs;
}

/** Why a database was kept aside. `wrongKey` means it can be read again with the right key. */
export type KeptBecause = 'wrongKey' | 'corrupt';

export type OpenFailure = {
  readonly ok: false;
  /**
   * - `newer`: a newer Hearback wrote the file; not a byte of it was changed
   * - `unreadable`: the file or its folder cannot be used (rights, in use, cannot be kept aside)
   * - `diskFull`: there is no room to open or update it
   */
  readonly error: 'newer' | 'unreadable' | 'diskFull';
  /** A plain sentence that names the file. */
  readonly detail: string;
  readonly file: string;
  /** Path of a database that was renamed before the failure; null where nothing was moved. */
  readonly keptAside: string | null;
};

export type OpenResult<S> =
  | {
      readonly ok: true;
      readonly store: S;
      /** Path of the database that could not be read and was renamed; null in the good case. */
      readonly keptAside: string | null;
      readonly keptBecause: KeptBecause | null;
    }
  | OpenFailure;
