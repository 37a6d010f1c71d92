import type { ImportItem } from '#shared/contract/deskImportsIpc.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { needsDetails } from './counts.ts';

type Stuck = Extract<ImportItem['step'], { readonly at: 'stuck' }>;
type Problem = Stuck['problem'];

/** Problems of pictures and clips, which nobody imports, read like any other file that is no sound. */
function whyId(problem: Problem): MessageId {
  switch (problem) {
    case 'notPicture':
    case 'pictureCutOff':
    case 'pictureTooLarge':
    case 'notVideo':
    case 'noCodec':
    case 'noPicture':
    case 'clipCutOff':
    case 'clipTooLarge':
      return 'desk.imports.why.notAudio';
    case 'engineLost':
      return 'desk.imports.why.tooLarge';
    default:
      return `desk.imports.why.${problem}`;
  }
}

/** What is to be said of a recording besides its progress. */
export function useStepWords(): (item: ImportItem, agentName: string) => string {
  const t = useText();
  const format = useFormat();
  const { now } = useDesk();
  const { personId } = useSupervisor();
  const stuckWords = ({ problem, file, words }: Stuck, files: readonly string[]): string => {
    const why = t(whyId(problem), { words: words ?? '' });
    return file !== null && files.length > 1 ? t('desk.imports.why', { file, why }) : why;
  };
  return (item, agentName) => {
    const { step, details, files } = item;
    switch (step.at) {
      case 'stuck':
        return stuckWords(step, files);
      case 'done': {
        if (step.as === 'known') return t('desk.imports.step.known');
        if (details.agent?.personId === personId) return t('desk.imports.step.takenOwn');
        const { visibleAt } = step;
        if (visibleAt <= now()) return t('desk.imports.step.taken');
        return t('desk.imports.step.takenLater', {
          agent: agentName,
          date: format.date(visibleAt),
          time: format.time(visibleAt),
        });
      }
      case 'ready':
        return t(needsDetails(item) ? 'desk.imports.step.open' : 'desk.imports.step.ready');
      default:
        return t(`desk.imports.step.${step.at}`);
    }
  };
}
