import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useApp } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import type { Failure } from '#renderer/session/index.ts';
import { nameProblem } from './names.ts';
import type { NameProblem } from './names.ts';
import { FirstNotices } from '../app/Notices.tsx';
import styles from './FirstRun.module.css';

/** Asks once for a name and a company; everything else has a default. */
export function FirstRun(): ReactNode {
  const t = useText();
  const { saveSettings } = useServices();
  const [name, setName] = useState('');
  const [company, setCompany] = useState(useApp((app) => app.settings.company));
  const [problem, setProblem] = useState<NameProblem>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  const nameInput = useRef<HTMLInputElement>(null);
  useEffect(() => nameInput.current?.focus(), []);
  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = nameProblem(name);
    setProblem(wrong);
    if (wrong !== null || saving) return;
    setSaving(true);
    const result = await saveSettings({ agentName: name.trim(), company: company.trim() });
    setSaving(false);
    setFailure(result.ok ? null : result.error);
  };
  return (
    <main className={styles['place']}>
      <FirstNotices />
      <form className={styles['card']} onSubmit={(event) => void start(event)} noValidate>
        <ScreenTitle>{t('first.title')}</ScreenTitle>
        <p className={styles['intro']}>{t('first.intro')}</p>
        {failure !== null && (
          <Banner tone="attention" announce="alert" title={t('first.failed')}>
            {t(`failure.${failure.code}`)}
          </Banner>
        )}
        <TextField
          label={t('first.name')}
          hint={t('first.nameHint')}
          error={problem === null ? null : t(`name.${problem}`)}
          value={name}
          onChange={(next) => {
            setName(next);
            setProblem(null);
          }}
          autoComplete="name"
          inputRef={nameInput}
          isRequired
        />
        <TextField
          label={t('first.company')}
          hint={t('first.companyHint')}
          value={company}
          onChange={setCompany}
          maxLength={80}
          autoComplete="organization"
        />
        <Button type="submit" kind="primary" size="large" isPending={saving}>
          {t('first.start')}
        </Button>
        <p className={styles['quiet']}>{t('first.team')}</p>
      </form>
    </main>
  );
}
