import type { TemplateUse } from '#shared/model/libraryTemplate.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';

/** A template's figures over its situations, in words; null where there are none. */
export function useWords(use: readonly TemplateUse[]): string | null {
  const t = useText();
  if (use.length === 0) return null;
  const sum = (figure: 'offered' | 'said' | 'notUseful'): number =>
    use.reduce((total, each) => total + each[figure], 0);
  return t('template.useFigures', {
    offered: sum('offered'),
    said: sum('said'),
    notUseful: sum('notUseful'),
  });
}
