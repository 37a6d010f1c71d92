import { useState } from 'react';
import type { ReactNode } from 'react';
import type { TeamAgent } from '#shared/contract/deskImports.ts';
import type { ImportDetails, ImportItem } from '#shared/contract/deskImportsIpc.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useSupervisor } from '../desk/me.ts';
import { fromLocalTime, toLocalTime } from './localTime.ts';
import styles from './Imports.module.css';

const NAME_CHARS = 80;
const NOBODY = 'nobody';

const idOf = (agent: { readonly personId: string; readonly teamId: string }): string =>
  `${agent.teamId} ${agent.personId}`;

/** Whose call a recording is; what somebody types is kept when they leave the field. */
export function ImportDetailsForm(props: {
  readonly item: ImportItem;
  readonly agents: readonly TeamAgent[];
  readonly onChange: (details: ImportDetails) => void;
}): ReactNode {
  const t = useText();
  const { teams } = useSupervisor();
  const { item, agents, onChange } = props;
  const { details } = item;
  const [customer, setCustomer] = useState(details.customerName);
  const [when, setWhen] = useState(toLocalTime(details.startedAt));
  const startedAt = fromLocalTime(when);
  const teamName = (teamId: string): string =>
    teams.find((team) => team.teamId === teamId)?.name ?? '';
  const options = agents
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((agent) => ({
      id: idOf(agent),
      label:
        teams.length > 1
          ? t('desk.imports.agentOfTeam', { name: agent.name, team: teamName(agent.teamId) })
          : agent.name,
    }));
  return (
    <div className={styles['fields']}>
      <Select
        label={t('desk.imports.agent')}
        value={details.agent === null ? NOBODY : idOf(details.agent)}
        options={[{ id: NOBODY, label: t('desk.imports.noAgent') }, ...options]}
        onChange={(id) => {
          const agent = agents.find((each) => idOf(each) === id);
          onChange({
            ...details,
            agent: agent ? { personId: agent.personId, teamId: agent.teamId } : null,
          });
        }}
      />
      <TextField
        label={t('desk.imports.customer')}
        placeholder={t('desk.imports.customerHint')}
        value={customer}
        maxLength={NAME_CHARS}
        onChange={setCustomer}
        onBlur={() => {
          const customerName = customer.trim();
          setCustomer(customerName);
          if (customerName !== details.customerName) onChange({ ...details, customerName });
        }}
      />
      <TextField
        label={t('desk.imports.when')}
        type="datetime-local"
        value={when}
        error={startedAt === null ? t('desk.imports.whenWrong') : null}
        onChange={setWhen}
        onBlur={() => {
          const isNew = startedAt !== null && when !== toLocalTime(details.startedAt);
          if (isNew) onChange({ ...details, startedAt });
        }}
      />
    </div>
  );
}
