import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { PersonIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import type { Failure } from '#renderer/session/index.ts';
import styles from './Home.module.css';

/** The same call without a second person. */
export function Practice(): ReactNode {
  const t = useText();
  const { startSimulatedCustomer } = useServices();
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const start = async (): Promise<void> => {
    setStarting(true);
    const result = await startSimulatedCustomer();
    setStarting(false);
    setFailure(result.ok ? null : result.error);
  };
  return (
    <section className={styles['card']}>
      <h2>{t('home.practice')}</h2>
      <p className={styles['quiet']}>{t('home.practiceBody')}</p>
      {failure !== null && (
        <Banner tone="attention" announce="alert" title={t('home.simulateFailed')}>
          {t(`failure.${failure.code}`)}
        </Banner>
      )}
      <div>
        <Button icon={<PersonIcon size={16} />} isPending={starting} onPress={() => void start()}>
          {t(starting ? 'home.simulating' : 'home.simulate')}
        </Button>
      </div>
    </section>
  );
}
