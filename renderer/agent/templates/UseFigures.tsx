import type { ReactNode } from 'react';
import type { TemplateUse } from '#shared/model/libraryTemplate.ts';
import type { Library } from '#renderer/session/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useWords } from './useFigures.ts';
import styles from './Templates.module.css';

/** How a sentence fared, over all calls together. */
export function UseFigures(props: {
  readonly use: readonly TemplateUse[];
  readonly of: Library['useOf'];
}): ReactNode {
  const t = useText();
  const words = useWords(props.use);
  return (
    <section className={styles['group']} aria-label={t('template.use')}>
      <h2>{t('template.use')}</h2>
      <p>{words ?? t('template.useNone')}</p>
      <p className={styles['muted']}>{t(`template.useNote.${props.of}`)}</p>
    </section>
  );
}
