import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from './ScreenTitle.tsx';
import styles from './CannotStart.module.css';

/** Shown where not even the settings could be read. */
export function CannotStart(props: { readonly onRetry: () => void }): ReactNode {
  const t = useText();
  return (
    <main className={styles['place']}>
      <ScreenTitle>{t('start.title')}</ScreenTitle>
      <Banner
        tone="attention"
        announce="alert"
        title={t('start.failed')}
        actions={
          <Button size="small" kind="primary" onPress={props.onRetry}>
            {t('common.tryAgain')}
          </Button>
        }
      >
        {t('start.failedBody')}
      </Banner>
    </main>
  );
}
