import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** What is worth it; pictures and sounds are compressed already. */
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Nearly as small as the best, at a tenth of the time. */
const quality = 9;

interface CompressedFile {
  readonly content: Buffer;
  readonly type: string;
}

/** Files of a folder, compressed once when first asked for: a phone's line is the slow part. */
export interface CompressedFiles {
  /** @param name one file's name, without a folder. @returns null for what is served as it is */
  get(name: string): Promise<CompressedFile | null>;
}

export function compressedFiles(folder: string): CompressedFiles {
  const known = new Map<string, Promise<CompressedFile | null>>();

  const make = async (name: string, type: string): Promise<CompressedFile | null> => {
    try {
      const plain = await readFile(path.join(folder, name));
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
      return { content: await compress(plain, { params }), type };
    } catch {
      // Served (or missed) by whoever serves it plain; asked again next time.
      known.delete(name);
      return null;
    }
  };

  return {
    async get(name) {
      const type = types[path.extname(name)];
      // A bare name cannot lead out of the folder, and only the build's files are kept in memory.
      if (type === undefined || !/^[\w-][\w.-]*$/.test(name)) return null;
      const file = known.get(name) ?? make(name, type);
      known.set(name, file);
      return file;
    },
  };
}
