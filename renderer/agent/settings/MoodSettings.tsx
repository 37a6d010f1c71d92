import type { ReactNode } from 'react';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { CheckIcon, ClockIcon, EyeOffIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { AccuracyButton } from '#renderer/ui/mood/AccuracyButton.tsx';
import { useApp } from '../desk/hooks.ts';
import { moodCard } from './moodCard.ts';
import { MoodModel } from './MoodModel.tsx';
import { Section } from './Section.tsx';
import { useSave } from './useSave.tsx';
import styles from './Settings.module.css';

/** The mood cue: on or off, whether it can be had here and why not, and how far to trust it. */
export function MoodSettings(): ReactNode {
  const t = useText();
  const save = useSave();
  const wanted = useApp((app) => app.settings.moodCue);
  const byAdministrator = useApp((app) => app.moodOff === 'administrator');
  return (
    <Section title={t('mood.settings.title')} intro={t('mood.settings.intro')}>
      <Switch
        label={t('mood.settings.switch')}
        hint={t('mood.settings.switch.hint')}
        isSelected={wanted && !byAdministrator}
        isDisabled={byAdministrator}
        onChange={(on) => save({ moodCue: on })}
      />
      <Standing />
      <div className={styles['row']}>
        <AccuracyButton card={moodCard} />
      </div>
    </Section>
  );
}

/** Whether the cue can be had, in words; each reason it cannot with what to do. */
function Standing(): ReactNode {
  const t = useText();
  const off = useApp((app) => app.moodOff);
  const ready = useApp((app) => app.moodReady);
  switch (off) {
    case 'administrator':
      return (
        <Banner announce="off" title={t('mood.settings.administrator')}>
          {t('mood.settings.administratorBody')}
        </Banner>
      );
    case 'selfTest':
      return (
        <Banner tone="attention" announce="off" title={t('mood.settings.selfTest')}>
          {t('mood.settings.selfTestBody')}
        </Banner>
      );
    case 'noModel':
      return <MoodModel />;
    case 'settings':
      return <State icon={<EyeOffIcon size={18} />} words={t('mood.settings.switchedOff')} />;
    default:
      return ready ? (
        <State icon={<CheckIcon size={18} />} words={t('mood.settings.ready')} />
      ) : (
        <State icon={<ClockIcon size={18} />} words={t('mood.settings.checking')} />
      );
  }
}

function State(props: { readonly icon: ReactNode; readonly words: string }): ReactNode {
  return (
    <output className={styles['row']}>
      {props.icon}
      {props.words}
    </output>
  );
}
