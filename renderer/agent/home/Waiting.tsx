import type { ReactNode } from 'react';
import { CheckIcon, ClockIcon, ProblemIcon } from '#renderer/ui/icons/icons.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk, useNow } from '../desk/hooks.ts';
import styles from './Home.module.css';

/** Who is at the door. */
export function Waiting(): ReactNode {
  const t = useText();
  const ringing = useDesk((desk) => desk.ringing);
  const now = useNow(1000);
  return (
    <section className={styles['card']}>
      <h2>{t('home.waiting')}</h2>
      {ringing.length === 0 ? (
        <p className={styles['quiet']}>{t('home.nobody')}</p>
      ) : (
        <ul>
          {ringing.map((call) => (
            <li key={call.callId}>
              {t('home.waitingFor', {
                name: call.customerName,
                time: clock(now - call.ringingSince),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const icons = {
  online: CheckIcon,
  connecting: ClockIcon,
  offline: ProblemIcon,
  refused: ProblemIcon,
} as const;

/** Whether customers can ring now. */
export function HubState(): ReactNode {
  const t = useText();
  const connection = useDesk((desk) => desk.hubConnection);
  const Icon = icons[connection];
  return (
    <output className={styles['hub']}>
      <Icon size={16} />
      {t(`hub.state.${connection}`)}
    </output>
  );
}
