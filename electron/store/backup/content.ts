/* What is inside a backup (FORMAT.md): lines of JSON, the first and the last of which are below. */
import { z } from 'zod';
import { BackupError } from './error.ts';
import type { TableLayout } from './layout.ts';
import { formatVersion } from './seal.ts';

/** The first line. */
export interface BackupHeader {
  readonly hearback: 'hub';
  readonly format: number;
  /** Version of the schema that the rows are of. */
  readonly schema: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Tables in the order in which their rows follow. */
  readonly tables: readonly TableLayout[];
  /** Files of the data folder by name, as text: secrets without which the rows are of no use. */
  readonly files: Readonly<Record<string, string>>;
}

const tableSchema = z.object({
  name: z.string().min(1),
  columns: z
    .array(z.object({ name: z.string().min(1), kind: z.enum(['text', 'whole', 'real', 'bytes']) }))
    .min(1),
}) satisfies z.ZodType<TableLayout>;

const headerSchema = z.object({
  hearback: z.literal('hub'),
  format: z.literal(formatVersion),
  schema: z.int().positive(),
  madeAt: z.int().nonnegative(),
  tables: z.array(tableSchema),
  // A name is never a path: a backup must not write anywhere else.
  files: z.record(z.string().regex(/^[\w-]+$/), z.string()),
}) satisfies z.ZodType<BackupHeader>;

const tableLine = z.object({ table: z.string() });
const rowLine = z.array(z.union([z.string(), z.number(), z.null()]));
const endLine = z.object({ rows: z.record(z.string(), z.int().nonnegative()) });

/** How many rows each table has. */
export type RowCounts = Readonly<Record<string, number>>;

/** A row of a backup, its values still as JSON. */
export interface BackupRow {
  readonly table: TableLayout;
  readonly values: readonly (string | number | null)[];
}

const newLine = 0x0a;

/** Bytes of about this many are handed on at once. */
const bufferChars = 64 * 1024;

/** A backup's lines as bytes. */
export async function* linesOf(
  header: BackupHeader,
  rowsOf: (table: TableLayout) => AsyncIterable<readonly (string | number | null)[]>,
  counted: (counts: RowCounts) => void,
): AsyncGenerator<Buffer> {
  let text = `${JSON.stringify(header)}\n`;
  const counts: Record<string, number> = {};
  for (const table of header.tables) {
    text += `${JSON.stringify({ table: table.name })}\n`;
    let rows = 0;
    for await (const values of rowsOf(table)) {
      text += `${JSON.stringify(values)}\n`;
      rows += 1;
      if (text.length < bufferChars) continue;
      yield Buffer.from(text);
      text = '';
    }
    counts[table.name] = rows;
  }
  yield Buffer.from(`${text}${JSON.stringify({ rows: counts })}\n`);
  counted(counts);
}

/** Cut at line feeds alone: JSON has other ends of lines inside its strings. */
async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  for await (const chunk of source) {
    let start = 0;
    for (let at = chunk.indexOf(newLine); at !== -1; at = chunk.indexOf(newLine, start)) {
      parts.push(chunk.subarray(start, at));
      yield Buffer.concat(parts).toString('utf8');
      parts = [];
      start = at + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString('utf8');
}

const unreadable = (file: string, cause?: unknown): BackupError =>
  new BackupError('damaged', `What is in ${file} cannot be read as a backup.`, cause);

function parsed<T>(schema: z.ZodType<T>, line: unknown, file: string): T {
  const read = schema.safeParse(line);
  if (read.success) return read.data;
  throw unreadable(file, read.error);
}

function parseLine(line: string, file: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** A backup while it is read: the rows have to be taken to the end, where they are counted. */
export interface OpenBackup {
  readonly header: BackupHeader;
  readonly rows: AsyncIterable<BackupRow>;
}

/**
 * Reads what `linesOf` wrote.
 * @throws BackupError `damaged`, at the latest after the last row where the counts are not right
 */
export async function readContent(
  source: AsyncIterable<Buffer>,
  file: string,
): Promise<OpenBackup> {
  const lines = splitLines(source);
  const first = await lines.next();
  if (first.done === true) throw unreadable(file);
  const header = parsed(headerSchema, parseLine(first.value, file), file);
  return { header, rows: readRows(lines, header, file) };
}

async function* readRows(
  lines: AsyncGenerator<string>,
  header: BackupHeader,
  file: string,
): AsyncGenerator<BackupRow> {
  const counts: Record<string, number> = {};
  let next = 0;
  let table: TableLayout | undefined;
  let ended = false;
  for await (const line of lines) {
    if (ended) throw unreadable(file);
    const value = parseLine(line, file);
    if (Array.isArray(value)) {
      if (table === undefined) throw unreadable(file);
      const values = parsed(rowLine, value, file);
      if (values.length !== table.columns.length) throw unreadable(file);
      counts[table.name] = (counts[table.name] ?? 0) + 1;
      yield { table, values };
      continue;
    }
    if (next < header.tables.length) {
      table = header.tables[next];
      next += 1;
      if (table?.name !== parsed(tableLine, value, file).table) throw unreadable(file);
      counts[table.name] = 0;
      continue;
    }
    checkCounts(parsed(endLine, value, file).rows, counts, file);
    ended = true;
  }
  if (!ended) throw unreadable(file);
}

function checkCounts(noted: RowCounts, counts: RowCounts, file: string): void {
  const names = new Set([...Object.keys(noted), ...Object.keys(counts)]);
  for (const name of names) {
    if (noted[name] === counts[name]) continue;
    throw new BackupError('damaged', `${file} has not as many rows of ${name} as it says.`);
  }
}
