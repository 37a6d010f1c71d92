import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LibraryTemplate, TemplateStatus } from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';
import { isBlocking, lintTemplate } from '#shared/model/templateLint.ts';
import type { TemplateProblem } from '#shared/model/templateLint.ts';
import { parseTemplate } from '#renderer/session/index.ts';
import type { Failure, Library } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { BackIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useServices } from '../desk/services.ts';
import { ConflictQuestion } from './ConflictQuestion.tsx';
import { Spoken } from './Spoken.tsx';
import { TemplateForm } from './TemplateForm.tsx';
import { UseFigures } from './UseFigures.tsx';
import { Versions } from './Versions.tsx';
import { useDraft } from './useDraft.ts';
import styles from './Templates.module.css';

/** One sentence: its words, how it will sound, who changed it and how it fared. */
export function TemplateEditor(props: {
  readonly library: Library;
  readonly entry: LibraryTemplate;
  /** Somebody changed it between the last look and the press of a button: said above it. */
  readonly changedMeanwhile: boolean;
  readonly onOpen: (entry: LibraryTemplate, changedMeanwhile?: boolean) => void;
  readonly onDuplicate: (like: Template) => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useText();
  const { library: desk } = useServices();
  const { entry, library } = props;
  const draft = useDraft(entry, library, desk);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { template } = draft;
  const problems = problemsOf(template, library);
  const blocked = problems === null || problems.some(isBlocking);
  const isNew = entry.version === 0 && entry.basedOn === null;

  const save = async (status: TemplateStatus): Promise<void> => {
    draft.settle();
    const { baseVersion } = draft;
    const result = await desk.save({ template, status, baseVersion });
    if (result.ok) props.onOpen(result.value);
    else {
      void desk.keepUnsaved({ template, baseVersion });
      setFailure(result.error);
    }
  };
  const move = async (status: TemplateStatus): Promise<void> => {
    if (draft.dirty && !blocked) {
      await save(status);
      return;
    }
    const result = await desk.setStatus({ id: entry.id, status, seenVersion: entry.version });
    if (!result.ok) setFailure(result.error);
    else if (result.value.state === 'settled') props.onOpen(result.value.entry);
    else props.onOpen(result.value.theirs, true);
  };
  const discard = async (): Promise<void> => {
    draft.settle();
    await desk.dropUnsaved(entry.id);
    props.onBack();
  };
  return (
    <div className={styles['page']}>
      <div>
        <Button
          kind="quiet"
          size="small"
          icon={<BackIcon size={16} />}
          onPress={() => void draft.keep().then(props.onBack)}
        >
          {t('template.back')}
        </Button>
      </div>
      <ScreenTitle>{t(isNew ? 'templates.new' : 'template.edit')}</ScreenTitle>
      {entry.conflictWith !== null && (
        <ConflictQuestion
          mine={entry}
          theirs={library.entries.find(({ id }) => id === entry.conflictWith) ?? null}
          onSettled={props.onOpen}
          onFailed={setFailure}
        />
      )}
      {props.changedMeanwhile && (
        <Banner tone="attention" announce="alert" title={t('template.changedMeanwhile')} />
      )}
      {draft.broughtBack && <Banner title={t('template.unsavedNote')} />}
      {failure !== null && (
        <Banner tone="attention" announce="alert" title={t('templates.problem')}>
          {t(`failure.${failure.code}`)}
        </Banner>
      )}
      <TemplateForm
        template={template}
        problems={problems}
        phrases={library.phrases}
        onChange={draft.change}
      />
      <Spoken template={template} />
      <div className={styles['row']}>
        <Button
          kind="primary"
          isDisabled={blocked || (!draft.dirty && !isNew)}
          onPress={() => void save(entry.status === 'archived' ? 'draft' : entry.status)}
        >
          {t('template.save')}
        </Button>
        {entry.status === 'draft' && (
          <Button isDisabled={blocked} onPress={() => void (isNew ? save : move)('published')}>
            {t('template.publish')}
          </Button>
        )}
        {entry.status === 'published' && (
          <Button onPress={() => void move('draft')}>{t('template.unpublish')}</Button>
        )}
        {!isNew && (
          <Button onPress={() => props.onDuplicate(template)}>{t('template.duplicate')}</Button>
        )}
        {!isNew && entry.status !== 'archived' && (
          <Button onPress={() => void move('archived')}>{t('template.archive')}</Button>
        )}
        {entry.status === 'archived' && (
          <Button onPress={() => void move('draft')}>{t('template.restore')}</Button>
        )}
        {draft.dirty && (
          <Button kind="quiet" onPress={() => void discard()}>
            {t('template.discard')}
          </Button>
        )}
      </div>
      <UseFigures
        use={library.use.filter(({ templateId }) => templateId === entry.id)}
        of={library.useOf}
      />
      <Versions entry={entry} onRestored={props.onOpen} onFailed={setFailure} />
    </div>
  );
}

/** Null where the language is none, so that nothing can be said of the text. */
function problemsOf(
  { text, locale }: Template,
  { phrases }: Library,
): readonly TemplateProblem[] | null {
  try {
    const ofLanguage = phrases.filter((each) => locale.startsWith(each.locale));
    return lintTemplate(text, locale, { phrases: ofLanguage, parse: parseTemplate });
  } catch {
    return null;
  }
}
