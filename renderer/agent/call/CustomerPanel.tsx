import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { CustomerCommitments } from '../commitments/CustomerCommitments.tsx';
import { EarlierCalls } from '../history/EarlierCalls.tsx';
import { useCall } from '../desk/hooks.ts';
import styles from './SidePanel.module.css';

/** Who this is, why they call, and what was before. */
export function CustomerPanel(): ReactNode {
  const t = useText();
  const name = useCall((call) => call.customerName);
  const issue = useCall((call) => call.issue);
  return (
    <div className={styles['body']}>
      <dl className={styles['customer']}>
        <dt>{t('customer.name')}</dt>
        <dd>{name}</dd>
        <dt>{t('customer.issue')}</dt>
        <dd>{issue ?? t('customer.noIssue')}</dd>
      </dl>
      <CustomerCommitments customerName={name} most={5} />
      <EarlierCalls customerName={name} most={5} stacked />
    </div>
  );
}
