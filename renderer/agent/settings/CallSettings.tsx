import type { ReactNode } from 'react';
import { cueKindSchema } from '#shared/model/cue.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import { Section } from './Section.tsx';
import { useSave } from './useSave.tsx';

const themes = ['system', 'light', 'dark'] as const;

/** How calls begin, which cues may show, and how the window looks. */
export function CallSettings(): ReactNode {
  const t = useText();
  const save = useSave();
  const settings = useApp((app) => app.settings);
  const off = settings.switchedOffCues;
  return (
    <>
      <Section title={t('settings.calls')}>
        <Switch
          label={t('settings.startWithCamera')}
          isSelected={settings.startWithCamera}
          onChange={(startWithCamera) => save({ startWithCamera })}
        />
        <Switch
          label={t('settings.bringToFront')}
          isSelected={settings.bringToFrontOnRing}
          onChange={(bringToFrontOnRing) => save({ bringToFrontOnRing })}
        />
      </Section>
      <Section title={t('settings.cues')} intro={t('settings.cuesIntro')}>
        {cueKindSchema.options.map((kind) => (
          <Switch
            key={kind}
            label={t(`settings.cue.${kind}`)}
            isSelected={!off.includes(kind)}
            onChange={(on) =>
              save({
                switchedOffCues: on ? off.filter((other) => other !== kind) : [...off, kind],
              })
            }
          />
        ))}
      </Section>
      <Section title={t('settings.look')}>
        <Select
          label={t('settings.theme')}
          value={settings.theme}
          options={themes.map((id) => ({ id, label: t(`settings.theme.${id}`) }))}
          onChange={(id) => {
            const theme = themes.find((known) => known === id);
            if (theme !== undefined) save({ theme });
          }}
        />
      </Section>
    </>
  );
}
