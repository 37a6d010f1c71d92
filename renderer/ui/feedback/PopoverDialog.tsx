import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { IconButton } from '../controls/IconButton.tsx';
import { CloseIcon } from '../icons/icons.tsx';
import { cx } from '../theme/cx.ts';
import styles from './PopoverDialog.module.css';

/** The dialog inside has a name; the library's second one, on its box, would count as content. */
const NO_SECOND_NAME = '';

/** A small window beside its button. The page goes on beneath: whatever is not covered still works. */
export function PopoverDialog(props: {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly title: string;
  /** Opens to the right of its button instead of above it: where what lies above must stay in sight. */
  readonly beside?: boolean;
  /** Opens below its button, and as narrow as beside it: for a button at the top. */
  readonly below?: boolean;
  readonly closeLabel: string;
  /** What stands in it; a function gets the way to close it. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}): ReactNode {
  const { beside = false, below = false, children } = props;
  return (
    <DialogTrigger>
      {props.trigger}
      <Popover
        aria-labelledby={NO_SECOND_NAME}
        className={cx(styles, 'popover', (beside || below) && 'beside')}
        placement={beside ? 'right bottom' : below ? 'bottom start' : 'top end'}
        isNonModal
      >
        <Dialog className={styles['dialog'] ?? ''}>
          {({ close }) => (
            <>
              <div className={styles['head']}>
                <Heading slot="title" level={2} className={styles['title'] ?? ''}>
                  {props.title}
                </Heading>
                <IconButton
                  icon={<CloseIcon size={16} />}
                  label={props.closeLabel}
                  size="small"
                  onPress={close}
                />
              </div>
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
