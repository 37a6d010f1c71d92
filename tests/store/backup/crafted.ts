import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { linesOf } from '#electron/store/backup/content.ts';
import type { BackupHeader } from '#electron/store/backup/content.ts';
import { layoutAt } from '#electron/store/backup/layout.ts';
import { formatVersion, seal } from '#electron/store/backup/seal.ts';
import { hubMigrations } from '#electron/store/migrations/hub/index.ts';
import { newestVersion } from '#electron/store/migrations/migrate.ts';
import { NOW } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const newest = newestVersion(hubMigrations);

/** A file as only another program, or a malicious one, would write it. */
export async function crafted(
  changes: Partial<BackupHeader>,
  rows: Readonly<Record<string, readonly (readonly (string | number | null)[])[]>> = {},
  tamper: (text: string) => string = (text) => text,
): Promise<string> {
  const tables = await layoutAt(newest);
  const header: BackupHeader = {
    hearback: 'hub',
    format: formatVersion,
    schema: newest,
    madeAt: NOW,
    tables,
    files: {},
    ...changes,
  };
  const file = path.join(tempFolder(), 'crafted.backup');
  const rowsOf = async function* (table: { readonly name: string }) {
    yield* rows[table.name] ?? [];
  };
  const parts: Buffer[] = [];
  for await (const part of linesOf(header, rowsOf, () => undefined)) parts.push(part);
  const text = tamper(Buffer.concat(parts).toString());
  await pipeline(
    [Buffer.from(text)],
    createGzip(),
    (content: AsyncIterable<Buffer>) => seal(content, null),
    async (content: AsyncIterable<Buffer>) => {
      const all: Buffer[] = [];
      for await (const part of content) all.push(part);
      await writeFile(file, Buffer.concat(all));
    },
  );
  return file;
}
