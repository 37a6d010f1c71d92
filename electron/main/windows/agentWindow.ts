import type { BrowserWindow, Session } from 'electron';
import { APP_ORIGIN } from '../origin.ts';
import { createAppWindow } from './appWindow.ts';

export const AGENT_PAGE = `${APP_ORIGIN}/agent/index.html`;
/** The same page, opened where somebody signed in or out. */
export const AGENT_SETTINGS = `${AGENT_PAGE}?place=settings`;

/** The settings with a team's address filled in; a person presses the button. */
export function settingsWith(link: string): string {
  return `${AGENT_SETTINGS}&${new URLSearchParams({ link })}`;
}

export function createAgentWindow(session: Session): BrowserWindow {
  return createAppWindow({
    session,
    preload: 'agent',
    minWidth: 900,
    minHeight: 600,
    // The ring must sound without a click first.
    autoplayPolicy: 'no-user-gesture-required',
  });
}
