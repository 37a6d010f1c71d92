import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { BackIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { useDesk } from '../desk/desk.ts';
import { useNav } from '../desk/nav.ts';
import { OpenCall } from './OpenCall.tsx';
import styles from './Call.module.css';

/** One call: what happened, what its customer said, and the talk about it with its agent. */
export function CallPage(props: { readonly callId: CallId }): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { back } = useNav();
  const { callId } = props;
  const { loaded, reload } = useLoaded(
    useCallback(() => desk['desk.call']({ callId }), [desk, callId]),
  );
  return (
    <div className={styles['page']}>
      <div className={styles['back']}>
        <Button kind="quiet" size="small" icon={<BackIcon size={16} />} onPress={back}>
          {t('desk.call.back')}
        </Button>
      </div>
      {loaded.state === 'loading' && (
        <output className={styles['wait']}>{t('common.loading')}</output>
      )}
      {loaded.state === 'failed' && (
        <div className={styles['wait']}>
          <Banner
            tone="attention"
            title={t('desk.call.failed')}
            actions={
              <Button size="small" onPress={reload}>
                {t('common.tryAgain')}
              </Button>
            }
          >
            {t(`failure.${loaded.failure.code}`)}
          </Banner>
        </div>
      )}
      {loaded.state === 'ready' && <OpenCall call={loaded.value} onChanged={reload} />}
    </div>
  );
}
