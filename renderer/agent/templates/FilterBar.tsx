import type { ReactNode } from 'react';
import { templateStatuses } from '#shared/model/libraryTemplate.ts';
import { channels, tones } from '#shared/model/template.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import type { Filter } from './filter.ts';
import styles from './Templates.module.css';

/** Search and the four choices that narrow the list down. */
export function FilterBar(props: {
  readonly filter: Filter;
  readonly locales: readonly string[];
  readonly onChange: (filter: Filter) => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { filter, onChange } = props;
  const set =
    <K extends keyof Filter>(key: K) =>
    (value: string) =>
      onChange({ ...filter, [key]: value as Filter[K] });
  const any = { id: 'any', label: t('templates.any') };
  return (
    <div className={styles['filters']}>
      <div className={styles['search']}>
        <TextField
          label={t('templates.search')}
          placeholder={t('templates.searchHint')}
          value={filter.words}
          onChange={set('words')}
        />
      </div>
      <Select
        label={t('templates.status')}
        value={filter.status}
        onChange={set('status')}
        options={[
          { id: 'inUse', label: t('templates.inUse') },
          ...templateStatuses.map((id) => ({ id, label: t(`templates.status.${id}`) })),
        ]}
      />
      <Select
        label={t('templates.language')}
        value={filter.locale}
        onChange={set('locale')}
        options={[any, ...props.locales.map((id) => ({ id, label: format.language(id) }))]}
      />
      <Select
        label={t('templates.tone')}
        value={filter.tone}
        onChange={set('tone')}
        options={tones.map((id) => ({ id, label: t(`templates.tone.${id}`) }))}
      />
      <Select
        label={t('templates.channel')}
        value={filter.channel}
        onChange={set('channel')}
        options={channels.map((id) => ({ id, label: t(`templates.channel.${id}`) }))}
      />
    </div>
  );
}
