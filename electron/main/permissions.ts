import type { Session, WebContents } from 'electron';
import { app } from 'electron';
import { APP_ORIGIN } from './origin.ts';

/** What the agent's window may ask for: its microphone and camera, and choosing a speaker. */
const agentPermissions = new Set(['media', 'speaker-selection']);

/**
 * Every session that is ever made denies everything from its first moment, the default one that no
 * window uses included; a session whose pages need something is allowed it by `guardPermissions`.
 * Must run before `ready`.
 */
export function denyByDefault(): void {
  app.on('session-created', (session) => {
    guardPermissions(session, null);
    // Files leave the app through main's own "save as" only.
    session.on('will-download', (event) => event.preventDefault());
  });
}

/**
 * Denies every permission request but the agent window's own, from the app's own pages.
 * `isAgentWindow` null denies everything (hidden windows).
 */
export function guardPermissions(
  session: Session,
  isAgentWindow: ((contents: WebContents | null) => boolean) | null,
): void {
  const allowed = (contents: WebContents | null, permission: string, origin: string): boolean =>
    isAgentWindow !== null &&
    agentPermissions.has(permission) &&
    stripSlash(origin) === APP_ORIGIN &&
    isAgentWindow(contents);

  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const origin = originOf(details.requestingUrl);
    answer(
      details.isMainFrame &&
        !isOfTheScreen(permission, details) &&
        allowed(contents, permission, origin),
    );
  });
  session.setPermissionCheckHandler((contents, permission, requestingOrigin) =>
    allowed(contents, permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  // No screen is ever shared; without a source the page's request is refused.
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

/**
 * Whether it is the screen that a page wants to see by way of getUserMedia's old
 * `chromeMediaSource`: Electron asks for "media" then as well, and only names no kind of device.
 */
function isOfTheScreen(permission: string, details: object): boolean {
  if (permission !== 'media') return false;
  return !('mediaTypes' in details && isFilled(details.mediaTypes));
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return '';
  }
}

function stripSlash(origin: string): string {
  return origin.endsWith('/') ? origin.slice(0, -1) : origin;
}
