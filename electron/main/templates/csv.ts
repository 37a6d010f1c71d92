import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import type { ExchangedTemplate } from '#shared/model/templateImport.ts';

/** The columns of a file, in their order. */
export const columns = [
  'id',
  'situation',
  'locale',
  'tone',
  'channel',
  'empathy',
  'status',
  'text',
  'why',
  'needs',
] as const;

/**
 * A value that a spreadsheet would run as a formula, after any apostrophes: they are what guards it,
 * so that one which begins with them already is told apart. Full-width signs count too.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** Puts an apostrophe before what a spreadsheet would run; `unguard` takes exactly that one off. */
export function guard(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

export function unguard(value: string): string {
  return value.startsWith("'") && FORMULA.test(value) ? value.slice(1) : value;
}

/** Templates as CSV after RFC 4180, with a heading. */
export function toCsv(rows: readonly ExchangedTemplate[]): string {
  const lines = rows.map(({ template, status }) =>
    [
      template.id,
      template.situation,
      template.locale,
      template.tone,
      template.channel,
      template.empathy ?? '',
      status,
      template.text,
      template.why,
      template.needs.join(' '),
    ].map(guard),
  );
  return stringify([[...columns], ...lines], { record_delimiter: '\r\n' });
}

/** A row of a file by the names of its columns; null where it has no proper form. */
export interface RawRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>> | null;
}

/**
 * The rows of CSV text, one by one. Columns are found by their heading; other columns are left alone.
 * A row with a wrong number of columns, or with stray quotes, comes without values and costs no other.
 */
export async function* readCsv(text: string): AsyncGenerator<RawRow> {
  const bytes = Buffer.from(text.replace(/^\uFEFF/u, ''), 'utf8');
  const lineAt = lineCounter(bytes);
  const bad: number[] = [];
  // Where the next row begins. The parser's own count takes a CRLF within quotes for two lines.
  let begins = 0;
  const parser = parse(bytes, {
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      bad.push(lineAt(begins));
      begins = Math.max(begins, Number(error?.['bytes'] ?? begins));
      return undefined;
    },
  });
  let heading: readonly string[] | null = null;
  for await (const { record, info } of parser as AsyncIterable<{
    readonly record: readonly string[];
    readonly info: { readonly bytes: number };
  }>) {
    for (const line of bad.splice(0)) yield { line, values: null };
    const line = lineAt(begins);
    begins = info.bytes;
    if (heading === null) heading = record.map((name) => name.trim().toLowerCase());
    else if (record.length !== heading.length) yield { line, values: null };
    else yield { line, values: named(heading, record) };
  }
  for (const line of bad) yield { line, values: null };
}

const [LF, CR] = [0x0a, 0x0d];

/** Tells on which line, from 1, the first word at or after an offset stands; offsets only grow. */
function lineCounter(bytes: Uint8Array): (offset: number) => number {
  let [at, line] = [0, 1];
  return (offset) => {
    while (at < bytes.length && (at < offset || bytes[at] === LF || bytes[at] === CR)) {
      if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line += 1;
      at += 1;
    }
    return line;
  };
}

function named(heading: readonly string[], record: readonly string[]): Record<string, unknown> {
  const row = Object.fromEntries(heading.map((name, at) => [name, unguard(record[at] ?? '')]));
  const needs = row['needs'] ?? '';
  return { ...row, empathy: row['empathy'] || null, needs: needs.split(' ').filter(Boolean) };
}
