import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { DueLine } from '../notes/NoteRow.tsx';
import styles from './Commitments.module.css';

/** What is still open for customers of that name; nothing where nothing is, or while it is asked. */
export function CustomerCommitments(props: {
  readonly customerName: string;
  readonly most: number;
}): ReactNode {
  const t = useText();
  const { commitments } = useServices();
  const { customerName: name, most } = props;
  const load = useCallback(
    () => commitments.list({ of: 'customer', customerName: name }),
    [commitments, name],
  );
  const { loaded } = useLoaded(load);
  if (loaded.state !== 'ready' || loaded.value.length === 0) return null;
  const title = t('commitments.ofCustomer', { name });
  return (
    <div className={styles['customer']}>
      <p className={styles['customerTitle']}>{title}</p>
      <ul aria-label={title}>
        {loaded.value.slice(0, most).map((each) => (
          <li key={each.id}>
            {each.text}
            <DueLine dueAt={each.dueAt} doneAt={null} />
          </li>
        ))}
      </ul>
    </div>
  );
}
