import path from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import { nativeTheme } from 'electron';
import { preloadFile, resourcesDir } from '../paths.ts';
import { confinedWindow } from './confined.ts';

interface Wanted extends Required<Pick<BrowserWindowConstructorOptions, 'minWidth' | 'minHeight'>> {
  readonly session: Session;
  readonly preload: Parameters<typeof preloadFile>[0];
  /** What else its page needs. */
  readonly autoplayPolicy?: 'no-user-gesture-required';
}

/** Makes a window for a person; it shows itself when its first frame is ready, so nothing flashes. */
export function createAppWindow({ preload, ...wanted }: Wanted): BrowserWindow {
  const window = confinedWindow({
    title: 'Hearback',
    width: 1280,
    height: 800,
    ...wanted,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181c' : '#f6f7f8',
    icon: path.join(resourcesDir(), 'icons', 'icon.png'),
    autoHideMenuBar: true,
    preload: preloadFile(preload),
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Brings a window before the others, wherever it is. */
export function comeForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
