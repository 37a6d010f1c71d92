import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ConflictChoice, LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import type { Failure } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './Templates.module.css';
import { useByAndWhen } from './useByAndWhen.ts';

/**
 * Two edits of one sentence, side by side, and which one stays. The other edit stands still while it
 * is read: where it was saved again meanwhile, the question is put again with its newest words.
 */
export function ConflictQuestion(props: {
  readonly mine: LibraryTemplate;
  readonly theirs: LibraryTemplate | null;
  readonly onSettled: (entry: LibraryTemplate) => void;
  readonly onFailed: (failure: Failure) => void;
}): ReactNode {
  const t = useText();
  const { library } = useServices();
  const { mine } = props;
  const [seen, setSeen] = useState(props.theirs);
  const [again, setAgain] = useState(false);
  // The library is read again after a save, so that it may come a moment later than the question.
  const theirs = seen ?? props.theirs;
  if (seen === null && theirs !== null) setSeen(theirs);
  const settle = async (choice: ConflictChoice): Promise<void> => {
    const seenVersion = theirs?.version ?? 0;
    const result = await library.settle({ id: mine.id, choice, seenVersion });
    if (!result.ok) props.onFailed(result.error);
    else if (result.value.state === 'settled') props.onSettled(result.value.entry);
    else {
      setSeen(result.value.theirs);
      setAgain(true);
    }
  };
  return (
    <Banner
      tone="attention"
      title={t(again ? 'template.conflictAgain' : 'template.conflict')}
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
        <Side title={t('template.mine')} entry={mine} />
        {theirs !== null && <Side title={t('template.theirs')} entry={theirs} />}
      </div>
    </Banner>
  );
}

function Side(props: { readonly title: string; readonly entry: LibraryTemplate }): ReactNode {
  const byAndWhen = useByAndWhen();
  const { title, entry } = props;
  return (
    <section className={styles['card']} aria-label={title}>
      <strong>{title}</strong>
      <span>{entry.text}</span>
      <span className={styles['muted']}>{byAndWhen(entry.updatedBy, entry.updatedAt)}</span>
    </section>
  );
}
