import type { ReactNode } from 'react';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { bands } from '#shared/model/mood.ts';
import type { BandTimeline } from '#shared/model/mood.ts';
import { MetricHelp } from '#renderer/ui/glossary/MetricHelp.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { AccuracyButton } from '#renderer/ui/mood/AccuracyButton.tsx';
import { lengthOf } from '#renderer/ui/summary/MoodLane.tsx';
import { moodCard } from '../settings/moodCard.ts';
import { MoodReceipts } from './MoodReceipts.tsx';
import styles from './Mood.module.css';
import summaryStyles from './Summary.module.css';

/**
 * What was seen of the customer's expression, how much of it could be read, and who agreed to that.
 * Without a yes there is one plain line.
 */
export function MoodSummary(props: { readonly summary: CallSummary }): ReactNode {
  const t = useText();
  const { moodConsent, mood, customerName: name } = props.summary;
  return (
    <section className={summaryStyles['card']}>
      <h2 className={summaryStyles['cardTitle']}>
        {t('mood.summary.title')}
        <MetricHelp id="band" />
      </h2>
      {moodConsent.some(({ given }) => given) ? (
        <Seen mood={mood} />
      ) : (
        <p className={summaryStyles['quiet']}>
          {t(`mood.summary.none.${moodConsent.length === 0 ? 'noReceipt' : 'declined'}`, { name })}
        </p>
      )}
      <MoodReceipts receipts={moodConsent} customerName={name} />
    </section>
  );
}

function Seen(props: { readonly mood: BandTimeline | null }): ReactNode {
  const t = useText();
  const { percent, duration } = useFormat();
  const { mood } = props;
  if (mood === null || mood.readableShare === null) {
    return <p className={summaryStyles['quiet']}>{t('mood.summary.nothing')}</p>;
  }
  return (
    <>
      <p>{t('mood.caution')}</p>
      <ul className={styles['bands']}>
        {bands.map((band) => (
          <li key={band}>
            {t('mood.summary.lasted', {
              word: t(`mood.${band}`),
              time: duration(lengthOf(mood, band)),
            })}
          </li>
        ))}
      </ul>
      <div className={styles['readable']}>
        {t('mood.summary.readable', { share: percent(mood.readableShare) })}
        <MetricHelp id="readableShare" />
        <span className={styles['gap']} />
        <AccuracyButton card={moodCard} />
      </div>
    </>
  );
}
