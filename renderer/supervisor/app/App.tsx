import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { figureNumbers } from '#shared/domain/figureNumbers.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { FigureNumbersContext } from '#renderer/ui/glossary/numbers.ts';
import { PersonIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { DeskContext, useDesk } from '../desk/desk.ts';
import type { DeskServices } from '../desk/desk.ts';
import { SupervisorContext, supervisorOf } from '../desk/me.ts';
import { Shell } from './Shell.tsx';
import styles from './Shell.module.css';

/** The supervisor's window; it needs a TextProvider around it. */
export function App(props: { readonly services: DeskServices }): ReactNode {
  return (
    <DeskContext value={props.services}>
      <FigureNumbersContext value={figureNumbers}>
        <Known />
      </FigureNumbersContext>
    </DeskContext>
  );
}

/** Who looks decides what there is to see. */
function Known(): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { loaded, reload } = useLoaded(useCallback(() => desk['desk.me'](), [desk]));
  const supervisor = loaded.state === 'ready' ? supervisorOf(loaded.value) : null;
  if (supervisor !== null) {
    return (
      <SupervisorContext value={supervisor}>
        <Shell />
      </SupervisorContext>
    );
  }
  return (
    <main className={styles['alone']}>
      <h1>{t('desk.title')}</h1>
      {loaded.state === 'loading' && <output>{t('common.loading')}</output>}
      {loaded.state === 'failed' && (
        <Banner
          tone="attention"
          title={t('desk.meFailed')}
          actions={
            <Button size="small" onPress={reload}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {loaded.failure.code === 'refused'
            ? t('desk.meRefused')
            : t(`failure.${loaded.failure.code}`)}
        </Banner>
      )}
      {loaded.state === 'ready' && (
        <EmptyState
          icon={<PersonIcon size={32} />}
          action={<Button onPress={reload}>{t('common.tryAgain')}</Button>}
        >
          {t('desk.noTeam')}
        </EmptyState>
      )}
    </main>
  );
}
