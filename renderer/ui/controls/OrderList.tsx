import type { ReactNode } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { DragIcon } from '../icons/icons.tsx';
import styles from './OrderList.module.css';

export interface OrderItem {
  readonly id: string;
  /** For screen readers, and for finding it by typing. */
  readonly words: string;
  readonly content: ReactNode;
}

/** Rows that were moved beside another row. */
export interface Move {
  /** In the order in which they stand now. */
  readonly moved: readonly string[];
  readonly target: string;
  readonly side: 'before' | 'after';
}

/**
 * Rows that open with Enter or a press, and that are put in order by dragging: with the pointer, or by
 * keyboard on the handle (Enter, arrows, Enter).
 */
export function OrderList(props: {
  readonly label: string;
  readonly items: readonly OrderItem[];
  /** Names a row's handle. */
  readonly moveLabel: (words: string) => string;
  readonly onOpen: (id: string) => void;
  /** Without it, nothing can be moved. */
  readonly onMove?: ((move: Move) => void) | undefined;
}): ReactNode {
  const { items, onMove } = props;
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = items.filter(({ id }) => keys.has(id)).map(({ id }) => id);
      const side = target.dropPosition === 'after' ? 'after' : 'before';
      onMove?.({ moved, target: String(target.key), side });
    },
  });
  const moves = onMove !== undefined;
  return (
    <GridList
      aria-label={props.label}
      className={styles['list'] ?? ''}
      selectionMode="none"
      items={items}
      onAction={(key) => props.onOpen(String(key))}
      {...(moves ? { dragAndDropHooks } : {})}
    >
      {(item) => (
        <GridListItem id={item.id} textValue={item.words} className={styles['row'] ?? ''}>
          {moves && (
            <Button
              slot="drag"
              className={styles['handle'] ?? ''}
              aria-label={props.moveLabel(item.words)}
            >
              <DragIcon size={16} />
            </Button>
          )}
          {item.content}
        </GridListItem>
      )}
    </GridList>
  );
}
