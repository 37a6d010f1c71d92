import type { ReactNode } from 'react';
import type { EndedCall } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { CheckIcon } from '#renderer/ui/icons/icons.tsx';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useDesk } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { StoredSummary } from './StoredSummary.tsx';
import styles from './Ended.module.css';

/** Right after a call: why it ended, whether it is saved, and its summary. */
export function EndedPage(): ReactNode {
  const ended = useDesk((desk) => desk.ended);
  return ended === null ? null : <Ended ended={ended} />;
}

function Ended(props: { readonly ended: EndedCall }): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const { ended } = props;
  const name = ended.customerName;
  return (
    <>
      <header className={styles['head']}>
        <div>
          <ScreenTitle>{t('summary.title', { name })}</ScreenTitle>
          <p className={styles['why']}>
            {t(endedWords(ended), { name })}{' '}
            <output>{ended.save !== 'failed' && t(`ended.${ended.save}`)}</output>
          </p>
        </div>
        <Button kind="primary" icon={<CheckIcon size={16} />} onPress={() => actions.clearEnded()}>
          {t('summary.done')}
        </Button>
      </header>
      {ended.save === 'failed' && (
        <Banner
          tone="attention"
          announce="alert"
          title={t('ended.failed')}
          actions={
            <Button size="small" kind="primary" onPress={() => void actions.retrySave()}>
              {t('ended.retry')}
            </Button>
          }
        >
          {t('ended.failedBody')}
        </Banner>
      )}
      <StoredSummary
        key={ended.callId}
        callId={ended.callId}
        stored={ended.save === 'saved'}
        fresh={ended.summary}
        titled={false}
      />
    </>
  );
}

/** Why the call ended, in words that blame nobody. */
function endedWords(ended: Pick<EndedCall, 'by' | 'reason' | 'relayMissing'>): MessageId {
  if (ended.reason === 'connectionLost' && ended.relayMissing) return 'ended.noRelay';
  if (ended.reason !== 'hungUp') return `ended.${ended.reason}`;
  return ended.by === 'system' ? 'ended.over' : `ended.hungUp.${ended.by}`;
}
