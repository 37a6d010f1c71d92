import type { ReactNode } from 'react';
import type { OutboxView } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../../desk/services.ts';
import styles from '../Settings.module.css';

/** What of this machine's summaries the team's hub has, and what still waits and why. */
export function OutboxLine({ outbox }: { readonly outbox: OutboxView | null }): ReactNode {
  const t = useText();
  const { date, time } = useFormat();
  const { account } = useServices();
  if (outbox === null) return null;
  const { waiting, state, lastSentAt, refused, refusals } = outbox;
  const allThere =
    lastSentAt === null
      ? t('outbox.none')
      : t('outbox.allSent', { when: `${date(lastSentAt)}, ${time(lastSentAt)}` });
  return (
    <section className={styles['group']} aria-label={t('outbox.title')}>
      <output>
        {waiting === 0
          ? allThere
          : `${t('outbox.waiting', { count: waiting })} ${t(`outbox.${state}`)}`}
      </output>
      {refused > 0 && (
        <Banner
          tone="attention"
          announce="off"
          title={t('outbox.refused', { count: refused })}
          actions={
            <Button size="small" onPress={() => void account.sendAgain()}>
              {t('outbox.sendAgain')}
            </Button>
          }
        >
          <ul>
            {refusals.map(({ callId, customerName, startedAt, because }) => (
              <li key={callId}>
                {t('outbox.refusedOne', { name: customerName, date: date(startedAt), because })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </section>
  );
}
