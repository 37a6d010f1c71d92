import { IntlMessageFormat } from 'intl-messageformat';
import { lintTemplate } from '#shared/model/templateLint.ts';
import type { BadRow, ExchangedTemplate } from '#shared/model/templateImport.ts';
import { exchangedTemplateSchema } from '#shared/model/templateImport.ts';
import type { RawRow } from './csv.ts';
import { readCsv } from './csv.ts';

/** The entries of a JSON file, as `toJson` writes it; a row's line is its place, from 1. */
async function* readJson(text: string): AsyncGenerator<RawRow> {
  const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
  const entries = Array.isArray(parsed) ? parsed : [parsed];
  for (const [at, entry] of (entries as readonly unknown[]).entries()) {
    const isRecord = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
    yield { line: at + 1, values: isRecord ? (entry as Record<string, unknown>) : null };
  }
}

/** Templates as JSON, readable by people. */
export function toJson(rows: readonly ExchangedTemplate[]): string {
  const entries = rows.map(({ template, status }) => ({ ...template, status }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** Rows between two breaths: others get their turn, and cancelling is noticed. */
const BREATH = 250;

/** What a file holds. */
export interface ReadRows {
  readonly good: readonly ExchangedTemplate[];
  readonly bad: readonly BadRow[];
}

/**
 * Reads a whole file. A bad row is told by its line and costs no other.
 * @param onProgress told between pieces, and not at the end: lines so far and in all (for JSON, entries)
 * @throws SyntaxError where a JSON file is none; AbortError where `signal` stopped it
 */
export async function readRows(
  text: string,
  format: 'json' | 'csv',
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<ReadRows> {
  const good: ExchangedTemplate[] = [];
  const bad: BadRow[] = [];
  const seen = new Set<string>();
  const lines = format === 'csv' ? text.split('\n').length : text.split('\n  {').length;
  let rows = 0;
  for await (const row of format === 'csv' ? readCsv(text) : readJson(text)) {
    rows += 1;
    if (rows % BREATH === 0) {
      await new Promise((resume) => setImmediate(resume));
      signal.throwIfAborted();
      onProgress(Math.min(row.line, lines), lines);
    }
    const read = judge(row);
    if ('fault' in read) bad.push(read);
    else if (seen.has(read.template.id)) bad.push(faulty(row, 'repeated', read.template.id));
    else {
      seen.add(read.template.id);
      good.push(read);
    }
  }
  return { good, bad };
}

function judge(row: RawRow): ExchangedTemplate | BadRow {
  if (row.values === null) return faulty(row, 'shape', null);
  const { status = 'draft', ...template } = row.values;
  const parsed = exchangedTemplateSchema.safeParse({ template, status });
  if (!parsed.success) {
    const [, field] = parsed.error.issues[0]?.path ?? [];
    return faulty(row, 'value', String(field ?? 'status'));
  }
  const { text, locale } = parsed.data.template;
  if (!isLanguageTag(locale)) return faulty(row, 'value', 'locale');
  const [problem] = lintTemplate(text, locale, { advice: false, parse });
  if (problem === undefined) return parsed.data;
  switch (problem.kind) {
    case 'unknownPlaceholder':
      return faulty(row, 'unknownPlaceholder', problem.name);
    case 'unbalancedBrace':
    case 'unbalancedBracket':
      return faulty(row, 'unbalanced', null);
    case 'empty':
      return faulty(row, 'value', 'text');
    default:
      return faulty(row, 'malformed', null);
  }
}

/** @throws SyntaxError where the message's grammar does not hold, as the call that fills it would */
function parse(text: string, locale: string): void {
  void new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
}

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function faulty({ line }: RawRow, fault: BadRow['fault'], field: string | null): BadRow {
  return { line, fault, field };
}
