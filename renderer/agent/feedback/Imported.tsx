import type { ReactNode } from 'react';
import type { ImportedCall } from '#renderer/session/index.ts';
import { Disclosure } from '#renderer/ui/controls/Disclosure.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useNow } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { SummaryPage } from '../summary/SummaryPage.tsx';
import styles from './Feedback.module.css';

/**
 * The agent's calls of another phone system, with who imported them: the agent sees them first. Not
 * there for those who have none, which is nearly everybody.
 */
export function Imported(): ReactNode {
  const t = useText();
  const { feedback } = useServices();
  const { loaded } = useLoaded(feedback.imports);
  if (loaded.state !== 'ready' || loaded.value.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h2>{t('feedback.imports')}</h2>
      {loaded.value.map((each) => (
        <Recording key={each.summary.callId} {...each} />
      ))}
    </section>
  );
}

function Recording({ summary, visibleAt }: ImportedCall): ReactNode {
  const t = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const { customerName, imported, startedAt } = summary;
  const when = (at: number) => ({ date: format.date(at), time: format.time(at) });
  return (
    <article className={styles['item']}>
      <h3>{t('feedback.imports.call', { name: customerName, ...when(startedAt) })}</h3>
      {imported !== undefined && (
        <p>{t('feedback.imports.by', { name: imported.by, date: format.date(imported.at) })}</p>
      )}
      <p className={styles['quiet']}>
        {visibleAt > now
          ? t('feedback.imports.first', when(visibleAt))
          : t('feedback.imports.seen')}
      </p>
      <Disclosure label={t('feedback.imports.show')}>
        <SummaryPage summary={summary} titled={false} withNotes={false} />
      </Disclosure>
    </article>
  );
}
