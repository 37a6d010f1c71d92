import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { FigureId } from '#shared/model/figure.ts';
import { figureIds } from '#shared/model/figure.ts';
import { Dialog } from '../feedback/Dialog.tsx';
import { useText } from '../i18n/useText.ts';
import { Entry } from './Entry.tsx';
import styles from './Glossary.module.css';

/** Every figure explained, in one list. */
export function GlossaryDialog(props: {
  readonly isOpen: boolean;
  /** The entry that is in sight at first; the list's beginning without one. */
  readonly first?: FigureId;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t('glossary.title')}>
      <p className={styles['lead']}>{t('glossary.lead')}</p>
      {figureIds.map((id) => (
        <Section key={id} id={id} inSight={id === props.first} />
      ))}
    </Dialog>
  );
}

function Section(props: { readonly id: FigureId; readonly inSight: boolean }): ReactNode {
  const t = useText();
  const place = useRef<HTMLHeadingElement>(null);
  const { inSight } = props;
  useEffect(() => {
    // With the focus inside, the dialog leaves it there, and a screen reader reads on from here.
    if (inSight) place.current?.focus();
  }, [inSight]);
  return (
    <section className={styles['section']}>
      <h3 ref={place} tabIndex={-1} className={styles['title']}>
        {t(`glossary.${props.id}.name`)}
      </h3>
      <Entry id={props.id} />
    </section>
  );
}
