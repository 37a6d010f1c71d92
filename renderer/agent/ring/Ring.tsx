import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { RingCard } from './RingCard.tsx';
import styles from './Ring.module.css';

type FailureWords = `ring.failed.${'gone' | 'hubAway' | 'inCall' | 'other'}`;

const known: Readonly<Record<string, FailureWords>> = {
  gone: 'ring.failed.gone',
  ended: 'ring.failed.gone',
  hubAway: 'ring.failed.hubAway',
  noAnswer: 'ring.failed.hubAway',
  inCall: 'ring.failed.inCall',
};

/** Why answering or declining did not work. The desk rejects with an error that has a code. */
function failureWords(error: unknown): FailureWords {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return known[code] ?? 'ring.failed.other';
}

/** Who rings, over whatever place the agent is in. During a call it only says that someone waits. */
export function Ring(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const ringing = useDesk((desk) => desk.ringing);
  const inCall = useDesk((desk) => desk.call !== null);
  const [failed, setFailed] = useState<FailureWords | null>(null);
  const [answering, setAnswering] = useState<CallId | null>(null);

  const answer = useCallback(
    (callId: CallId, camera: boolean) => {
      setFailed(null);
      setAnswering(callId);
      actions
        .accept(callId, { camera })
        .catch((error: unknown) => setFailed(failureWords(error)))
        .finally(() => setAnswering(null));
    },
    [actions],
  );
  const decline = useCallback(
    (callId: CallId) => {
      actions.decline(callId).catch((error: unknown) => setFailed(failureWords(error)));
    },
    [actions],
  );

  const [first, ...others] = ringing;
  const card = !inCall && first !== undefined;
  if (!card && failed === null) return null;
  return (
    <div className={styles['place']}>
      {failed !== null && (
        <Banner
          tone="attention"
          announce="alert"
          title={t('ring.answerFailed')}
          onDismiss={() => setFailed(null)}
          dismissLabel={t('common.dismiss')}
        >
          {t(failed)}
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
