import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { SettingsPatch } from '#shared/model/settings.ts';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useApp } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import type { Failure } from '#renderer/session/index.ts';
import { CallSettings } from './CallSettings.tsx';
import { DeviceSettings } from './DeviceSettings.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { HubSettingsForm } from './HubSettingsForm.tsx';
import { MoodSettings } from './MoodSettings.tsx';
import { Profile } from './Profile.tsx';
import { Section } from './Section.tsx';
import { isSignedIn } from './team/draft.ts';
import { TeamHub } from './team/TeamHub.tsx';
import { SaveContext } from './useSave.tsx';
import styles from './Settings.module.css';

/** What the agent chose on this machine. Changes take effect at once; the hub asks for a button. */
export function SettingsPage(): ReactNode {
  const t = useText();
  const { saveSettings } = useServices();
  const inTeam = useApp(({ settings }) => isSignedIn(settings.hub));
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = useCallback(
    (patch: SettingsPatch): void => {
      void saveSettings(patch).then((result) => setFailure(result.ok ? null : result.error));
    },
    [saveSettings],
  );
  return (
    <SaveContext value={save}>
      <div className={styles['settings']}>
        <ScreenTitle>{t('settings.title')}</ScreenTitle>
        {failure !== null && (
          <Banner tone="attention" announce="alert" title={t('settings.saveFailed')}>
            {t(`failure.${failure.code}`)}
          </Banner>
        )}
        <Profile />
        <DeviceSettings />
        <CallSettings />
        <MoodSettings />
        <TeamHub />
        {!inTeam && <HubSettingsForm />}
        <Section title={t('diagnostics.title')} intro={t('diagnostics.intro')}>
          <Diagnostics />
        </Section>
      </div>
    </SaveContext>
  );
}
