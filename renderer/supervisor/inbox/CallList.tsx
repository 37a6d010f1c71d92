import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ActionList } from '#renderer/ui/controls/ActionList.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { InboxIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useNav } from '../desk/nav.ts';
import { CallRow, useRowWords } from './CallRow.tsx';
import { isNarrowed } from './filters.ts';
import type { Choice } from './filters.ts';
import type { Calls } from './useCalls.ts';
import styles from './Inbox.module.css';

/** The lines of one tab, with what is to be said where there are none. */
export function CallList(props: {
  readonly calls: Calls;
  readonly choice: Choice;
  readonly shown: boolean;
  readonly onClear: () => void;
}): ReactNode {
  const t = useText();
  const { openCall } = useNav();
  const wordsOf = useRowWords();
  const [opened, setOpened] = useState<string | null>(null);
  const { calls, choice } = props;
  const { lines, failure } = calls;
  const { inbox } = choice.filters;
  return (
    <div className={styles['panel']}>
      {failure !== null && (
        <Banner
          tone="attention"
          title={t('desk.inbox.failed')}
          actions={
            <Button size="small" onPress={calls.reload}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {t(`failure.${failure.code}`)}
        </Banner>
      )}
      {lines === null && failure === null && <output>{t('common.loading')}</output>}
      {lines?.length === 0 && (
        <EmptyState
          icon={<InboxIcon size={32} />}
          action={
            isNarrowed(choice) && (
              <Button onPress={props.onClear}>{t('desk.inbox.clearFilters')}</Button>
            )
          }
        >
          {isNarrowed(choice) ? t('desk.inbox.noneFit') : t(`desk.inbox.empty.${inbox ?? 'all'}`)}
        </EmptyState>
      )}
      {lines !== null && lines.length > 0 && (
        <ActionList
          label={t('desk.inbox.list')}
          items={lines.map((line) => ({ id: line.callId, words: wordsOf(line), line, inbox }))}
          focusOn={props.shown ? opened : null}
          onOpen={(id) => {
            setOpened(id);
            openCall(id);
          }}
        >
          {({ line, inbox: from }) => <CallRow line={line} inbox={from} />}
        </ActionList>
      )}
      {calls.more !== null && (
        <div>
          <Button onPress={calls.more}>{t('desk.inbox.more')}</Button>
        </div>
      )}
    </div>
  );
}
