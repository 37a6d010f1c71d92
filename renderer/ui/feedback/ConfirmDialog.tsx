import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../controls/Button.tsx';
import styles from './Dialog.module.css';

/** Asks once before something that cannot be taken back. The focus starts on the way out. */
export function ConfirmDialog(props: {
  readonly isOpen: boolean;
  readonly title: string;
  /** What will happen, and what is kept. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  /** `danger` for ending and deleting. */
  readonly kind: 'primary' | 'danger';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={props.isOpen}
      onOpenChange={(open) => {
        if (!open) props.onCancel();
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        <AriaDialog role="alertdialog" className={styles['dialog'] ?? ''}>
          <Heading slot="title" level={2} className={styles['title'] ?? ''}>
            {props.title}
          </Heading>
          <div className={styles['body']}>{props.children}</div>
          <div className={styles['foot']}>
            {/* Enter on a question must not do what cannot be taken back. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <Button autoFocus onPress={props.onCancel}>
              {props.cancelLabel}
            </Button>
            <Button kind={props.kind} onPress={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
