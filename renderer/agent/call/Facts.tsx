import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Kbd } from '#renderer/ui/controls/Kbd.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { CloseIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { useKeys } from '../desk/keys.ts';
import { useServices } from '../desk/services.ts';
import styles from './SidePanel.module.css';

/** The longest fact the journal takes, in characters. */
const FACT_LENGTH = 500;

/** What the agent jots down: `/` comes here, Enter adds, Esc gives the keys back. */
export function FactInput(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const facts = useCall((call) => call.facts);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => input.current?.focus() });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') input.current?.blur();
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '') return;
    actions.addFact(text.trim());
    setText('');
  };
  return (
    <div className={styles['input']}>
      <p className={styles['recent']} aria-live="polite">
        {facts.length > 0 &&
          t('facts.recent', {
            facts: facts
              .map((fact) => fact.text)
              .toReversed()
              .join(' · '),
          })}
      </p>
      <div className={styles['inputRow']}>
        <TextField
          label={t('facts.label')}
          labelHidden
          placeholder={t('facts.placeholder')}
          value={text}
          onChange={setText}
          maxLength={FACT_LENGTH}
          inputRef={input}
          onKeyDown={onKeyDown}
          autoComplete="off"
        />
        {text === '' && (
          <span aria-hidden="true">
            <Kbd keys="/" />
          </span>
        )}
      </div>
    </div>
  );
}

/** The facts so far, oldest first, each removable. */
export function FactList(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const facts = useCall((call) => call.facts);
  if (facts.length === 0) {
    return <p className={`${styles['body']} ${styles['quiet']}`}>{t('facts.empty')}</p>;
  }
  return (
    <div className={styles['body']}>
      <ul className={styles['facts']} aria-label={t('facts.list')}>
        {facts.map((fact) => (
          <li key={fact.factId}>
            <span className={styles['factText']}>{fact.text}</span>
            <IconButton
              icon={<CloseIcon size={16} />}
              label={t('facts.remove', { text: fact.text })}
              size="small"
              placement="left"
              onPress={() => actions.removeFact(fact.factId)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
