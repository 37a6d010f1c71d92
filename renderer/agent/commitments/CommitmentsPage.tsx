import type { ReactNode } from 'react';
import type { Commitment } from '#shared/model/commitment.ts';
import { windowZone } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { CommitmentsIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useCommitments, useNow } from '../desk/hooks.ts';
import { useNav } from '../desk/nav.ts';
import { useServices } from '../desk/services.ts';
import { UndoLine } from '../notes/UndoLine.tsx';
import { CommitmentList } from './CommitmentList.tsx';
import styles from './Commitments.module.css';
import { groupIds, groupOf } from './groups.ts';
import { useChange } from './useChange.ts';
import type { Change } from './useChange.ts';

/** What was promised over all calls: what is late first, what is done last. */
export function CommitmentsPage(): ReactNode {
  const t = useText();
  const { commitments } = useServices();
  const { go } = useNav();
  const now = useNow(30_000);
  const { state, open, done } = useCommitments((all) => all);
  const change = useChange();
  const nothing = open.length + done.length === 0;
  return (
    <div className={styles['page']}>
      <header>
        <ScreenTitle>{t('commitments.title')}</ScreenTitle>
        <p className={styles['intro']}>{t('commitments.intro')}</p>
      </header>
      {state === 'failed' && (
        <Banner
          tone="attention"
          title={t('commitments.loadFailed')}
          actions={
            <Button size="small" onPress={() => void commitments.reload()}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {t('commitments.loadFailedBody')}
        </Banner>
      )}
      {change.failed && <Banner tone="attention" announce="alert" title={t('actions.failed')} />}
      {state === 'loading' && <output>{t('common.loading')}</output>}
      {state === 'ready' && nothing && change.last === null && (
        <EmptyState
          icon={<CommitmentsIcon size={32} />}
          action={
            <Button kind="primary" onPress={() => go({ name: 'call' })}>
              {t('commitments.emptyAction')}
            </Button>
          }
        >
          {t('commitments.empty')}
        </EmptyState>
      )}
      {(!nothing || change.last !== null) && (
        <UndoLine last={change.last} onUndone={change.forget} />
      )}
      {groupIds.map((id) => (
        <Group
          key={id}
          title={t(`commitments.group.${id}`)}
          items={open.filter((each) => groupOf(each, now, windowZone) === id)}
          change={change}
        />
      ))}
      <Group title={t('commitments.group.done')} items={done} change={change} />
    </div>
  );
}

function Group(props: {
  readonly title: string;
  readonly items: readonly Commitment[];
  readonly change: Change;
}): ReactNode {
  const { title, items, change } = props;
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className={styles['group']}>
        {title} <span className={styles['count']}>{items.length}</span>
      </h2>
      <CommitmentList
        label={title}
        items={items}
        change={change}
        className={styles['list']}
        more={originOf}
      />
    </section>
  );
}

const originOf = (commitment: Commitment): ReactNode => <Origin commitment={commitment} />;

/** To whom and when it was promised; opens that call. */
function Origin(props: { readonly commitment: Commitment }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { go } = useNav();
  const { customerName: name, createdAt, callId } = props.commitment;
  return (
    <div className={styles['origin']}>
      <span>{t('commitments.promisedOn', { name, date: format.date(createdAt) })}</span>
      <Button size="small" kind="quiet" onPress={() => go({ name: 'history', callId })}>
        {t('commitments.openCall', { name })}
      </Button>
    </div>
  );
}
