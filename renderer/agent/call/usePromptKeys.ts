import type { RefObject } from 'react';
import type { Prompt } from '#shared/model/template.ts';
import { useKeys } from '../desk/keys.ts';

/** What can be done with one prompt; undefined where it cannot be done now. */
export interface PromptActs {
  readonly onSaid: (templateId: string) => void;
  readonly onText: (text: string) => void;
  readonly onCopy: (prompt: Prompt) => void;
  readonly onPin: (templateId: string) => void;
  readonly onNotUseful: ((templateId: string) => void) | undefined;
}

/**
 * The keys of the prompts: 1–3 by place; T text, Y copy, F pin and U not useful for the card that has
 * the focus, else the first.
 * @param ref what holds the cards, in whichever window
 */
export function usePromptKeys(
  ref: RefObject<HTMLElement | null>,
  prompts: readonly Prompt[],
  acts: PromptActs,
): void {
  const { onNotUseful } = acts;
  const said = (place: number): void => {
    const prompt = prompts[place - 1];
    if (prompt !== undefined) acts.onSaid(prompt.templateId);
  };
  const here = (act: (prompt: Prompt) => void) => (): void => {
    const focused = ref.current?.ownerDocument.activeElement?.closest('[data-template]');
    const id = focused?.getAttribute('data-template');
    const prompt = prompts.find(({ templateId }) => templateId === id) ?? prompts[0];
    if (prompt !== undefined) act(prompt);
  };
  useKeys({
    '1': () => said(1),
    '2': () => said(2),
    '3': () => said(3),
    t: here(({ text }) => acts.onText(text)),
    y: here(acts.onCopy),
    f: here(({ templateId }) => acts.onPin(templateId)),
    u: onNotUseful && here(({ templateId }) => onNotUseful(templateId)),
  });
}
