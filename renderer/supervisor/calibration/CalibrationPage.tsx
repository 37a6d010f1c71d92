import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { CalibrationIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { Awaited, Page } from '../app/Page.tsx';
import { useDesk } from '../desk/desk.ts';
import { CalibrationCard } from './CalibrationCard.tsx';
import styles from '../app/Page.module.css';

/** Calls that several score without seeing each other's scores, to find out whether they mean the same. */
export function CalibrationPage(): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { loaded, reload } = useLoaded(useCallback(() => desk['desk.calibrations'](), [desk]));
  const all = loaded.state === 'ready' ? loaded.value : [];
  return (
    <Page title={t('desk.place.calibration')} intro={t('desk.calibration.intro')}>
      <Awaited loaded={loaded} reload={reload} />
      {loaded.state === 'ready' && all.length === 0 && (
        <EmptyState icon={<CalibrationIcon size={32} />}>{t('desk.calibration.empty')}</EmptyState>
      )}
      <ul className={styles['cards']} aria-label={t('desk.place.calibration')}>
        {all.map((calibration) => (
          <li key={calibration.calibrationId}>
            <CalibrationCard calibration={calibration} onChanged={reload} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
