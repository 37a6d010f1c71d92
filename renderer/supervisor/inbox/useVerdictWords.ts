import type { CallLine } from '#shared/contract/desk.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';

type Verdict = Pick<CallLine, 'satisfied' | 'recommend' | 'resolved' | 'heard'>;

/** What a customer answered, in one line. */
export function useVerdictWords(): (verdict: Verdict) => string {
  const t = useText();
  return ({ satisfied, recommend, resolved, heard }) => {
    const words = [
      satisfied !== null && t('desk.verdict.satisfied', { value: satisfied }),
      resolved !== null && t(`desk.verdict.resolved.${resolved}`),
      heard !== null && t('desk.verdict.heard', { value: heard }),
      recommend !== null && t('desk.verdict.recommend', { value: recommend }),
    ].filter((each) => each !== false);
    return words.length === 0 ? t('desk.verdict.none') : words.join(' · ');
  };
}
