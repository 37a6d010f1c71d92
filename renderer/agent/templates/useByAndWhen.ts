import type { EpochMs } from '#shared/lib/units.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';

/** Who did something and when, in words; where nobody had given a name, only when. */
export function useByAndWhen(): (by: string, at: EpochMs) => string {
  const t = useText();
  const format = useFormat();
  return (by, at) => {
    const when = { date: format.date(at), time: format.time(at) };
    return by === '' ? t('template.when', when) : t('template.byAndWhen', { by, ...when });
  };
}
