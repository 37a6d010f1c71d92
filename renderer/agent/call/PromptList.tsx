import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import type { Prompt } from '#shared/model/template.ts';
import { PromptCard } from '#renderer/ui/call/PromptCard.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall, useShown } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { usePanel } from './panel/panel.ts';
import { PromptSearch } from './PromptSearch.tsx';
import styles from './SidePanel.module.css';
import { useHeld } from './useHeld.ts';
import { useInSight } from './useInSight.ts';
import type { PromptActs } from './usePromptKeys.ts';
import { usePromptKeys } from './usePromptKeys.ts';
import { usePromptNote } from './usePromptNote.ts';

/** At most three sentences for this moment, or what is searched for; 1–3 mark them as said. */
export function PromptList(props: {
  /** A prompt is to be sent as text. */
  readonly onText: (text: string) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}): ReactNode {
  const t = useText();
  const { actions, copy, library } = useServices();
  const [query, setQuery] = useState('');
  const [note, tell] = usePromptNote();
  const offered = useCall((call) => call.prompts);
  const pinned = useCall((call) => call.pinnedTemplateIds);
  // What is found is filled with these: it must be asked for again when they change.
  useCall((call) => call.facts);
  useCall((call) => call.actions);
  const searching = query.trim() !== '';
  const prompts = searching
    ? actions.findPrompts(query, (situation) => t(`situation.${situation}`))
    : offered;
  const saidCount = useCall((call) => call.saidTemplateIds.length);
  const { panelDetached } = usePanel();
  const shown = useShown(panelDetached ? 'panel' : 'agent');
  const held = useHeld(actions.holdPrompts);
  useInSight(
    held.ref,
    searching || !shown ? [] : prompts.map(({ templateId }) => templateId),
    panelDetached,
    actions.promptsInSight,
  );
  const acts: PromptActs = {
    /** Who has said it is done searching. */
    onSaid: (templateId) => {
      actions.markSaid(templateId);
      setQuery('');
    },
    onText: props.onText,
    onCopy: ({ templateId, text }: Prompt) => {
      void copy(text).then(({ ok }) =>
        tell(templateId, t(ok ? 'prompts.copied' : 'prompts.copyFailed')),
      );
    },
    onPin: (templateId) => {
      const pin = !pinned.includes(templateId);
      void library.pin(templateId, pin).then(({ ok }) => {
        const done = pin ? 'prompts.pinned' : 'prompts.unpinned';
        tell(templateId, t(ok ? done : 'prompts.pinFailed'));
      });
    },
    // What is there because it was searched for is wanted.
    onNotUseful: searching ? undefined : actions.promptNotUseful,
  };
  usePromptKeys(held.ref, prompts, acts);
  return (
    <div className={styles['body']} {...held}>
      <PromptSearch
        query={query}
        onQuery={setQuery}
        onEnter={() => {
          const [first] = prompts;
          if (searching && first !== undefined) acts.onSaid(first.templateId);
        }}
        inputRef={props.searchRef}
        found={searching ? prompts.length : null}
      />
      {prompts.length === 0
        ? !searching && <p className={styles['quiet']}>{t('prompts.empty')}</p>
        : prompts.map((prompt, at) => (
            <PromptCard
              key={prompt.templateId}
              prompt={prompt}
              place={at + 1}
              pinned={pinned.includes(prompt.templateId)}
              note={note?.templateId === prompt.templateId ? note.words : null}
              onNotNow={searching ? undefined : actions.notNow}
              {...acts}
            />
          ))}
      {saidCount > 0 && (
        <p className={styles['quiet']}>{t('prompts.saidCount', { count: saidCount })}</p>
      )}
    </div>
  );
}
