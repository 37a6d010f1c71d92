import type { ReactNode } from 'react';
import type { ConflictChoice, LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import type { Failure } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './Templates.module.css';

/** Two edits of one sentence, side by side, and which one stays. */
export function ConflictQuestion(props: {
  readonly mine: LibraryTemplate;
  readonly theirs: LibraryTemplate | null;
  readonly onSettled: (entry: LibraryTemplate) => void;
  readonly onFailed: (failure: Failure) => void;
}): ReactNode {
  const t = useText();
  const { library } = useServices();
  const { mine, theirs } = props;
  const settle = async (choice: ConflictChoice): Promise<void> => {
    const result = await library.settle(mine.id, choice);
    if (result.ok) props.onSettled(result.value);
    else props.onFailed(result.error);
  };
  return (
    <Banner
      tone="attention"
      title={t('template.conflict')}
      actions={
        <>
          <Button onPress={() => void settle('mine')}>{t('template.keepMine')}</Button>
          <Button onPress={() => void settle('theirs')}>{t('template.keepTheirs')}</Button>
          <Button onPress={() => void settle('both')}>{t('template.keepBoth')}</Button>
        </>
      }
    >
      <p>{t('template.conflictBody')}</p>
      <div className={styles['sides']}>
        <section className={styles['card']} aria-label={t('template.mine')}>
          <strong>{t('template.mine')}</strong>
          <span>{mine.text}</span>
        </section>
        {theirs !== null && (
          <section className={styles['card']} aria-label={t('template.theirs')}>
            <strong>{t('template.theirs')}</strong>
            <span>{theirs.text}</span>
          </section>
        )}
      </div>
    </Banner>
  );
}
