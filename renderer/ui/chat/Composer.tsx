import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { MAX_CHAT_CHARS } from '#shared/model/chat.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Chat.module.css';

/** Where a message is written: Enter sends, Shift+Enter begins a new line. */
export function Composer(props: {
  readonly label: string;
  readonly sendLabel: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}): ReactNode {
  const { label, value, onChange, onSend, inputRef } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape') event.currentTarget.blur();
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className={styles['composer']}>
      <textarea
        aria-label={label}
        placeholder={label}
        className={styles['input']}
        rows={Math.min(5, Math.max(2, value.split('\n').length, Math.ceil(value.length / 34)))}
        maxLength={MAX_CHAT_CHARS}
        dir="auto"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
      <Button size="small" isDisabled={value.trim() === ''} onPress={onSend}>
        {props.sendLabel}
      </Button>
    </div>
  );
}
