import type { ReactNode } from 'react';
import type { MoodAccuracy, MoodGroup } from '#shared/model/moodAccuracy.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';
import styles from './AccuracyCard.module.css';

/** The figures by who the people in the pictures are, and by what nobody labelled. */
export function AccuracyGroups(props: { readonly card: MoodAccuracy }): ReactNode {
  const t = useText();
  const { groups, unlabelled } = props.card;
  const known = [...new Set(groups.map(({ group }) => group))];
  return (
    <section>
      <h3>{t('mood.card.groups')}</h3>
      {known.map((group) => (
        <Group key={group} group={group} rows={groups.filter((row) => row.group === group)} />
      ))}
      <ul className={styles['points']}>
        {unlabelled.map((group) => (
          <li key={group}>{t('mood.card.unlabelled', { group: t(`mood.group.${group}`) })}</li>
        ))}
      </ul>
    </section>
  );
}

function Group(props: {
  readonly group: MoodGroup;
  readonly rows: MoodAccuracy['groups'];
}): ReactNode {
  const t = useText();
  const { percent } = useFormat();
  const { group } = props;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t(`mood.group.${group}`)}</th>
          <th scope="col">{t('mood.card.pictures')}</th>
          <th scope="col">{t('mood.card.ofTense')}</th>
          <th scope="col">{t('mood.card.told')}</th>
          <th scope="col">{t('mood.card.right')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ label, faces, tenseFaces, answeredShare, right }) => (
          <tr key={label}>
            <th scope="row">{t(`mood.group.label.${label}`)}</th>
            <td>{faces}</td>
            <td>{tenseFaces}</td>
            <td>{percent(answeredShare)}</td>
            <td>{percent(right)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
