import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { SummaryPage } from './SummaryPage.tsx';

/** One call out of the store; works without a hub, and after a restart. */
export function StoredSummary(props: {
  readonly callId: CallId;
  /** False where the page has its title already. */
  readonly titled?: boolean;
}): ReactNode {
  const t = useText();
  const { getCall } = useServices();
  const { callId } = props;
  const load = useCallback(() => getCall(callId), [getCall, callId]);
  const { loaded, reload } = useLoaded(load);
  if (loaded.state === 'loading') return <p role="status">{t('common.loading')}</p>;
  if (loaded.state === 'ready' && loaded.value !== null) {
    return <SummaryPage summary={loaded.value} titled={props.titled ?? true} />;
  }
  return (
    <Banner
      tone="attention"
      title={t('summary.missing')}
      actions={
        <Button size="small" onPress={reload}>
          {t('common.tryAgain')}
        </Button>
      }
    >
      {t('summary.missingBody')}
    </Banner>
  );
}
