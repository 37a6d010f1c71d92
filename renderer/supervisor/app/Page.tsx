import type { ReactNode } from 'react';
import type { IpcFailure } from '#shared/contract/ipc.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import type { Loaded } from '#renderer/ui/load/useLoaded.ts';
import { ScreenTitle } from './ScreenTitle.tsx';
import styles from './Page.module.css';

/** A place that scrolls as a whole: its title, what can be done there, and the rest. */
export function Page(props: {
  readonly title: string;
  readonly intro: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles['scroll']}>
      <div className={styles['page']}>
        <header className={styles['head']}>
          <div>
            <ScreenTitle takesFocus>{props.title}</ScreenTitle>
            <p className={styles['quiet']}>{props.intro}</p>
          </div>
          {props.actions !== undefined && <div className={styles['actions']}>{props.actions}</div>}
        </header>
        {props.children}
      </div>
    </div>
  );
}

/** While something is on its way, and where it did not come. */
export function Awaited(props: {
  readonly loaded: Loaded<unknown, IpcFailure>;
  readonly reload: () => void;
}): ReactNode {
  const t = useText();
  const { loaded } = props;
  if (loaded.state === 'ready') return null;
  if (loaded.state === 'loading') return <output>{t('common.loading')}</output>;
  return (
    <Banner
      tone="attention"
      title={t('desk.loadFailed')}
      actions={
        <Button size="small" onPress={props.reload}>
          {t('common.tryAgain')}
        </Button>
      }
    >
      {t(`failure.${loaded.failure.code}`)}
    </Banner>
  );
}

/** Why something was not done: the hub's own sentence where it refused, else ours. */
export function useRefusalWords(): (failure: IpcFailure) => string {
  const t = useText();
  return ({ code, message }) =>
    (code === 'badRequest' || code === 'changed') && message !== ''
      ? message
      : t(`failure.${code}`);
}
