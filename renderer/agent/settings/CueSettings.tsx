import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { CueKind } from '#shared/model/cue.ts';
import { cueKinds } from '#shared/model/cue.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { SpeakerIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { Section } from './Section.tsx';
import { useSave } from './useSave.tsx';
import styles from './Settings.module.css';

const praise: readonly CueKind[] = ['goodPause', 'activeListening'];
const hints = cueKinds.filter((kind) => !praise.includes(kind));

/** Which cues may show, each with a sentence on when it does, and whether they may be heard. */
export function CueSettings(): ReactNode {
  const t = useText();
  const save = useSave();
  const softCueSound = useApp((app) => app.settings.softCueSound);
  return (
    <Section title={t('settings.cues')} intro={t('settings.cuesIntro')}>
      <Kinds legend={t('settings.cueHints')} kinds={hints} />
      <Kinds legend={t('settings.cuePraise')} kinds={praise} />
      <Switch
        label={t('settings.softCueSound')}
        hint={t('settings.softCueSound.hint')}
        isSelected={softCueSound}
        onChange={(on) => save({ softCueSound: on })}
      />
      <TrySound />
    </Section>
  );
}

function Kinds(props: { readonly legend: string; readonly kinds: readonly CueKind[] }): ReactNode {
  const t = useText();
  const save = useSave();
  const off = useApp((app) => app.settings.switchedOffCues);
  return (
    <fieldset className={styles['group']}>
      <legend>{props.legend}</legend>
      {props.kinds.map((kind) => (
        <Switch
          key={kind}
          label={t(`settings.cue.${kind}`)}
          hint={t(`settings.cue.${kind}.when`)}
          isSelected={!off.includes(kind)}
          onChange={(on) =>
            save({ switchedOffCues: on ? off.filter((other) => other !== kind) : [...off, kind] })
          }
        />
      ))}
    </fieldset>
  );
}

function TrySound(): ReactNode {
  const t = useText();
  const { playCueTone } = useServices();
  const speakerId = useApp((app) => app.settings.speakerId);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const button = (tone: 'hint' | 'praise'): ReactNode => (
    <Button
      size="small"
      icon={<SpeakerIcon size={16} />}
      onPress={() => {
        stop.current?.();
        stop.current = playCueTone(tone, speakerId);
      }}
    >
      {t(`settings.tryCueSound.${tone}`)}
    </Button>
  );
  return (
    <div className={styles['row']}>
      {button('hint')}
      {button('praise')}
    </div>
  );
}
