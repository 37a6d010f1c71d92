import type { ReactNode } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { Words } from '../parts/Frame.tsx';
import styles from './consent.module.css';

/** What is asked, in full: the same before the ring and in the call. */
export function ConsentWords(props: { readonly agent: string }): ReactNode {
  const t = useWords();
  const { agent } = props;
  return (
    <>
      <Words>{t('consent.why', { agent })}</Words>
      <ul className={styles['points']}>
        <li>{t('consent.what', { agent })}</li>
        <li>{t('consent.where', { agent })}</li>
        <li>{t('consent.shown', { agent })}</li>
        <li>{t('consent.choice')}</li>
      </ul>
    </>
  );
}
