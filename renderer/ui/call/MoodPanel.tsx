import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';
import type { ToneReading } from '#shared/model/voiceTone.ts';
import { Hidden } from '../controls/Hidden.tsx';
import { PopoverDialog } from '../feedback/PopoverDialog.tsx';
import { ChevronDownIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { AccuracyDialog } from '../mood/AccuracyDialog.tsx';
import { MoodSign } from '../mood/MoodSign.tsx';
import { isReading } from '../mood/moodState.ts';
import type { MoodState } from '../mood/moodState.ts';
import { moodWords } from '../mood/moodWords.ts';
import { useSteadyMood } from '../mood/useSteadyMood.ts';
import { MoodWhy } from './MoodWhy.tsx';
import { ToneLine } from './ToneLine.tsx';
import styles from './MoodPanel.module.css';

export interface MoodPanelProps {
  readonly customerName: string;
  readonly state: MoodState;
  /** How they speak; null until it was heard. */
  readonly tone: ToneReading | null;
  readonly onStop: () => void;
  readonly card: MoodAccuracy;
}

/**
 * The mood's word on the lower edge of the picture, and what is behind it one press away. It keeps
 * its size whatever it says, and is read by a screen reader only when asked: never by itself.
 */
export function MoodPanel(props: MoodPanelProps): ReactNode {
  const t = useText();
  const state = useSteadyMood(props.state);
  const { look, word, detail } = moodWords(state);
  const place = useRef<HTMLElement>(null);
  const [cardOpen, setCardOpen] = useState(false);
  const closeCard = (): void => {
    setCardOpen(false);
    // The link that opened it is gone, so the focus would have nowhere to go back to.
    place.current?.querySelector('button')?.focus();
  };
  return (
    <section ref={place} className={styles['panel']} aria-label={t('mood.region')}>
      {isReading(state) && <ToneLine tone={props.tone} />}
      <PopoverDialog
        beside
        title={t(isReading(state) ? 'mood.why.title' : word)}
        closeLabel={t('common.close')}
        trigger={
          <AriaButton className={styles['mood'] ?? ''}>
            <MoodSign look={look} size={20} />
            <span className={styles['words']}>
              <span className={styles['word']}>{t(word)}</span>
              <span className={styles['detail']}>{t(detail)}</span>
            </span>
            <Hidden>{t('mood.ask')}</Hidden>
            <ChevronDownIcon size={16} className={styles['chevron']} />
          </AriaButton>
        }
      >
        {(close) => (
          <MoodWhy
            state={state}
            tone={props.tone}
            customerName={props.customerName}
            onStop={() => {
              close();
              props.onStop();
            }}
            onCard={() => {
              close();
              setCardOpen(true);
            }}
          />
        )}
      </PopoverDialog>
      <AccuracyDialog card={props.card} isOpen={cardOpen} onClose={closeCard} />
    </section>
  );
}
