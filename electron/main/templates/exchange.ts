import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type {
  ExchangeFormat,
  ExchangedTemplate,
  ImportDone,
  ImportPreview,
  ImportProgress,
} from '#shared/model/templateImport.ts';
import { PREVIEW_ROWS } from '#shared/model/templateImport.ts';
import { contentOf } from '#shared/model/libraryTemplate.ts';
import { KnownFailure } from '../ipc/failure.ts';
import { toCsv } from './csv.ts';
import type { TemplateLibrary } from './library.ts';
import { readRows, toJson } from './readRows.ts';

/** Asks the agent for files; null where they think better of it. */
export interface FileQuestions {
  readonly open: () => Promise<string | null>;
  readonly save: (format: ExchangeFormat) => Promise<string | null>;
}

/** A file larger than this is no library of sentences. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The library's way to files and back. Reading and taking in are two steps, with a look between. */
export class TemplateExchange {
  readonly #library: Pick<TemplateLibrary, 'entries' | 'takeIn'>;
  readonly #ask: FileQuestions;
  readonly #onProgress: (progress: ImportProgress) => void;
  #stop = new AbortController();
  #read: readonly ExchangedTemplate[] | null = null;

  constructor(
    library: Pick<TemplateLibrary, 'entries' | 'takeIn'>,
    ask: FileQuestions,
    onProgress: (progress: ImportProgress) => void,
  ) {
    this.#library = library;
    this.#ask = ask;
    this.#onProgress = onProgress;
  }

  /** @returns how many were written; null where the agent chose no file */
  async write(format: ExchangeFormat): Promise<number | null> {
    const file = await this.#ask.save(format);
    if (file === null) return null;
    const rows = (await this.#library.entries()).map((entry) => ({
      template: contentOf(entry),
      status: entry.status,
    }));
    await writeFile(file, format === 'csv' ? toCsv(rows) : toJson(rows), 'utf8');
    return rows.length;
  }

  /** @returns what the chosen file holds; null where none was chosen, or reading was cancelled */
  async read(): Promise<ImportPreview | null> {
    this.cancel();
    const { signal } = this.#stop;
    const file = await this.#ask.open();
    if (file === null) return null;
    if ((await stat(file)).size > MAX_BYTES) {
      throw new KnownFailure('badRequest', 'This file is larger than any library of sentences.');
    }
    const format = file.toLowerCase().endsWith('.json') ? 'json' : 'csv';
    try {
      const bytes = await readFile(file, { signal });
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      const { good, bad } = await readRows(text, format, signal, (done, total) =>
        this.#onProgress({ step: 'reading', done, total }),
      );
      this.#read = good;
      return {
        file: path.basename(file),
        good: good.length,
        sample: good.slice(0, PREVIEW_ROWS),
        bad: bad.slice(0, PREVIEW_ROWS),
        badInAll: bad.length,
      };
    } catch (error) {
      if (signal.aborted) return null;
      if (error instanceof SyntaxError || error instanceof TypeError) {
        throw new KnownFailure('badRequest', `${path.basename(file)} is not a file of templates.`);
      }
      throw error;
    }
  }

  /**
   * Takes in the rows that were read: all of them, or none.
   * @returns null where it was stopped
   * @throws KnownFailure `notFound` where no file was read
   */
  async take(): Promise<ImportDone | null> {
    const rows = this.#read;
    if (rows === null) throw new KnownFailure('notFound', 'Please choose the file again.');
    const done = await this.#library.takeIn(rows, {
      signal: this.#stop.signal,
      onProgress: (count) => this.#onProgress({ step: 'keeping', done: count, total: rows.length }),
    });
    this.#read = null;
    return done;
  }

  /** Stops what is under way, and forgets what was read. */
  cancel(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#read = null;
  }
}
