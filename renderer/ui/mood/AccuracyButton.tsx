import { useState } from 'react';
import type { ReactNode } from 'react';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';
import { Button } from '../controls/Button.tsx';
import { useText } from '../i18n/useText.ts';
import { AccuracyDialog } from './AccuracyDialog.tsx';

/** Opens the accuracy card. */
export function AccuracyButton(props: { readonly card: MoodAccuracy }): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('mood.card.open')}
      </Button>
      <AccuracyDialog card={props.card} isOpen={open} onClose={() => setOpen(false)} />
    </>
  );
}
