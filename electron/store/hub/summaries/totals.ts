import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CallFigures } from '#shared/model/callFigures.ts';
import { figureNames } from '#shared/model/callFigures.ts';
import type { HubTables } from '../tables.ts';
import { figureColumns } from './rows.ts';
import type { FigureSums, Totals } from './types.ts';

/** Sums come as numbers from SQLite and as text from PostgreSQL; of nothing they are null. */
type Sum = number | string | null;

const number = (value: Sum | undefined): number => Number(value ?? 0);

type FigureTotal = `${keyof CallFigures}_${'count' | 'sum' | 'squares'}`;
type AnswerTotal = keyof Totals['answers'];
export type TotalsRow = Readonly<
  Record<FigureTotal | AnswerTotal | 'calls' | 'followedCalls', Sum>
>;

/** The aggregates of a select over `summaries`, one column each; read with totalsFrom. */
export function totalColumns(_eb: ExpressionBuilder<HubTables, 'summaries'>) {
  const figures = figureNames.flatMap((name) => {
    const column = sql.ref(figureColumns[name]);
    return [
      sql<Sum>`count(${column})`.as(`${name}_count`),
      sql<Sum>`sum(${column})`.as(`${name}_sum`),
      // Squares of whole milliseconds would leave PostgreSQL's integer; and where SQLite takes the
      // square of next to nothing as 0, PostgreSQL refuses the whole statement.
      sql<Sum>`sum(case when abs(${column}) < 1e-100 then 0 else
        cast(${column} as ${sql.raw('double precision')}) * ${column} end)`.as(`${name}_squares`),
    ];
  });
  const countIf = (condition: string, name: AnswerTotal | 'followedCalls') =>
    sql<Sum>`sum(case when ${sql.raw(condition)} then 1 else 0 end)`.as(name);
  return [
    sql<Sum>`count(*)`.as('calls'),
    ...figures,
    countIf('followed = 1', 'followedCalls'),
    countIf('satisfied is not null', 'satisfied'),
    countIf('satisfied >= 4', 'satisfiedHigh'),
    countIf('recommend is not null', 'recommend'),
    countIf('recommend >= 9', 'promoters'),
    countIf('recommend <= 6', 'detractors'),
    countIf('resolved is not null', 'resolved'),
    countIf("resolved = 'yes'", 'resolvedYes'),
    countIf("resolved = 'yes' and followed = 0", 'resolvedForGood'),
    countIf('heard is not null', 'heard'),
    countIf('heard >= 4', 'heardHigh'),
  ];
}

export function totalsFrom(row: TotalsRow): Totals {
  const sums = (name: keyof CallFigures): FigureSums => ({
    count: number(row[`${name}_count`]),
    sum: number(row[`${name}_sum`]),
    sumOfSquares: number(row[`${name}_squares`]),
  });
  const figures = Object.fromEntries(figureNames.map((name) => [name, sums(name)]));
  return {
    calls: number(row.calls),
    followed: number(row.followedCalls),
    figures: figures as Record<keyof CallFigures, FigureSums>,
    answers: {
      satisfied: number(row.satisfied),
      satisfiedHigh: number(row.satisfiedHigh),
      recommend: number(row.recommend),
      promoters: number(row.promoters),
      detractors: number(row.detractors),
      resolved: number(row.resolved),
      resolvedYes: number(row.resolvedYes),
      resolvedForGood: number(row.resolvedForGood),
      heard: number(row.heard),
      heardHigh: number(row.heardHigh),
    },
  };
}
