import path from 'node:path';
import type { Session } from 'electron';
import { BrowserWindow, nativeTheme } from 'electron';
import { preloadFile, resourcesDir } from '../paths.ts';
import { APP_ORIGIN } from '../origin.ts';
import { confined } from './confined.ts';

export const AGENT_PAGE = `${APP_ORIGIN}/agent/index.html`;
/** The same page, opened where somebody signed in or out. */
export const AGENT_SETTINGS = `${AGENT_PAGE}?place=settings`;

/** Makes the agent's window; it shows itself when its first frame is ready, so nothing flashes. */
export function createAgentWindow(session: Session): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Hearback',
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181c' : '#f6f7f8',
    icon: path.join(resourcesDir(), 'icons', 'icon.png'),
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload: preloadFile('agent'),
      ...confined,
      // The ring must sound without a click first.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}
