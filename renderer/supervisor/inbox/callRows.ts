import type { CallLine } from '#shared/contract/desk.ts';
import { figureNames } from '#shared/model/callFigures.ts';

/** The columns of a list of calls, as a spreadsheet takes them. */
const heading = [
  'call',
  'agent',
  'customer',
  'reason',
  'started_utc',
  ...figureNames,
  'unusual',
  'satisfied_of_5',
  'recommend_of_10',
  'resolved',
  'heard_of_5',
  'reviewed_utc',
];

const plain = (value: number | null): string => (value === null ? '' : String(value));
const utc = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/**
 * Lines as rows of a table, the heading first. Durations are in milliseconds, shares from 0 to 1;
 * what was not measured or not answered is empty.
 * @param last stands below the rows
 */
export function callRows(lines: readonly CallLine[], last: string): readonly (readonly string[])[] {
  return [
    heading,
    ...lines.map((line) => [
      line.callId,
      line.agentName,
      line.customerName,
      line.issue ?? '',
      utc(line.startedAt),
      ...figureNames.map((figure) => plain(line[figure])),
      line.unusual.join(' '),
      plain(line.satisfied),
      plain(line.recommend),
      line.resolved ?? '',
      plain(line.heard),
      utc(line.reviewedAt),
    ]),
    [last],
  ];
}
