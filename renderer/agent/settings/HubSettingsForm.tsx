import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp, useDesk } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import type { Failure } from '#renderer/session/index.ts';
import { draftOf, hubProblems, settingsOf } from './hubDraft.ts';
import type { HubDraft, HubProblems } from './hubDraft.ts';
import { Section } from './Section.tsx';
import styles from './Settings.module.css';

/** Where the hub runs. Changing it reconnects, so it waits for a button, and for the call's end. */
export function HubSettingsForm(): ReactNode {
  const t = useText();
  const { saveSettings } = useServices();
  const current = useApp((app) => app.settings.hub);
  const inCall = useDesk((desk) => desk.call !== null);
  const [draft, setDraft] = useState<HubDraft>(() => draftOf(current));
  const [problems, setProblems] = useState<HubProblems>({});
  const [outcome, setOutcome] = useState<'none' | 'saving' | 'saved' | Failure>('none');
  const set = (patch: Partial<HubDraft>): void => {
    setDraft({ ...draft, ...patch });
    setProblems({});
    setOutcome('none');
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = hubProblems(draft);
    setProblems(found);
    if (Object.keys(found).length > 0 || inCall) return;
    setOutcome('saving');
    const result = await saveSettings({ hub: settingsOf(draft) });
    setOutcome(result.ok ? 'saved' : result.error);
  };
  return (
    <Section title={t('settings.hub')} intro={t('settings.hubIntro')}>
      <HubNow />
      <form className={styles['fields']} onSubmit={(event) => void save(event)} noValidate>
        <Select
          label={t('settings.hubMode')}
          value={draft.mode}
          options={[
            { id: 'embedded', label: t('settings.hubMode.embedded') },
            { id: 'remote', label: t('settings.hubMode.remote') },
          ]}
          onChange={(id) => set({ mode: id === 'remote' ? 'remote' : 'embedded' })}
        />
        <HubFields draft={draft} problems={problems} onChange={set} />
        {typeof outcome === 'object' && (
          <Banner tone="attention" announce="alert" title={t('settings.saveFailed')}>
            {t(`failure.${outcome.code}`)}
          </Banner>
        )}
        <div className={styles['row']}>
          <Button type="submit" kind="primary" isDisabled={inCall} isPending={outcome === 'saving'}>
            {t('settings.hubSave')}
          </Button>
          <output>
            {outcome === 'saved' && t('settings.hubSaved')}
            {inCall && t('settings.hubInCall')}
          </output>
        </div>
      </form>
    </Section>
  );
}

function HubNow(): ReactNode {
  const t = useText();
  const hub = useApp((app) => app.hub);
  if (hub.state !== 'running') return null;
  return (
    <p className={styles['quiet']}>
      {t('settings.hubNow', { origin: hub.publicOrigin })}{' '}
      {t(hub.localOnly ? 'settings.hubLocalOnly' : 'settings.hubReachable')}
    </p>
  );
}

const embeddedFields = [
  'host',
  'port',
  'tlsCertFile',
  'tlsKeyFile',
  'publicUrl',
  'turnUrls',
  'turnSecret',
] as const;
/** Shown as dots. */
const secretFields: readonly string[] = ['token', 'turnSecret'];

function HubFields(props: {
  readonly draft: HubDraft;
  readonly problems: HubProblems;
  readonly onChange: (patch: Partial<HubDraft>) => void;
}): ReactNode {
  const t = useText();
  const { draft, problems, onChange } = props;
  const labels = {
    host: [t('settings.host'), t('settings.hostHint')],
    port: [t('settings.port'), t('settings.portHint')],
    tlsCertFile: [t('settings.tlsCert'), t('settings.tlsHint')],
    tlsKeyFile: [t('settings.tlsKey'), undefined],
    publicUrl: [t('settings.publicUrl'), t('settings.publicUrlHint')],
    turnUrls: [t('settings.turn'), t('settings.turnHint')],
    turnSecret: [t('settings.turnSecret'), t('settings.turnSecretHint')],
    url: [t('settings.remoteUrl'), undefined],
    token: [t('settings.token'), t('settings.tokenHint')],
  } as const;
  const field = (name: keyof typeof labels): ReactNode => {
    const [label, hint] = labels[name];
    const problem = problems[name];
    return (
      <TextField
        key={name}
        label={label}
        hint={hint}
        error={problem === undefined ? null : t(problem)}
        value={draft[name]}
        onChange={(value) => onChange({ [name]: value })}
        autoComplete="off"
        spellCheck="false"
        {...(secretFields.includes(name) ? { type: 'password' as const } : {})}
        {...(name === 'port' ? { inputMode: 'numeric' as const } : {})}
      />
    );
  };
  return draft.mode === 'remote' ? (
    <>
      {field('url')}
      {field('token')}
    </>
  ) : (
    <>
      {embeddedFields.map(field)}
      <Switch
        label={t('settings.relayOnly')}
        hint={t('settings.relayOnlyHint')}
        isSelected={draft.relayOnly}
        onChange={(relayOnly) => onChange({ relayOnly })}
      />
    </>
  );
}
