import type { ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { CheckIcon } from '../icons/icons.tsx';
import type { Option } from './Select.tsx';
import styles from './Popup.module.css';

export interface MenuGroup {
  readonly id: string;
  readonly heading: string;
  readonly options: readonly Option[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** Groups of choices behind one button, one choice a group. */
export function ChoiceMenu(props: {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly groups: readonly MenuGroup[];
}): ReactNode {
  return (
    <MenuTrigger>
      {props.trigger}
      <Popover className={styles['popup'] ?? ''} placement="top">
        <AriaMenu className={styles['list'] ?? ''} aria-label={props.label}>
          {props.groups.map((group) => (
            <MenuSection
              key={group.id}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[`${group.id}/${group.selected}`]}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : [...keys];
                if (key !== undefined) group.onSelect(String(key).slice(group.id.length + 1));
              }}
            >
              <Header className={styles['heading'] ?? ''}>{group.heading}</Header>
              {group.options.map((option) => (
                <MenuItem
                  key={option.id}
                  id={`${group.id}/${option.id}`}
                  textValue={option.label}
                  className={styles['item'] ?? ''}
                >
                  {({ isSelected }) => (
                    <>
                      <span className={styles['tick']}>
                        {isSelected && <CheckIcon size={16} />}
                      </span>
                      <span className={styles['words']}>{option.label}</span>
                    </>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
