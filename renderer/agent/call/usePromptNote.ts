import { useEffect, useState } from 'react';
import type { Ms } from '#shared/lib/units.ts';

/** How long a word about what was just done stays on its card. */
const SHOWN_MS: Ms = 4000;

/** A word on one card, about what was done with it. */
export interface PromptNote {
  readonly templateId: string;
  readonly words: string;
}

/** The word that is shown now, and how to show another; it goes by itself. */
export function usePromptNote(): readonly [
  PromptNote | null,
  (templateId: string, words: string) => void,
] {
  const [note, setNote] = useState<PromptNote | null>(null);
  useEffect(() => {
    if (note === null) return;
    const timer = setTimeout(() => setNote(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [note]);
  return [note, (templateId, words) => setNote({ templateId, words })];
}
