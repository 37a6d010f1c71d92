import type { Session, WebContents } from 'electron';
import { APP_ORIGIN } from './origin.ts';

/** What the agent's window may ask for: its microphone and camera, and choosing a speaker. */
const agentPermissions = new Set(['media', 'speaker-selection']);

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
    answer(details.isMainFrame && allowed(contents, permission, origin));
  });
  session.setPermissionCheckHandler((contents, permission, requestingOrigin) =>
    allowed(contents, permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
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
