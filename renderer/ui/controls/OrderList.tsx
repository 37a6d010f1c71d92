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
  /** The ids in their new order. Without it, nothing can be moved. */
  readonly onReorder?: ((ids: readonly string[]) => void) | undefined;
}): ReactNode {
  const { items, onReorder } = props;
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = items.filter(({ id }) => keys.has(id)).map(({ id }) => id);
      const others = items.map(({ id }) => id).filter((id) => !keys.has(id));
      const at = others.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      onReorder?.([...others.slice(0, at), ...moved, ...others.slice(at)]);
    },
  });
  const moves = onReorder !== undefined;
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
