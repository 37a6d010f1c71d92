import { createContext, useContext } from 'react';
import type { SettingsPatch } from '#shared/model/settings.ts';

/** Saves a change of the settings at once; a failure shows at the head of the page. */
export const SaveContext = createContext<(patch: SettingsPatch) => void>(() => undefined);

export function useSave(): (patch: SettingsPatch) => void {
  return useContext(SaveContext);
}
