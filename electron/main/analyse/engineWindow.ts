import type { BrowserWindow, Session } from 'electron';
import { session as sessions } from 'electron';
import type { FaceModelKeeper } from '../models/faceModelKeeper.ts';
import { APP_ORIGIN } from '../origin.ts';
import { preloadFile } from '../paths.ts';
import { guardPermissions } from '../permissions.ts';
import { registerAppProtocol } from '../protocol.ts';
import { confinedWindow } from '../windows/confined.ts';

export const ENGINE_PAGE = `${APP_ORIGIN}/engine/index.html`;

/** A session of its own, in memory only: no hub to reach, every permission denied. */
export function engineSession(faceModel: FaceModelKeeper): Session {
  const session = sessions.fromPartition('engine');
  registerAppProtocol(session, () => [], faceModel);
  guardPermissions(session, null);
  return session;
}

/** Makes the hidden window that analyses recordings; the caller loads ENGINE_PAGE. */
export function createEngineWindow(session: Session): BrowserWindow {
  return confinedWindow({
    title: 'Hearback engine',
    show: false,
    session,
    preload: preloadFile('engine'),
  });
}
