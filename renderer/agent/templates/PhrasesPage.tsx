import type { ReactNode } from 'react';
import type { PhraseToAvoid } from '#shared/model/phraseToAvoid.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { BackIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import styles from './Templates.module.css';

/** What not to say, and what to say instead. */
export function PhrasesPage(props: {
  readonly phrases: readonly PhraseToAvoid[];
  readonly onBack: () => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <div className={styles['page']}>
      <div>
        <Button kind="quiet" size="small" icon={<BackIcon size={16} />} onPress={props.onBack}>
          {t('template.back')}
        </Button>
      </div>
      <ScreenTitle>{t('templates.phrases')}</ScreenTitle>
      <p className={styles['muted']}>
        {props.phrases.length === 0 ? t('phrases.none') : t('phrases.lead')}
      </p>
      <ul className={styles['cards']}>
        {props.phrases.map(({ id, locale, phrase, why, better }) => (
          <li key={id} className={styles['card']} lang={locale}>
            <strong>{phrase}</strong>
            <span className={styles['muted']}>
              {why} · {format.language(locale)}
            </span>
            <span>{t('phrases.instead')}</span>
            <ul>
              {better.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
