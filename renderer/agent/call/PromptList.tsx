import type { ReactNode } from 'react';
import { PromptCard } from '#renderer/ui/call/PromptCard.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { useKeys } from '../desk/keys.ts';
import { useServices } from '../desk/services.ts';
import styles from './SidePanel.module.css';
import { useHeld } from './useHeld.ts';

/** At most three sentences for this moment; 1–3 mark them as said. */
export function PromptList(props: {
  /** A prompt is to be sent as text. */
  readonly onText: (text: string) => void;
}): ReactNode {
  const t = useText();
  const { desk, actions } = useServices();
  const prompts = useCall((call) => call.prompts);
  const saidCount = useCall((call) => call.saidTemplateIds.length);
  const held = useHeld(actions.holdPrompts);
  const said = (place: number): void => {
    const prompt = desk.getState().call?.prompts[place - 1];
    if (prompt !== undefined) actions.markSaid(prompt.templateId);
  };
  /** That of the card that has the focus, else the first. */
  const asText = (): void => {
    const offered = desk.getState().call?.prompts ?? [];
    const focused = document.activeElement?.closest('[data-template]');
    const id = focused?.getAttribute('data-template');
    const prompt = offered.find(({ templateId }) => templateId === id) ?? offered[0];
    if (prompt !== undefined) props.onText(prompt.text);
  };
  useKeys({ t: asText, '1': () => said(1), '2': () => said(2), '3': () => said(3) });
  return (
    <div className={styles['body']} {...held}>
      {prompts.length === 0 ? (
        <p className={styles['quiet']}>{t('prompts.empty')}</p>
      ) : (
        prompts.map((prompt, at) => (
          <PromptCard
            key={prompt.templateId}
            prompt={prompt}
            place={at + 1}
            onSaid={(id) => actions.markSaid(id)}
            onNotNow={(id) => actions.notNow(id)}
            onText={props.onText}
          />
        ))
      )}
      {saidCount > 0 && (
        <p className={styles['quiet']}>{t('prompts.saidCount', { count: saidCount })}</p>
      )}
    </div>
  );
}
