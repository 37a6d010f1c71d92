import type { ReactNode } from 'react';
import type { Prompt } from '#shared/model/template.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Kbd } from '../controls/Kbd.tsx';
import { PinButton } from '../controls/PinButton.tsx';
import { CheckIcon, CopyIcon, NotUsefulIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { cx } from '../theme/cx.ts';
import styles from './PromptCard.module.css';

/** A sentence to say now, large enough to read while looking at a person. */
export function PromptCard(props: {
  readonly prompt: Prompt;
  /** From 1; the first three have the key of their place, which marks them as said. */
  readonly place: number;
  readonly pinned: boolean;
  /** A word about what was just done with it, read aloud too; null for none. */
  readonly note: string | null;
  readonly onSaid: (templateId: string) => void;
  /** Without it the card cannot be put off: it is there because it was searched for. */
  readonly onNotNow: ((templateId: string) => void) | undefined;
  readonly onNotUseful: ((templateId: string) => void) | undefined;
  readonly onPin: (templateId: string) => void;
  readonly onCopy: (prompt: Prompt) => void;
  /** Puts the sentence where it can be edited and sent as text. */
  readonly onText: (text: string) => void;
}): ReactNode {
  const t = useText();
  const { prompt, place, onNotNow, onNotUseful } = props;
  const title = t(`situation.${prompt.situation}`);
  /** The keys act on the first card wherever the focus is; so only it names them. */
  const keys = (key: string) => (place === 1 ? key : undefined);
  return (
    <article
      className={cx(styles, 'card', place === 1 && 'first')}
      aria-label={title}
      data-template={prompt.templateId}
    >
      <header className={styles['head']}>
        <div className={styles['name']}>
          <h2 className={cx(styles, 'title', props.note !== null && 'covered')}>{title}</h2>
          <output className={styles['note']}>{props.note}</output>
        </div>
        <PinButton
          pinned={props.pinned}
          about={title}
          keys={keys('F')}
          onPress={() => props.onPin(prompt.templateId)}
        />
        <IconButton
          size="small"
          icon={<CopyIcon size={16} />}
          label={t('prompts.copyAbout', { title })}
          keys={keys('Y')}
          onPress={() => props.onCopy(prompt)}
        />
        {onNotUseful !== undefined && (
          <IconButton
            size="small"
            icon={<NotUsefulIcon size={16} />}
            label={t('prompts.notUsefulAbout', { title })}
            keys={keys('U')}
            onPress={() => onNotUseful(prompt.templateId)}
          />
        )}
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
