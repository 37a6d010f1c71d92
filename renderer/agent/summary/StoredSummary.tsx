import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { ok } from '#shared/lib/result.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import type { Outcome } from '#renderer/session/index.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { SummaryPage } from './SummaryPage.tsx';

/**
 * One call out of the store; works without a hub, and after a restart. Right after a call its
 * summary is shown before it is stored; notes wait until there is a record to keep them in.
 */
export function StoredSummary(props: {
  readonly callId: CallId;
  readonly stored?: boolean;
  readonly fresh?: CallSummary | null;
  /** False where the page has its title already. */
  readonly titled?: boolean;
}): ReactNode {
  const t = useText();
  const { getCall } = useServices();
  const { callId, stored = true, fresh = null, titled = true } = props;
  const load = useCallback(
    async (): Outcome<CallSummary | null> => (stored ? getCall(callId) : ok(null)),
    [getCall, callId, stored],
  );
  const { loaded, reload } = useLoaded(load);
  const kept = loaded.state === 'ready' ? loaded.value : null;
  const shown = kept ?? fresh;
  if (shown !== null) {
    return <SummaryPage summary={shown} titled={titled} withNotes={kept !== null} />;
  }
  if (!stored) return null;
  if (loaded.state === 'loading') return <output>{t('common.loading')}</output>;
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
