import type { ReactNode } from 'react';
import type { Prompt } from '#shared/model/template.ts';
import { Button } from '../controls/Button.tsx';
import { Kbd } from '../controls/Kbd.tsx';
import { CheckIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { cx } from '../theme/cx.ts';
import styles from './PromptCard.module.css';

/** A sentence to say now, large enough to read while looking at a person. */
export function PromptCard(props: {
  readonly prompt: Prompt;
  /** From 1; the first three have the key of their place, which marks them as said. */
  readonly place: number;
  readonly onSaid: (templateId: string) => void;
  /** Without it the card cannot be put off: it is there because it was searched for. */
  readonly onNotNow?: (templateId: string) => void;
  /** Puts the sentence where it can be edited and sent as text. */
  readonly onText: (text: string) => void;
}): ReactNode {
  const t = useText();
  const { prompt, place, onNotNow } = props;
  const title = t(`situation.${prompt.situation}`);
  return (
    <article
      className={cx(styles, 'card', place === 1 && 'first')}
      aria-label={title}
      data-template={prompt.templateId}
    >
      <header className={styles['head']}>
        <h2 className={styles['title']}>{title}</h2>
        {place <= 3 && <Kbd keys={String(place)} />}
      </header>
      <p className={styles['text']}>{prompt.text}</p>
      <p className={styles['why']}>{prompt.why}</p>
      <div className={styles['actions']}>
        <Button
          size="small"
          kind={place === 1 ? 'primary' : 'secondary'}
          icon={<CheckIcon size={16} />}
          aria-label={t('prompts.saidAbout', { title })}
          onPress={() => props.onSaid(prompt.templateId)}
        >
          {t('prompts.said')}
        </Button>
        {onNotNow !== undefined && (
          <Button
            size="small"
            kind="quiet"
            aria-label={t('prompts.notNowAbout', { title })}
            onPress={() => onNotNow(prompt.templateId)}
          >
            {t('prompts.notNow')}
          </Button>
        )}
        <Button
          size="small"
          kind="quiet"
          aria-label={t('prompts.asTextAbout', { title })}
          onPress={() => props.onText(prompt.text)}
        >
          {t('prompts.asText')}
        </Button>
      </div>
    </article>
  );
}
