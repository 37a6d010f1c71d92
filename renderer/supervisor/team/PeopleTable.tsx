import type { ReactNode } from 'react';
import type { PersonFigures } from '#shared/contract/desk.ts';
import { MetricHelp } from '#renderer/ui/glossary/MetricHelp.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { helpOf } from '../desk/useFigureWords.ts';
import { byName, estimate } from './measures.ts';
import type { MeasureId } from './measures.ts';
import { useMeasureWords } from './useMeasureWords.ts';
import styles from './Team.module.css';

/** Everybody's figures of a period, each with its interval and what it rests on; by name. */
export function PeopleTable(props: {
  readonly title: string;
  readonly note: string;
  readonly people: readonly PersonFigures[];
  readonly measures: readonly MeasureId[];
}): ReactNode {
  const t = useText();
  const words = useMeasureWords();
  const { people, measures, title } = props;
  return (
    <section className={styles['card']}>
      <h2>{title}</h2>
      <p className={styles['quiet']}>{props.note}</p>
      {/* Wider than a small window: it scrolls, by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['wide']} tabIndex={0} aria-label={title}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('desk.team.person')}</th>
              {measures.map((id) => {
                const help = helpOf[id as keyof typeof helpOf];
                return (
                  <th key={id} scope="col">
                    <span className={styles['columnHead']}>
                      {words.name(id)}
                      {help !== undefined && <MetricHelp id={help} />}
                    </span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {byName(people).map((person) => (
              <tr key={person.agentId}>
                <th scope="row">
                  {person.agentName}
                  <span className={styles['sure']}>
                    {t('desk.team.calls', { count: person.calls })}
                  </span>
                </th>
                {measures.map((id) => {
                  const of = estimate(id, person);
                  return (
                    <td key={id}>
                      {words.value(id, of.value)}
                      <span className={styles['sure']}>
                        {of.value === null
                          ? words.count(id, of.count)
                          : `${words.interval(id, of)} · ${words.count(id, of.count)}`}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
