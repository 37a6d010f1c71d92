import type { EpochMs } from '#shared/lib/units.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';

/** A moment in the future in words, with the day only where it is not today. */
export function useExpiry(): (at: EpochMs, kind: 'home.expires' | 'home.until') => string {
  const t = useText();
  const format = useFormat();
  const { now } = useServices();
  return (at, kind) =>
    format.sameDay(at, now())
      ? t(`${kind}Today`, { time: format.time(at) })
      : t(kind, { date: format.date(at), time: format.time(at) });
}
