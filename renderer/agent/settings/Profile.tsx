import { useState } from 'react';
import type { ReactNode } from 'react';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import { nameProblem } from '../home/names.ts';
import { Section } from './Section.tsx';
import { useSave } from './useSave.tsx';

/** Name and company, saved when the field is left. */
export function Profile(): ReactNode {
  const t = useText();
  const save = useSave();
  const settings = useApp((app) => app.settings);
  const [name, setName] = useState(settings.agentName ?? '');
  const [company, setCompany] = useState(settings.company);
  const problem = nameProblem(name);
  return (
    <Section title={t('settings.you')}>
      <TextField
        label={t('settings.name')}
        value={name}
        onChange={setName}
        error={problem === null ? null : t(`name.${problem}`)}
        onBlur={() => {
          if (problem === null && name.trim() !== settings.agentName) {
            save({ agentName: name.trim() });
          }
        }}
        autoComplete="name"
      />
      <TextField
        label={t('settings.company')}
        value={company}
        onChange={setCompany}
        maxLength={80}
        onBlur={() => {
          if (company.trim() !== settings.company) save({ company: company.trim() });
        }}
        autoComplete="organization"
      />
    </Section>
  );
}
