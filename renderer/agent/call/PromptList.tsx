import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { PromptCard } from '#renderer/ui/call/PromptCard.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { useKeys } from '../desk/keys.ts';
import { useServices } from '../desk/services.ts';
import { PromptSearch } from './PromptSearch.tsx';
import styles from './SidePanel.module.css';
import { useHeld } from './useHeld.ts';
import { useInSight } from './useInSight.ts';

/** At most three sentences for this moment, or what is searched for; 1–3 mark them as said. */
export function PromptList(props: {
  /** A prompt is to be sent as text. */
  readonly onText: (text: string) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const [query, setQuery] = useState('');
  const offered = useCall((call) => call.prompts);
  // What is found is filled with these: it must be asked for again when they change.
  useCall((call) => call.facts);
  useCall((call) => call.actions);
  const searching = query.trim() !== '';
  const prompts = searching
    ? actions.findPrompts(query, (situation) => t(`situation.${situation}`))
    : offered;
  const saidCount = useCall((call) => call.saidTemplateIds.length);
  const held = useHeld(actions.holdPrompts);
  useInSight(
    held.ref,
    searching ? [] : prompts.map(({ templateId }) => templateId),
    actions.promptsInSight,
  );
  /** Who has said it is done searching. */
  const markSaid = (templateId: string): void => {
    actions.markSaid(templateId);
    setQuery('');
  };
  const said = (place: number): void => {
    const prompt = prompts[place - 1];
    if (prompt !== undefined) markSaid(prompt.templateId);
  };
  /** That of the card that has the focus, else the first. */
  const asText = (): void => {
    const focused = held.ref.current?.ownerDocument.activeElement?.closest('[data-template]');
    const id = focused?.getAttribute('data-template');
    const prompt = prompts.find(({ templateId }) => templateId === id) ?? prompts[0];
    if (prompt !== undefined) props.onText(prompt.text);
  };
  useKeys({ t: asText, '1': () => said(1), '2': () => said(2), '3': () => said(3) });
  return (
    <div className={styles['body']} {...held}>
      <PromptSearch
        query={query}
        onQuery={setQuery}
        onEnter={() => searching && said(1)}
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
              onSaid={markSaid}
              {...(searching ? {} : { onNotNow: (id: string) => actions.notNow(id) })}
              onText={props.onText}
            />
          ))}
      {saidCount > 0 && (
        <p className={styles['quiet']}>{t('prompts.saidCount', { count: saidCount })}</p>
      )}
    </div>
  );
}
