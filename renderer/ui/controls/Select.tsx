import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import type { SelectProps as AriaSelectProps } from 'react-aria-components';
import { CheckIcon, ChevronDownIcon } from '../icons/icons.tsx';
import field from './Field.module.css';
import popup from './Popup.module.css';

export interface Option {
  readonly id: string;
  readonly label: string;
}

export interface SelectProps extends Omit<
  AriaSelectProps<Option>,
  'children' | 'className' | 'style' | 'value' | 'defaultValue' | 'onChange' | 'selectionMode'
> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly Option[];
  /** The chosen option's id. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** One choice out of a short list. */
export function Select(props: SelectProps): ReactNode {
  const { label, hint, options, value, onChange, ...rest } = props;
  return (
    <AriaSelect
      {...rest}
      className={field['field'] ?? ''}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <Label className={field['label'] ?? ''}>{label}</Label>
      <AriaButton className={field['select'] ?? ''}>
        <SelectValue className={field['value'] ?? ''}>
          {({ selectedText, defaultChildren }) => selectedText ?? defaultChildren}
        </SelectValue>
        <ChevronDownIcon size={16} className={field['chevron']} />
      </AriaButton>
      {hint !== undefined && (
        <Text slot="description" className={field['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <Popover className={popup['popup'] ?? ''}>
        <ListBox className={popup['list'] ?? ''} items={options}>
          {(option) => (
            <ListBoxItem className={popup['item'] ?? ''} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span className={popup['tick']}>{isSelected && <CheckIcon size={16} />}</span>
                  <span className={popup['words']}>{option.label}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
