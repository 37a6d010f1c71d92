import type { ReactNode } from 'react';
import type { FigureId } from '#shared/model/figure.ts';
import { useText } from '../i18n/useText.ts';
import { useNumberWords } from './numbers.ts';
import { sourcesOf } from './sources.ts';
import styles from './Glossary.module.css';

/** The two shares differ in their denominator alone, so each entry shows both side by side. */
const shares: readonly FigureId[] = ['shareOfSpeech', 'shareOfCall'];

/** What a figure is, how it is measured, out of what, and what to make of it. */
export function Entry(props: { readonly id: FigureId }): ReactNode {
  const { id } = props;
  const t = useText();
  const numbers = useNumberWords();
  const sources = sourcesOf[id];
  return (
    <dl className={styles['entry']}>
      <dt>{t('glossary.definition')}</dt>
      <dd>{t(`glossary.${id}.definition`, numbers)}</dd>
      <dt>{t('glossary.how')}</dt>
      <dd>{t(`glossary.${id}.how`, numbers)}</dd>
      <dt>{t('glossary.outOf')}</dt>
      <dd>
        {shares.includes(id) ? (
          <div className={styles['shares']}>
            {shares.map((share) => (
              <p key={share}>
                <strong>{t(`glossary.${share}.name`)}</strong>
                {t(`glossary.${share}.outOf`, numbers)}
              </p>
            ))}
          </div>
        ) : (
          t(`glossary.${id}.outOf`, numbers)
        )}
      </dd>
      <dt>{t('glossary.usual')}</dt>
      <dd>{t(`glossary.${id}.usual`, numbers)}</dd>
      <dt>{t('glossary.caution')}</dt>
      <dd>{t(`glossary.${id}.caution`, numbers)}</dd>
      {sources.length > 0 && (
        <>
          <dt>{t('glossary.source')}</dt>
          <dd>
            <ul className={styles['sources']}>
              {sources.map((source) => (
                <li key={source}>{source}</li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}
