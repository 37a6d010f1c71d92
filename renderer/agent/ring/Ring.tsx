import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { RingCard } from './RingCard.tsx';
import styles from './Ring.module.css';

/** Who rings, over whatever place the agent is in. During a call it only says that someone waits. */
export function Ring(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const ringing = useDesk((desk) => desk.ringing);
  const inCall = useDesk((desk) => desk.call !== null);
  const [failed, setFailed] = useState(false);
  const [answering, setAnswering] = useState<CallId | null>(null);

  const answer = useCallback(
    (callId: CallId, camera: boolean) => {
      setFailed(false);
      setAnswering(callId);
      actions
        .accept(callId, { camera })
        .catch(() => setFailed(true))
        .finally(() => setAnswering(null));
    },
    [actions],
  );
  const decline = useCallback(
    (callId: CallId) => {
      actions.decline(callId).catch(() => setFailed(true));
    },
    [actions],
  );

  const [first, ...others] = ringing;
  const card = !inCall && first !== undefined;
  if (!card && !failed) return null;
  return (
    <div className={styles['place']}>
      {failed && (
        <Banner
          tone="attention"
          announce="alert"
          title={t('ring.answerFailed')}
          onDismiss={() => setFailed(false)}
          dismissLabel={t('common.dismiss')}
        >
          {t('ring.answerFailedBody')}
        </Banner>
      )}
      {card && (
        <RingCard
          key={first.callId}
          ringing={first}
          others={others.map((other) => other.customerName)}
          answering={answering === first.callId}
          onAnswer={answer}
          onDecline={decline}
        />
      )}
    </div>
  );
}
