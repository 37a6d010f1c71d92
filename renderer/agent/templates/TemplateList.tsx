import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import type { Library } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { TemplatesIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { ExchangeBar } from './ExchangeBar.tsx';
import { FilterBar } from './FilterBar.tsx';
import { SituationGroup } from './SituationGroup.tsx';
import { arrange, everything } from './filter.ts';
import { newEntry } from './newEntry.ts';
import styles from './Templates.module.css';

/** Every sentence by situation, in the team's order. */
export function TemplateList(props: {
  readonly library: Library;
  readonly onNew: () => void;
  readonly onOpen: (entry: LibraryTemplate) => void;
  readonly onPhrases: () => void;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const [filter, setFilter] = useState(everything);
  const { entries, unsaved } = props.library;
  const started = unsaved
    .filter(({ template }) => entries.every(({ id }) => id !== template.id))
    .map(({ template }) => newEntry(template.id, 0, template));
  const all = [...started, ...entries];
  const groups = arrange(all, filter, (situation) => t(`situation.${situation}`));
  const open = (id: string): void => {
    const entry = all.find((each) => each.id === id);
    if (entry !== undefined) props.onOpen(entry);
  };
  const add = (
    <Button kind="primary" onPress={props.onNew}>
      {t('templates.new')}
    </Button>
  );
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <div>
          <ScreenTitle>{t('templates.title')}</ScreenTitle>
          <p className={styles['muted']}>{t('templates.lead')}</p>
        </div>
        <div className={styles['row']}>
          <Button kind="quiet" onPress={props.onPhrases}>
            {t('templates.phrases')}
          </Button>
          {add}
        </div>
      </div>
      <FilterBar
        filter={filter}
        locales={[...new Set(all.map(({ locale }) => locale))]}
        onChange={setFilter}
      />
      {groups.length === 0 && (
        <EmptyState icon={<TemplatesIcon size={28} />} action={add}>
          {t('templates.empty')}
        </EmptyState>
      )}
      {groups.map(({ situation, entries: rows }) => (
        <SituationGroup
          key={situation}
          situation={situation}
          all={all}
          rows={rows}
          library={props.library}
          onOpen={open}
          onChanged={props.onChanged}
        />
      ))}
      <ExchangeBar onDone={props.onChanged} />
    </div>
  );
}
