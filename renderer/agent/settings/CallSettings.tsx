import type { ReactNode } from 'react';
import { reminderChoices } from '#shared/model/settings.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import { CueSettings } from './CueSettings.tsx';
import { Section } from './Section.tsx';
import { useSave } from './useSave.tsx';

const themes = ['system', 'light', 'dark'] as const;

/** How calls begin, which cues may show and be heard, and how the window looks. */
export function CallSettings(): ReactNode {
  const t = useText();
  const save = useSave();
  const settings = useApp((app) => app.settings);
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
      <CueSettings />
      <Section title={t('commitments.title')}>
        <Select
          label={t('settings.reminders')}
          hint={t('settings.remindersHint')}
          value={settings.reminders}
          options={reminderChoices.map((id) => ({ id, label: t(`settings.reminders.${id}`) }))}
          onChange={(id) => {
            const reminders = reminderChoices.find((known) => known === id);
            if (reminders !== undefined) save({ reminders });
          }}
        />
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
