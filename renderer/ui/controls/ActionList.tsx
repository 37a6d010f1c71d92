import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import styles from './ActionList.module.css';

interface Item {
  readonly id: string;
  /** The line as it is read aloud and found by typing. */
  readonly words: string;
}

/** Lines that open something: arrows go through them, Enter or a press opens. */
export function ActionList<T extends Item>(props: {
  readonly label: string;
  readonly items: readonly T[];
  readonly onOpen: (id: string) => void;
  readonly children: (item: T) => ReactNode;
  /** The line that takes the focus when this changes; null: none. */
  readonly focusOn?: string | null;
}): ReactNode {
  const { children, focusOn = null } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusOn === null) return;
    const line = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(focusOn)}"]`);
    line?.focus();
  }, [focusOn]);
  return (
    <GridList
      ref={list}
      className={styles['list'] ?? ''}
      aria-label={props.label}
      items={props.items}
      selectionMode="none"
      onAction={(key) => props.onOpen(String(key))}
    >
      {(item) => (
        <GridListItem className={styles['line'] ?? ''} textValue={item.words}>
          {children(item)}
        </GridListItem>
      )}
    </GridList>
  );
}
