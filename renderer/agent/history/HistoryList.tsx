import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallListItem } from '#shared/model/callSummary.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { MetricHelp } from '#renderer/ui/glossary/MetricHelp.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { HistoryIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useNav } from '../desk/nav.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { CallRow } from './CallRow.tsx';
import styles from './History.module.css';

const PAGE_CALLS = 50;

/** Past calls, newest first, more on request. */
export function HistoryList(): ReactNode {
  const t = useText();
  const { listCalls, surveys } = useServices();
  const { go } = useNav();
  const load = useCallback(() => listCalls(PAGE_CALLS, null), [listCalls]);
  const { loaded, reload } = useLoaded(load);
  useEffect(() => surveys.onChanged(reload), [surveys, reload]);
  const [older, setOlder] = useState<readonly CallListItem[]>([]);
  const [lastPage, setLastPage] = useState(PAGE_CALLS);
  const [moreFailed, setMoreFailed] = useState(false);

  const newest = loaded.state === 'ready' ? loaded.value : [];
  const calls = [...newest, ...older];
  const more = newest.length === PAGE_CALLS && lastPage === PAGE_CALLS;
  const loadMore = async (): Promise<void> => {
    const result = await listCalls(PAGE_CALLS, calls.at(-1)?.startedAt ?? null);
    setMoreFailed(!result.ok);
    if (!result.ok) return;
    setOlder([...older, ...result.value]);
    setLastPage(result.value.length);
  };
  return (
    <div className={styles['history']}>
      <ScreenTitle>{t('history.title')}</ScreenTitle>
      {(loaded.state === 'failed' || moreFailed) && (
        <Banner
          tone="attention"
          title={t('history.loadFailed')}
          actions={
            <Button size="small" onPress={moreFailed ? () => void loadMore() : reload}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {t('history.loadFailedBody')}
        </Banner>
      )}
      {loaded.state === 'loading' && <output>{t('common.loading')}</output>}
      {loaded.state === 'ready' && calls.length === 0 && (
        <EmptyState
          icon={<HistoryIcon size={32} />}
          action={
            <Button kind="primary" onPress={() => go({ name: 'call' })}>
              {t('history.emptyAction')}
            </Button>
          }
        >
          {t('history.empty')}
        </EmptyState>
      )}
      {calls.length > 0 && <Explained />}
      {calls.length > 0 && (
        <ul className={styles['list']} aria-label={t('history.list')}>
          {calls.map((call) => (
            <li key={call.callId}>
              <CallRow call={call} onOpen={() => go({ name: 'history', callId: call.callId })} />
            </li>
          ))}
        </ul>
      )}
      {more && (
        <div>
          <Button onPress={() => void loadMore()}>{t('history.more')}</Button>
        </div>
      )}
    </div>
  );
}

/** The figures of the rows, each one press from what it means; a row is a button and can hold none. */
function Explained(): ReactNode {
  const t = useText();
  return (
    <div className={styles['explained']}>
      {t('history.figures')}
      {(['shareOfSpeech', 'interruptions'] as const).map((id) => (
        <span key={id}>
          {t(`glossary.${id}.name`)}
          <MetricHelp id={id} />
        </span>
      ))}
    </div>
  );
}
