import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components';
import { ChevronDownIcon } from '../icons/icons.tsx';
import styles from './Disclosure.module.css';

/** Something that is there for who wants it, behind a button with words. */
export function Disclosure(props: {
  readonly label: string;
  readonly openAtFirst?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <AriaDisclosure
      className={styles['disclosure'] ?? ''}
      defaultExpanded={props.openAtFirst ?? false}
    >
      <Button slot="trigger" className={styles['trigger'] ?? ''}>
        <ChevronDownIcon size={16} className={styles['chevron']} />
        {props.label}
      </Button>
      <DisclosurePanel className={styles['panel'] ?? ''}>{props.children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
