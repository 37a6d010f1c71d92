import type { ReactNode } from 'react';
import type { ImportPreview } from '#shared/model/templateImport.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Dialog } from '#renderer/ui/feedback/Dialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Templates.module.css';

/** What a file holds, before any of it is taken in. */
export function ImportDialog(props: {
  readonly preview: ImportPreview;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}): ReactNode {
  const t = useText();
  const { file, good, sample, bad, badInAll } = props.preview;
  return (
    <Dialog isOpen onClose={props.onLeave} title={t('import.title', { file })}>
      <div className={styles['page']}>
        <p>{t('import.good', { count: good })}</p>
        <ul className={styles['sample']}>
          {sample.slice(0, 3).map(({ template }) => (
            <li key={template.id}>{template.text}</li>
          ))}
        </ul>
        <p>{t('import.bad', { count: badInAll })}</p>
        {bad.length > 0 && (
          <ul className={styles['sample']} aria-label={t('import.badRows')}>
            {bad.map(({ line, fault, field }, at) => (
              <li key={`${line}.${at}`}>
                {t('import.badRow', {
                  line,
                  reason: t(`import.fault.${fault}`, { field: field ?? '' }),
                })}
              </li>
            ))}
          </ul>
        )}
        {badInAll > bad.length && <p>{t('import.more', { count: bad.length })}</p>}
        <div className={styles['row']}>
          <Button onPress={props.onLeave}>{t('import.leave')}</Button>
          {good > 0 && (
            <Button kind="primary" onPress={props.onTake}>
              {t('import.take', { count: good })}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
