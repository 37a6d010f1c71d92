import type { ReactNode } from 'react';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';
import { AccuracyGroups } from './AccuracyGroups.tsx';
import styles from './AccuracyCard.module.css';

/**
 * How far the mood's word can be trusted: the bench's figures in words and in tables, and what is
 * known to go wrong. Nothing on it is drawn, so nothing needs a text beside it.
 */
export function AccuracyCard(props: { readonly card: MoodAccuracy }): ReactNode {
  const t = useText();
  const { stills, clips, falseEpisodes, knownFailures } = props.card;
  const { percent } = useFormat();
  return (
    <div className={styles['card']}>
      <p>{t('mood.caution')}</p>
      <p className={styles['quiet']}>{t('mood.card.lead', { faces: stills.faces })}</p>
      <section>
        <h3>{t('mood.card.bands')}</h3>
        <Bands bands={stills.bands} />
      </section>
      <section>
        <h3>{t('mood.card.guessing')}</h3>
        <ul className={styles['points']}>
          <li>
            {t('mood.card.answered', {
              answered: percent(stills.answeredShare),
              right: percent(stills.balancedAccuracy),
            })}
          </li>
          <li>
            {t('mood.card.forced', {
              right: percent(stills.balancedAccuracyForced),
              naive: percent(stills.balancedAccuracyNaive),
            })}
          </li>
          <li>
            {t('mood.card.others', {
              sad: percent(stills.notABand.sadUnsure),
              surprised: percent(stills.notABand.surprisedUnsure),
            })}
          </li>
        </ul>
      </section>
      <section>
        <h3>{t('mood.card.time')}</h3>
        <ul className={styles['points']}>
          <li>{t('mood.card.clips', { samples: clips.samples, right: percent(clips.right) })}</li>
          <li>
            {t('mood.card.changes', { changes: clips.changes, seen: percent(clips.changesSeen) })}
          </li>
          <li>{t('mood.card.falseEpisodes', { count: falseEpisodes })}</li>
        </ul>
      </section>
      <AccuracyGroups card={props.card} />
      <section>
        <h3>{t('mood.card.failures')}</h3>
        <ul className={styles['points']}>
          {knownFailures.map((failure) => (
            <li key={failure}>{t(`mood.failure.${failure}`)}</li>
          ))}
        </ul>
      </section>
      <p className={styles['quiet']}>{t('mood.card.source')}</p>
    </div>
  );
}

function Bands(props: { readonly bands: MoodAccuracy['stills']['bands'] }): ReactNode {
  const t = useText();
  const { percent } = useFormat();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('mood.card.word')}</th>
          <th scope="col">{t('mood.card.pictures')}</th>
          <th scope="col">{t('mood.card.precision')}</th>
          <th scope="col">{t('mood.card.recall')}</th>
        </tr>
      </thead>
      <tbody>
        {props.bands.map(({ band, faces, precision, recall }) => (
          <tr key={band}>
            <th scope="row">{t(`mood.${band}`)}</th>
            <td>{faces}</td>
            <td>{percent(precision)}</td>
            <td>{percent(recall)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
