import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { PhrasesPage } from './PhrasesPage.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateList } from './TemplateList.tsx';
import { newEntry } from './newEntry.ts';

type Where =
  | { readonly at: 'list' }
  | { readonly at: 'phrases' }
  | {
      readonly at: 'edit';
      readonly entry: LibraryTemplate;
      readonly changedMeanwhile?: boolean;
    };

/** The library: its list, one sentence of it, or the phrases to avoid. */
export function TemplatesPage(): ReactNode {
  const t = useText();
  const { library, now } = useServices();
  const { loaded, reload } = useLoaded(library.load);
  const [where, setWhere] = useState<Where>({ at: 'list' });
  useEffect(() => library.onChanged(reload), [library, reload]);

  if (loaded.state === 'loading') return <p>{t('common.loading')}</p>;
  if (loaded.state === 'failed') {
    return (
      <Banner
        tone="attention"
        title={t('templates.problem')}
        actions={<Button onPress={reload}>{t('common.tryAgain')}</Button>}
      >
        {t(`failure.${loaded.failure.code}`)}
      </Banner>
    );
  }
  const back = (): void => {
    reload();
    setWhere({ at: 'list' });
  };
  const create = (like: Partial<Template> = {}): void =>
    setWhere({ at: 'edit', entry: newEntry(crypto.randomUUID(), now(), like) });
  const { value } = loaded;
  switch (where.at) {
    case 'phrases':
      return <PhrasesPage phrases={value.phrases} onBack={back} />;
    case 'edit':
      return (
        <TemplateEditor
          key={`${where.entry.id}.${where.entry.version}`}
          library={value}
          entry={where.entry}
          changedMeanwhile={where.changedMeanwhile ?? false}
          onOpen={(entry, changedMeanwhile = false) => {
            reload();
            setWhere({ at: 'edit', entry, changedMeanwhile });
          }}
          onDuplicate={create}
          onBack={back}
        />
      );
    default:
      return (
        <TemplateList
          library={value}
          onNew={() => create()}
          onOpen={(entry) => setWhere({ at: 'edit', entry })}
          onPhrases={() => setWhere({ at: 'phrases' })}
          onChanged={reload}
        />
      );
  }
}
