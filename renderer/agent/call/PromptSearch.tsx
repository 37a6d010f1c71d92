import type { ReactNode, Ref } from 'react';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { PanelTools } from './panel/PanelTools.tsx';
import styles from './SidePanel.module.css';

/** Searches all sentences as one types: Enter says the first, Escape clears, and then leaves. */
export function PromptSearch(props: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onEnter: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
  /** How many were found; null while nothing is searched for. */
  readonly found: number | null;
}): ReactNode {
  const t = useText();
  return (
    <div className={styles['search']}>
      <TextField
        label={t('prompts.search')}
        labelHidden
        placeholder={t('prompts.searchHint')}
        value={props.query}
        onChange={props.onQuery}
        inputRef={props.inputRef}
        maxLength={200}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') props.onEnter();
          if (event.key !== 'Escape') return;
          if (props.query !== '') props.onQuery('');
          else event.currentTarget.blur();
        }}
      />
      <PanelTools />
      <output className={styles['found']}>
        {props.found === null ? '' : t('prompts.found', { count: props.found })}
      </output>
    </div>
  );
}
