import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallListItem } from '#shared/model/callSummary.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { HistoryIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useNav } from '../desk/nav.ts';
import { useServices } from '../desk/services.ts';
import type { Failure } from '#renderer/session/index.ts';
import { CallRow } from './CallRow.tsx';
import styles from './History.module.css';

const PAGE_CALLS = 50;

interface Pages {
  readonly calls: readonly CallListItem[];
  readonly more: boolean;
}

/** Past calls, newest first, more on request. */
export function HistoryList(): ReactNode {
  const t = useText();
  const { listCalls } = useServices();
  const { go } = useNav();
  const [pages, setPages] = useState<Pages | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const loadMore = useCallback(
    async (before: EpochMs | null): Promise<void> => {
      const result = await listCalls(PAGE_CALLS, before);
      setFailure(result.ok ? null : result.error);
      if (!result.ok) return;
      setPages((known) => ({
        calls: before === null ? result.value : [...(known?.calls ?? []), ...result.value],
        more: result.value.length === PAGE_CALLS,
      }));
    },
    [listCalls],
  );
  useEffect(() => {
    void loadMore(null);
  }, [loadMore]);

  const calls = pages?.calls ?? [];
  const last = calls.at(-1)?.startedAt ?? null;
  return (
    <div className={styles['history']}>
      <ScreenTitle>{t('history.title')}</ScreenTitle>
      {failure !== null && (
        <Banner
          tone="attention"
          title={t('history.loadFailed')}
          actions={
            <Button size="small" onPress={() => void loadMore(pages === null ? null : last)}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {t('history.loadFailedBody')}
        </Banner>
      )}
      {pages === null && failure === null && <p role="status">{t('common.loading')}</p>}
      {pages !== null && calls.length === 0 && (
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
      {calls.length > 0 && (
        <ul className={styles['list']} aria-label={t('history.list')}>
          {calls.map((call) => (
            <li key={call.callId}>
              <CallRow call={call} onOpen={() => go({ name: 'history', callId: call.callId })} />
            </li>
          ))}
        </ul>
      )}
      {pages?.more === true && (
        <div>
          <Button onPress={() => void loadMore(last)}>{t('history.more')}</Button>
        </div>
      )}
    </div>
  );
}
