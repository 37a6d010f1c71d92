import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { DetachIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../../desk/hooks.ts';
import { useServices } from '../../desk/services.ts';
import styles from '../Settings.module.css';

/** Signing in with the company's own service, in the system's browser. */
export function Elsewhere(props: {
  readonly origin: string;
  /** What the service is called; null where there is none. */
  readonly name: string | null;
  readonly invitation: string | null;
}): ReactNode {
  const t = useText();
  const { account } = useServices();
  const { origin, name, invitation } = props;
  const inCall = useDesk((desk) => desk.call !== null);
  const [state, setState] = useState<'none' | 'inBrowser' | 'in'>('none');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (state !== 'inBrowser') return;
    // Whoever leaves this form does not come in behind their own back.
    return () => void account.cancelOpenId();
  }, [account, state]);
  if (name === null) return null;
  const begin = async (): Promise<void> => {
    setProblem(null);
    setState('inBrowser');
    const result = await account.openId({ origin, invitation });
    if (!result.ok) setProblem(t(`failure.${result.error.code}`));
    else if (result.value.state === 'problem') setProblem(result.value.message);
    setState(result.ok && result.value.state === 'signedIn' ? 'in' : 'none');
  };
  return (
    <div className={styles['fields']}>
      {problem !== null && (
        <Banner tone="attention" announce="alert" title={t('team.notEntered')}>
          {problem}
        </Banner>
      )}
      <div className={styles['row']}>
        <Button
          icon={<DetachIcon size={16} />}
          isDisabled={inCall}
          isPending={state === 'inBrowser'}
          onPress={() => void begin()}
        >
          {t('team.with', { name })}
        </Button>
        {state === 'inBrowser' && (
          <Button kind="quiet" onPress={() => void account.cancelOpenId()}>
            {t('team.cancel')}
          </Button>
        )}
        <output>
          {state === 'inBrowser' && t('team.inBrowser')}
          {state === 'in' && t('team.entered')}
        </output>
      </div>
    </div>
  );
}
