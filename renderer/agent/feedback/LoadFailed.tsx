import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';

/** What the hub could not be asked for, and another try. */
export function LoadFailed(props: { readonly onAgain: () => void }): ReactNode {
  const t = useText();
  return (
    <Banner
      tone="attention"
      title={t('feedback.loadFailed')}
      actions={
        <Button size="small" onPress={props.onAgain}>
          {t('common.tryAgain')}
        </Button>
      }
    />
  );
}
