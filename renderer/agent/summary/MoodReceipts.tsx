import type { ReactNode } from 'react';
import type { MoodReceipt } from '#shared/model/callSummary.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Mood.module.css';

/** Who answered what, when, and which words they had before them; nothing where nobody was asked. */
export function MoodReceipts(props: {
  readonly receipts: readonly MoodReceipt[];
  readonly customerName: string;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { receipts, customerName: name } = props;
  if (receipts.length === 0) return null;
  return (
    <div className={styles['receipts']}>
      <h3>{t('mood.summary.receipts')}</h3>
      <ul>
        {receipts.map((receipt) => (
          <li key={`${receipt.by}${receipt.answeredAt}`}>
            {receipt.by === 'agent'
              ? t('mood.summary.receipt.agent')
              : t(`mood.summary.receipt.${receipt.given ? 'yes' : 'no'}`, { name })}
            <span className={styles['when']}>
              {t(`mood.summary.receipt.${receipt.by === 'agent' ? 'at' : 'when'}`, {
                date: format.date(receipt.answeredAt),
                time: format.time(receipt.answeredAt),
                version: receipt.textVersion,
                language: format.language(receipt.locale),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
