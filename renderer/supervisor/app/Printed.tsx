import type { ReactNode } from 'react';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { usePrinting } from './usePrinting.ts';
import styles from './Printed.module.css';

/** What stands above a report on paper: what it is of, when and by whom it was made. */
export function PrintedHead(props: { readonly children: ReactNode }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { now } = useDesk();
  const { name } = useSupervisor();
  const printing = usePrinting();
  const at = now();
  if (!printing) return null;
  return (
    <div className={styles['onPaper']}>
      <p className={styles['what']}>{props.children}</p>
      <p>{t('desk.printed', { date: format.date(at), time: format.time(at), name })}</p>
    </div>
  );
}

/** At the foot of everything that has figures about people. */
export function NotForDecisions(): ReactNode {
  const t = useText();
  return <p className={styles['notForDecisions']}>{t('desk.notForDecisions')}</p>;
}
