import { useText } from '#renderer/ui/i18n/useText.ts';
import type { DeviceWords } from './deviceOptions.ts';

/** What stands in a list of devices where a device's own name cannot. */
export function useDeviceWords(): DeviceWords {
  const t = useText();
  return {
    systemDefault: t('settings.deviceDefault'),
    gone: t('settings.deviceGone'),
    unnamed: (place) => t('settings.deviceUnnamed', { place }),
  };
}
