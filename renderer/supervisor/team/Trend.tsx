import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { TrendPoint } from '#shared/contract/desk.ts';
import { Disclosure } from '#renderer/ui/controls/Disclosure.tsx';
import { MetricHelp } from '#renderer/ui/glossary/MetricHelp.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { helpOf } from '../desk/useFigureWords.ts';
import { estimate, rangeOf, unitOf } from './measures.ts';
import type { MeasureId } from './measures.ts';
import { TrendChart } from './TrendChart.tsx';
import { useMeasureWords } from './useMeasureWords.ts';
import styles from './Team.module.css';

/** One small picture with the table behind it. */
export function Trend(props: {
  readonly id: MeasureId;
  /** Whose: a person's name, or the team's. */
  readonly whose: string;
  readonly points: readonly TrendPoint[];
  readonly from: number;
  readonly until: number;
}): ReactNode {
  const t = useText();
  const intl = useIntl();
  const words = useMeasureWords();
  const { id, points, whose } = props;
  const day = (at: number): string =>
    intl.formatDate(at, { day: 'numeric', month: 'short', year: '2-digit' });
  const rows = points.map((point) => {
    const of = estimate(id, point);
    return { from: point.from, estimate: of };
  });
  const told = rows.filter(({ estimate: { value } }) => value !== null);
  const last = told.at(-1);
  const help = helpOf[id as keyof typeof helpOf];
  return (
    <figure className={styles['trend']}>
      <figcaption className={styles['trendHead']}>
        <h3>{words.name(id)}</h3>
        {help !== undefined && <MetricHelp id={help} />}
      </figcaption>
      {last === undefined ? (
        <p className={styles['quiet']}>{t('desk.team.nothing')}</p>
      ) : (
        <>
          <TrendChart
            label={t('desk.team.trendLabel', {
              measure: words.name(id),
              whose,
              steps: told.length,
              first: words.value(id, told[0]?.estimate.value ?? null),
              last: words.value(id, last.estimate.value),
              interval: words.interval(id, last.estimate),
            })}
            from={props.from}
            until={props.until}
            range={rangeOf[unitOf[id]]}
            valueWords={(value) => words.value(id, value)}
            timeWords={day}
            points={rows.map((row) => ({
              ...row,
              words: t('desk.team.point', {
                date: day(row.from),
                value: words.value(id, row.estimate.value),
                interval: words.interval(id, row.estimate),
                count: words.count(id, row.estimate.count),
              }),
            }))}
          />
          <p className={styles['latest']}>
            {t('desk.team.latest', {
              value: words.value(id, last.estimate.value),
              interval: words.interval(id, last.estimate),
              count: words.count(id, last.estimate.count),
            })}
          </p>
          <Disclosure label={t('timeline.table')}>
            <table
              className={styles['table']}
              aria-label={t('desk.team.tableOf', { measure: words.name(id) })}
            >
              <thead>
                <tr>
                  <th scope="col">{t('desk.team.from')}</th>
                  <th scope="col">{t('desk.team.value')}</th>
                  <th scope="col">{t('desk.team.range')}</th>
                  <th scope="col">{t('desk.team.of')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ from, estimate: of }) => (
                  <tr key={from}>
                    <th scope="row">{day(from)}</th>
                    <td>{words.value(id, of.value)}</td>
                    <td>{words.interval(id, of)}</td>
                    <td>{words.count(id, of.count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Disclosure>
        </>
      )}
    </figure>
  );
}
