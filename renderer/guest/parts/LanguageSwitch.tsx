import type { ReactNode } from 'react';
import { languages } from '../i18n/languages.ts';
import type { Language } from '../i18n/languages.ts';
import { useWords } from '../i18n/useWords.ts';
import styles from './LanguageSwitch.module.css';

/** The page's languages, each by its own name. */
export function LanguageSwitch(props: {
  readonly language: Language;
  readonly onLanguage: (tag: string) => void;
}): ReactNode {
  const t = useWords();
  return (
    <select
      className={styles['switch']}
      aria-label={t('language.label')}
      value={props.language.tag}
      onChange={({ target }) => props.onLanguage(target.value)}
    >
      {languages.map(({ tag, name }) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
