import type { BrowserWindow } from 'electron';
import { screen } from 'electron';
import { PANEL_WINDOW } from '#shared/model/panelWindow.ts';
import type { Bounds } from '#shared/model/settings.ts';
import { confined } from './confined.ts';

/** Where the panel's window stands when it was never moved: beside nothing, in its usual size. */
const USUAL = { width: 420, height: 680 };
const LEAST = { width: 320, height: 360 };
/** So much of it must be on a display for a hand to reach its title. */
const REACHABLE = 80;

/** What is kept of the window between calls. */
export interface PanelWindowMemory {
  readonly read: () => Promise<Bounds | null>;
  readonly write: (bounds: Bounds) => void;
}

/**
 * Lets the agent's page open the one window it may have beside itself: the panel of prompts. It is a
 * blank page of the same origin and the same policy that the agent's page draws into; it has no
 * preload, goes nowhere and opens nothing. Everything else stays refused.
 * @param onOpened told of the window, each time it is opened
 */
export function allowPanelWindow(
  window: BrowserWindow,
  memory: PanelWindowMemory,
  onOpened: (panel: BrowserWindow) => void,
): void {
  let bounds: Bounds | null = null;
  let panel: BrowserWindow | null = null;
  void memory.read().then((kept) => {
    bounds ??= kept;
  });

  window.webContents.setWindowOpenHandler(({ url, frameName }) => {
    if (url !== PANEL_WINDOW.url || frameName !== PANEL_WINDOW.name) return { action: 'deny' };
    // One at a time: the page's own, of which a second would be a stranger.
    if (panel !== null && !panel.isDestroyed()) return { action: 'deny' };
    const place = onADisplay(bounds);
    return {
      action: 'allow',
      overrideBrowserWindowOptions: {
        ...(place ?? USUAL),
        minWidth: LEAST.width,
        minHeight: LEAST.height,
        autoHideMenuBar: true,
        fullscreenable: false,
        backgroundColor: window.getBackgroundColor(),
        webPreferences: { ...confined, preload: '' },
      },
    };
  });

  window.webContents.on('did-create-window', (created) => {
    panel = created;
    onOpened(created);
    const keep = (): void => {
      bounds = created.getNormalBounds();
      memory.write(bounds);
    };
    created.on('moved', keep);
    created.on('resized', keep);
    created.on('close', keep);
    created.on('closed', () => {
      if (panel === created) panel = null;
    });
  });

  const closePanel = (): void => {
    if (panel !== null && !panel.isDestroyed()) panel.destroy();
  };
  // Its page is what draws it: without that page it would stand there dead.
  window.on('closed', closePanel);
  window.webContents.on('render-process-gone', closePanel);
}

/** The bounds where a hand can still reach them: a display may be gone since. */
function onADisplay(bounds: Bounds | null): Bounds | null {
  if (bounds === null) return null;
  const { x, y, width, height } = screen.getDisplayMatching(bounds).workArea;
  const reachable =
    bounds.x + bounds.width >= x + REACHABLE &&
    bounds.x <= x + width - REACHABLE &&
    bounds.y >= y - 8 &&
    bounds.y <= y + height - REACHABLE;
  return reachable ? bounds : null;
}
