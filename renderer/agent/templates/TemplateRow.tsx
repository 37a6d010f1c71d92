import type { ReactNode } from 'react';
import type { LibraryTemplate, TemplateUse } from '#shared/model/libraryTemplate.ts';
import { PinButton } from '#renderer/ui/controls/PinButton.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useWords } from './useFigures.ts';
import styles from './Templates.module.css';

/** One sentence in the list, with what sets it apart. */
export function TemplateRow(props: {
  readonly entry: LibraryTemplate;
  readonly unsaved: boolean;
  readonly use: readonly TemplateUse[];
  readonly pinned: boolean;
  readonly onPin: () => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { entry, unsaved, pinned } = props;
  const words = entry.text === '' ? t('templates.new') : entry.text;
  const figures = useWords(props.use);
  const marks = [
    ...(pinned ? [t('templates.pinned')] : []),
    t(`templates.status.${entry.status}`),
    format.language(entry.locale),
    ...(entry.tone === 'any' ? [] : [t(`templates.tone.${entry.tone}`)]),
    ...(entry.channel === 'any' ? [] : [t(`templates.channel.${entry.channel}`)]),
    ...(entry.version === 0 && entry.basedOn !== null ? [t('templates.bundled')] : []),
    ...(unsaved ? [t('templates.unsaved')] : []),
    ...(entry.conflictWith === null ? [] : [t('templates.conflictBadge')]),
  ];
  return (
    <>
      <span className={styles['words']}>
        <span>{words}</span>
        <span className={styles['muted']}>{marks.join(' · ')}</span>
        {figures !== null && <span className={styles['muted']}>{figures}</span>}
      </span>
      <PinButton pinned={pinned} about={words} onPress={props.onPin} />
    </>
  );
}
