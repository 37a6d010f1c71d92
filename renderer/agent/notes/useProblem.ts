import type { LineProblem } from '#renderer/session/index.ts';
import { windowZone } from '#renderer/session/index.ts';
import { useDue } from '#renderer/ui/i18n/useDue.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';

/** What is wrong with a line, in words that say what to do. */
export function useProblem(): (problem: LineProblem | { readonly code: 'noAction' }) => string {
  const t = useText();
  const dueWords = useDue(windowZone);
  const { now } = useServices();
  return (problem) => {
    switch (problem.code) {
      case 'noText':
        return t(`capture.problem.noText.${problem.command}`);
      case 'unclearHour':
        return t('capture.problem.unclearHour', { hour: problem.hour });
      case 'past':
        return t('capture.problem.past', { when: dueWords(problem.dueAt, now()).when });
      case 'unknown':
      case 'unclear':
      case 'noSuch':
      case 'contradiction':
      case 'noCommand':
        return t(`capture.problem.${problem.code}`, { words: problem.words });
      default:
        return t(`capture.problem.${problem.code}`);
    }
  };
}
