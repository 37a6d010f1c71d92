import type { PersonFigures } from '#shared/contract/desk.ts';
import { byName, countedIds, estimate, saidIds, unitOf } from './measures.ts';
import type { MeasureId } from './measures.ts';

/** Plain numbers for a spreadsheet: a point, no unit, as many digits as mean something. */
function plain(id: MeasureId, value: number | null): string {
  if (value === null) return '';
  const digits = { percent: 3, score: 0, duration: 0, gap: 0, number: 2 }[unitOf[id]];
  return value.toFixed(digits);
}

/**
 * Everybody's figures as rows of a table, the heading first: each measure with its interval and what
 * it rests on. Durations are in milliseconds, shares from 0 to 1.
 * @param last stands below the rows
 */
export function teamRows(
  people: readonly PersonFigures[],
  words: { readonly person: string; readonly calls: string },
  last: string,
): readonly (readonly string[])[] {
  const measures = [...saidIds, ...countedIds];
  return [
    [
      words.person,
      words.calls,
      ...measures.flatMap((id) => [id, `${id}_low95`, `${id}_high95`, `${id}_n`]),
    ],
    ...byName(people).map((person) => [
      person.agentName,
      String(person.calls),
      ...measures.flatMap((id) => {
        const { value, low, high, count } = estimate(id, person);
        return [plain(id, value), plain(id, low), plain(id, high), String(count)];
      }),
    ]),
    [last],
  ];
}
