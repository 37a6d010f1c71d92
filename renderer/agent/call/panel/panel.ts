import { createContext, useContext, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { SettingsPatch } from '#shared/model/settings.ts';
import { useApp } from '../../desk/hooks.ts';
import { useServices } from '../../desk/services.ts';

/** How the panel beside a call stands. All of it is kept as a setting. */
interface PanelState {
  readonly panelWidth: number | null;
  readonly panelLarge: boolean;
  readonly panelHidden: boolean;
  readonly panelDetached: boolean;
}

export interface Panel extends PanelState {
  readonly change: (patch: Partial<PanelState>) => void;
  /** Brings the panel to sight, wherever it is, and the focus to something in it. */
  readonly reach: (element: () => HTMLElement | null) => void;
}

/** The panel as the settings have it, with what was changed just now in front of them. */
export function usePanelState(): Panel {
  const { saveSettings } = useServices();
  const panelWidth = useApp(({ settings }) => settings.panelWidth);
  const panelLarge = useApp(({ settings }) => settings.panelLarge);
  const panelHidden = useApp(({ settings }) => settings.panelHidden);
  const panelDetached = useApp(({ settings }) => settings.panelDetached);
  const [changed, setChanged] = useState<Partial<PanelState>>({});
  return useMemo(() => {
    const change = (patch: Partial<PanelState>): void => {
      setChanged((before) => ({ ...before, ...patch }));
      // Where it cannot be kept it holds for this call all the same.
      void saveSettings(patch satisfies SettingsPatch);
    };
    const state = { panelWidth, panelLarge, panelHidden, panelDetached, ...changed };
    return {
      ...state,
      change,
      reach: (element) => {
        // What is not drawn cannot take the focus.
        if (state.panelHidden && !state.panelDetached) {
          flushSync(() => change({ panelHidden: false }));
        }
        const wanted = element();
        wanted?.ownerDocument.defaultView?.focus();
        wanted?.focus();
      },
    };
  }, [panelWidth, panelLarge, panelHidden, panelDetached, changed, saveSettings]);
}

export const PanelContext = createContext<Panel | null>(null);

/** @throws Error outside of the call screen */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === null) throw new Error('No panel around this component.');
  return panel;
}
