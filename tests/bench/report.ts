import { rounded } from './figure.ts';
import type { Bar, Figure, Measured, Section } from './figure.ts';

type Done = Extract<Measured, { kind: 'measured' }>;

/** Figures for people, one a line, with the bar where there is one. */
export function tableOf(figures: readonly Figure[], bars: readonly Bar[] = []): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  return figures
    .map(({ name, what, value, unit, better }) => {
      const shown = value === null ? '–' : `${rounded(value)}${unit && ` ${unit}`}`;
      const bar = bars.find((one) => one.name === name);
      const wanted = bar ? ` (bar ${better === 'higher' ? '≥' : '≤'} ${bar.value})` : '';
      return `${name.padEnd(width)}  ${shown.padStart(10)}  ${what}${wanted}`;
    })
    .join('\n');
}

/** A section for people: its heading, then its rows under the names of their columns. */
export function sectionText({ title, rows }: Section): string {
  const columns = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = row[column] ?? null;
      if (typeof value === 'boolean') return value ? 'yes' : '';
      return value === null ? '–' : String(typeof value === 'number' ? rounded(value) : value);
    }),
  );
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const isText = columns.map((column) => rows.some((row) => typeof row[column] === 'string'));
  const lines = [columns, ...cells].map((row) =>
    row
      .map((cell, i) => (isText[i] ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** Everything for people. */
export function textOf(
  { figures, sections = [], notes = [] }: Done,
  bars: readonly Bar[],
  missed: readonly string[],
): string {
  return [
    tableOf(figures, bars),
    ...sections.map((section) => `\n${sectionText(section)}`),
    ...(notes.length > 0 ? ['', ...notes] : []),
    ...(missed.length > 0 ? ['', ...missed.map((sentence) => `Missed: ${sentence}.`)] : []),
  ].join('\n');
}

/** Everything in one line of JSON; a section is an array of rows under its own name. */
export function jsonOf(
  bench: string,
  { figures, sections = [], notes = [] }: Done,
  bars: readonly Bar[],
  missed: readonly string[],
): string {
  const line = {
    bench,
    figures: Object.fromEntries(figures.map(({ name, value }) => [name, value])),
    units: Object.fromEntries(figures.flatMap(({ name, unit }) => (unit ? [[name, unit]] : []))),
    bars: Object.fromEntries(bars.map(({ name, value }) => [name, value])),
    missed,
    ...Object.fromEntries(sections.map(({ name, rows }) => [name, rows])),
    notes,
  };
  return JSON.stringify(line, (_, value: unknown) =>
    typeof value === 'number' ? rounded(value) : value,
  );
}
