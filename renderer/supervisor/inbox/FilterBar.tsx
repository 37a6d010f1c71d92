import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { CallFilters } from '#shared/contract/desk.ts';
import { resolutions } from '#shared/model/survey.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { periodNames } from './filters.ts';
import type { Choice, PeriodName } from './filters.ts';
import styles from './Inbox.module.css';

const ANY = 'any';
/** The least interruptions a list can be narrowed to. */
const leastInterruptions = [1, 2, 3, 5, 10];

/** What narrows the list; each takes effect at once. */
export function FilterBar(props: {
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { teams } = useSupervisor();
  const people = useLoaded(useCallback(() => desk['desk.colleagues'](), [desk]));
  const { choice } = props;
  const { filters } = choice;
  const set = (change: Partial<CallFilters>): void =>
    props.onChange({ ...choice, filters: { ...filters, ...change } });
  const named = people.loaded.state === 'ready' ? people.loaded.value : [];
  const any = { id: ANY, label: t('desk.filter.any') };
  const orNull = (id: string): string | null => (id === ANY ? null : id);
  return (
    <section className={styles['filters']} aria-label={t('desk.filter.title')}>
      <TextField
        label={t('desk.filter.text')}
        value={filters.text}
        maxLength={200}
        onChange={(text) => set({ text })}
      />
      {teams.length > 1 && (
        <Select
          label={t('desk.filter.team')}
          value={filters.teamId ?? ANY}
          onChange={(id) => set({ teamId: orNull(id) })}
          options={[any, ...teams.map(({ teamId, name }) => ({ id: teamId, label: name }))]}
        />
      )}
      <Select
        label={t('desk.filter.agent')}
        value={filters.agentId ?? ANY}
        onChange={(id) => set({ agentId: orNull(id) })}
        options={[
          any,
          ...named
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map(({ personId, name }) => ({ id: personId, label: name })),
        ]}
      />
      <Select
        label={t('desk.filter.period')}
        value={choice.period}
        onChange={(id) => props.onChange({ ...choice, period: id as PeriodName })}
        options={periodNames.map((id) => ({ id, label: t(`desk.period.${id}`) }))}
      />
      <Select
        label={t('desk.filter.resolved')}
        value={filters.resolved ?? ANY}
        onChange={(id) => set({ resolved: orNull(id) as CallFilters['resolved'] })}
        options={[any, ...resolutions.map((id) => ({ id, label: t(`answers.resolved.${id}`) }))]}
      />
      <Select
        label={t('desk.filter.interruptions')}
        value={String(filters.minInterruptions ?? ANY)}
        onChange={(id) => set({ minInterruptions: id === ANY ? null : Number(id) })}
        options={[
          any,
          ...leastInterruptions.map((count) => ({
            id: String(count),
            label: t('desk.filter.atLeast', { count }),
          })),
        ]}
      />
    </section>
  );
}
