import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../controls/IconButton.tsx';
import { useText } from '../i18n/useText.ts';
import { CloseIcon } from '../icons/icons.tsx';
import { cx } from '../theme/cx.ts';
import styles from './Dialog.module.css';

/** A window over the page; Esc and the close button leave it, the focus goes back where it was. */
export function Dialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  const t = useText();
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={props.isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
    >
      <Modal className={cx(styles, 'modal')}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <div className={styles['head']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {props.title}
            </Heading>
            <IconButton
              icon={<CloseIcon size={18} />}
              label={t('common.close')}
              onPress={props.onClose}
            />
          </div>
          <div className={styles['body']}>{props.children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
