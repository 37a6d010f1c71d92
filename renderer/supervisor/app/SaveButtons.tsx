import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { DownloadIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/desk.ts';
import type { Outcome } from '../desk/desk.ts';
import styles from './Shell.module.css';

/** Keeps what is on the screen in a file that the person chooses. */
export function SaveButtons(props: {
  /** What the file is offered to be called. */
  readonly name: string;
  readonly isDisabled?: boolean;
  /** The table behind the page, the heading first; none where there is no table. */
  readonly rows?: () => readonly (readonly string[])[];
  /** False where the page itself is no report. */
  readonly pdf?: boolean;
}): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const [said, setSaid] = useState('');
  const { name, rows, isDisabled = false, pdf = true } = props;
  const save = async (asked: Outcome<boolean>): Promise<void> => {
    setSaid('');
    const result = await asked;
    if (!result.ok) setSaid(t('desk.save.failed'));
    else if (result.value) setSaid(t('desk.save.done'));
  };
  return (
    <div className={styles['save']}>
      {rows !== undefined && (
        <Button
          size="small"
          icon={<DownloadIcon size={16} />}
          isDisabled={isDisabled}
          onPress={() =>
            void save(desk['desk.saveCsv']({ name, rows: rows().map((row) => [...row]) }))
          }
        >
          {t('desk.save.csv')}
        </Button>
      )}
      {pdf && (
        <Button
          size="small"
          icon={<DownloadIcon size={16} />}
          isDisabled={isDisabled}
          onPress={() => void save(desk['desk.savePdf']({ name }))}
        >
          {t('desk.save.pdf')}
        </Button>
      )}
      <output className={styles['said']}>{said}</output>
    </div>
  );
}
