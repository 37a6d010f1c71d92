import type { Option } from '#renderer/ui/controls/Select.tsx';
import type { DeviceChoice } from '#renderer/session/index.ts';

/** Stands for "the system's default" in lists, where an empty key is not allowed. */
const SYSTEM_DEFAULT = 'system-default';

/** The list entry that stands for a setting. */
export function chosenDevice(deviceId: string | null): string {
  return deviceId ?? SYSTEM_DEFAULT;
}

/** The setting that a list entry stands for. */
export function optionToDevice(optionId: string): string | null {
  return optionId === SYSTEM_DEFAULT ? null : optionId;
}

export interface DeviceWords {
  readonly systemDefault: string;
  readonly gone: string;
  /** The system hides the names of devices until one of them was opened. */
  readonly unnamed: (place: number) => string;
}

/**
 * Choices for one kind of device. A chosen device that is not plugged in stays in the list, so that
 * the choice is seen and kept.
 */
export function deviceOptions(
  plugged: readonly DeviceChoice[],
  chosen: string | null,
  words: DeviceWords,
): readonly Option[] {
  const options = [
    { id: SYSTEM_DEFAULT, label: words.systemDefault },
    ...plugged.map(({ deviceId, label }, at) => ({
      id: deviceId,
      label: label === '' ? words.unnamed(at + 1) : label,
    })),
  ];
  const known = chosen === null || options.some((option) => option.id === chosen);
  return known ? options : [...options, { id: chosen, label: words.gone }];
}
