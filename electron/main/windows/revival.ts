import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import type { Ms } from '#shared/lib/units.ts';
import { text } from '../text.ts';
import { comesBack } from './comesBack.ts';

/** What the window's surroundings do about the end of its page. */
export interface Revival {
  /** The page is gone, with whatever ran in it; its journal is on disk. */
  readonly onGone: () => void;
  /** Loads the page anew: it sums up what the one before it left. */
  readonly load: () => void;
  /** A clock that never runs backwards. */
  readonly ticks: () => Ms;
}

/** Brings a window's page back when its process died (killed, out of memory, crashed). */
export function reviveWindow(window: BrowserWindow, { onGone, load, ticks }: Revival): void {
  let deaths: readonly Ms[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onGone();
    const again = comesBack(deaths, ticks());
    deaths = [...deaths, ticks()];
    // Not from within this event: Chromium is still taking the dead process down.
    setImmediate(() => {
      if (window.isDestroyed()) return;
      if (again) load();
      else void ask(window, load);
    });
  });
}

async function ask(window: BrowserWindow, load: () => void): Promise<void> {
  const locale = app.getLocale();
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: text(locale, 'gone.title'),
    detail: text(locale, 'gone.detail'),
    buttons: [text(locale, 'gone.again'), text(locale, 'gone.quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (window.isDestroyed()) return;
  if (response === 0) load();
  else app.quit();
}
