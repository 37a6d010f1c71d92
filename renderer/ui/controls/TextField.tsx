import type { ReactNode, Ref } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import styles from './Field.module.css';

export interface TextFieldProps extends Omit<
  AriaTextFieldProps,
  'children' | 'className' | 'style' | 'isInvalid'
> {
  readonly label: string;
  /** For places where the surroundings say what the field is: read aloud, not shown. */
  readonly labelHidden?: boolean;
  readonly hint?: string | undefined;
  /** What is wrong and what to do; null while all is well. */
  readonly error?: string | null | undefined;
  readonly placeholder?: string;
  /** More than one line. */
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A labelled field for one line of text, or for several with `rows`. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, labelHidden = false, hint, error, placeholder, rows, inputRef, ...rest } = props;
  const shown = placeholder === undefined ? {} : { placeholder };
  return (
    <AriaTextField
      {...rest}
      {...(labelHidden ? { 'aria-label': label } : {})}
      isInvalid={typeof error === 'string'}
      className={styles['field'] ?? ''}
    >
      {!labelHidden && <Label className={styles['label'] ?? ''}>{label}</Label>}
      {rows === undefined ? (
        <Input
          className={styles['input'] ?? ''}
          {...shown}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
      ) : (
        <TextArea className={styles['input'] ?? ''} rows={rows} {...shown} />
      )}
      {hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
