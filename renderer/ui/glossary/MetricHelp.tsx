import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { FigureId } from '#shared/model/figure.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { HelpIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { Entry } from './Entry.tsx';
import { GlossaryDialog } from './GlossaryDialog.tsx';
import styles from './Glossary.module.css';

/**
 * "What does this figure mean?": a small button beside a figure that opens its entry, and from
 * there all of them. Nothing else on the page moves or stops; it needs a FigureNumbersContext.
 */
export function MetricHelp(props: {
  readonly id: FigureId;
  /** The figure's name where it stands, if it differs from the glossary's. */
  readonly name?: string;
}): ReactNode {
  const { id } = props;
  const t = useText();
  const place = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState<'entry' | 'all' | null>(null);
  const name = t(`glossary.${id}.name`);
  return (
    <span ref={place} className={styles['help']}>
      <DialogTrigger
        isOpen={open === 'entry'}
        onOpenChange={(isOpen) => setOpen((now) => (isOpen ? 'entry' : now === 'all' ? now : null))}
      >
        <IconButton
          icon={<HelpIcon size={16} />}
          label={t('glossary.ask', { name: props.name ?? name })}
          size="small"
        />
        <Popover className={styles['popover'] ?? ''} placement="bottom end" isNonModal>
          <Dialog className={styles['dialog'] ?? ''}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {name}
            </Heading>
            <Entry id={id} />
            <Button kind="quiet" size="small" onPress={() => setOpen('all')}>
              {t('glossary.title')}
            </Button>
          </Dialog>
        </Popover>
      </DialogTrigger>
      <GlossaryDialog
        isOpen={open === 'all'}
        first={id}
        onClose={() => {
          setOpen(null);
          // The link that opened it is gone, so the focus would have nowhere to go back to.
          place.current?.querySelector('button')?.focus();
        }}
      />
    </span>
  );
}
