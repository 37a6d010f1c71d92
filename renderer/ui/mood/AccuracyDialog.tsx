import type { ReactNode } from 'react';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';
import { Dialog } from '../feedback/Dialog.tsx';
import { useText } from '../i18n/useText.ts';
import { AccuracyCard } from './AccuracyCard.tsx';

/** The accuracy card in a window of its own. */
export function AccuracyDialog(props: {
  readonly card: MoodAccuracy;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t('mood.card.title')}>
      <AccuracyCard card={props.card} />
    </Dialog>
  );
}
