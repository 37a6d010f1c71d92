import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { BackIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useNav } from '../desk/nav.ts';
import { StoredSummary } from '../summary/StoredSummary.tsx';
import { HistoryList } from './HistoryList.tsx';
import styles from './History.module.css';

/** Past calls: the list, or one of them. */
export function HistoryPage(props: { readonly callId: CallId | null }): ReactNode {
  const t = useText();
  const { go } = useNav();
  if (props.callId === null) return <HistoryList />;
  return (
    <>
      <div className={styles['back']}>
        <Button
          kind="quiet"
          size="small"
          icon={<BackIcon size={16} />}
          onPress={() => go({ name: 'history', callId: null })}
        >
          {t('history.back')}
        </Button>
      </div>
      <StoredSummary key={props.callId} callId={props.callId} />
    </>
  );
}
