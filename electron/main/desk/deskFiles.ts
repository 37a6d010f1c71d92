import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { KnownFailure } from '../ipc/failure.ts';
import { guard } from '../templates/csv.ts';

type FileFormat = 'pdf' | 'csv' | 'json';

/** What the files of the desk need of the app around them. */
export interface DeskFileSurroundings {
  /** Asks the person for a place; null where they think better of it. */
  readonly ask: (suggested: string, format: FileFormat) => Promise<string | null>;
  /** The window's page as it prints. */
  readonly print: () => Promise<Uint8Array>;
}

/** The desk's reports as files that a person chooses. */
export class DeskFiles {
  readonly #around: DeskFileSurroundings;

  constructor(around: DeskFileSurroundings) {
    this.#around = around;
  }

  /** @returns whether a file was written */
  async savePdf(name: string): Promise<boolean> {
    return this.#save(name, 'pdf', () => this.#around.print());
  }

  /** @returns whether a file was written */
  async saveCsv(name: string, rows: readonly (readonly string[])[]): Promise<boolean> {
    return this.#save(name, 'csv', async () => csvOf(rows));
  }

  /** @returns whether a file was written */
  async saveJson(name: string, content: string): Promise<boolean> {
    return this.#save(name, 'json', async () => content);
  }

  async #save(
    name: string,
    format: FileFormat,
    content: () => Promise<string | Uint8Array>,
  ): Promise<boolean> {
    const file = await this.#around.ask(`${plainFileName(name)}.${format}`, format);
    if (file === null) return false;
    const written = await content();
    await writeFile(file, written).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOSPC'
        ? new KnownFailure('diskFull', 'The disk is full. Nothing was written.')
        : new KnownFailure('other', 'This file cannot be written. Choose another place.');
    });
    return true;
  }
}

/**
 * CSV after RFC 4180 in UTF-8, its mark in front so that spreadsheets read it as that. A cell that a
 * spreadsheet would run as a formula gets an apostrophe.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const guarded = rows.map((row) => row.map(guard));
  return `\uFEFF${stringify(guarded, { record_delimiter: '\r\n' })}`;
}

/** A name that every system takes for a file: what has a meaning in a path becomes a hyphen. */
export function plainFileName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, '-').replace(/^[\s.]+|[\s.]+$/gu, '');
  return plain === '' ? 'Hearback' : plain;
}
