import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import { ScreenTitle } from './ScreenTitle.tsx';
import styles from './About.module.css';

/** What Hearback is, what it keeps to itself, and which one this is. */
export function About(): ReactNode {
  const t = useText();
  const info = useApp((app) => app.info);
  return (
    <div className={styles['about']}>
      <ScreenTitle>{t('about.title')}</ScreenTitle>
      <p className={styles['lead']}>{t('about.lead')}</p>
      <section>
        <h2>{t('about.private')}</h2>
        <p>{t('about.privateBody')}</p>
      </section>
      <section>
        <h2>{t('about.yours')}</h2>
        <p>{t('about.yoursBody')}</p>
      </section>
      <dl className={styles['facts']}>
        <dt>{t('about.version')}</dt>
        <dd>{info.version}</dd>
        <dt>{t('about.runtime')}</dt>
        <dd>{info.runtime}</dd>
        <dt>{t('about.platform')}</dt>
        <dd>{info.platform}</dd>
      </dl>
    </div>
  );
}
