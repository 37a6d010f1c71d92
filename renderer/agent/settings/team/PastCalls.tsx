import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Failure, OutboxView } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../../desk/hooks.ts';
import { useServices } from '../../desk/services.ts';

/** The one question after joining: whether calls of before go along. */
export function PastCalls({ outbox }: { readonly outbox: OutboxView | null }): ReactNode {
  const t = useText();
  const { account } = useServices();
  const asked = useApp((app) => app.settings.lastTeam?.askedPast ?? true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const count = outbox?.keptHere ?? 0;
  if (asked || count === 0) return null;
  const answer = (bring: boolean): void => {
    void account.bringPast(bring).then((result) => setFailure(result.ok ? null : result.error));
  };
  return (
    <Banner
      announce="off"
      title={t('past.title')}
      actions={
        <>
          <Button size="small" onPress={() => answer(true)}>
            {t('past.bring')}
          </Button>
          <Button size="small" onPress={() => answer(false)}>
            {t('past.keep')}
          </Button>
        </>
      }
    >
      <p>{t('past.body', { count })}</p>
      {failure !== null && <p role="alert">{t(`failure.${failure.code}`)}</p>}
    </Banner>
  );
}
