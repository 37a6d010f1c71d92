import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { IconButton } from '../controls/IconButton.tsx';
import { CloseIcon } from '../icons/icons.tsx';
import styles from './PopoverDialog.module.css';

/** A small window beside its button. The page goes on beneath: whatever is not covered still works. */
export function PopoverDialog(props: {
  readonly icon: ReactNode;
  /** The name of the button. */
  readonly label: string;
  readonly title: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <DialogTrigger>
      <IconButton icon={props.icon} label={props.label} size="small" />
      <Popover className={styles['popover'] ?? ''} placement="top end" isNonModal>
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
              {props.children}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
