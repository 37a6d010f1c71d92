import { session as sessions } from 'electron';
import type { DeskLook } from '#shared/contract/deskIpc.ts';
import { createAsk } from '../hub/ask.ts';
import type { Fetch } from '../hub/ask.ts';
import { registerDeskIpc } from '../ipc/registry.ts';
import { guardPermissions } from '../permissions.ts';
import { registerAppProtocol } from '../protocol.ts';
import { createDeskClient } from './deskClient.ts';
import { DeskFiles } from './deskFiles.ts';
import { deskHandlers } from './deskHandlers.ts';
import { DeskWindow } from './deskWindow.ts';

/** What the desk needs of the app around it. */
export interface DeskSurroundings {
  /** The hub and the token as they are now. */
  readonly credentials: () => { readonly origin: string; readonly token: string };
  readonly fetch: Fetch;
  readonly look: () => Promise<DeskLook>;
}

/** Makes the supervisor's desk ready: its channels answer, and its window opens when asked. */
export function prepareDesk(around: DeskSurroundings): DeskWindow {
  // A session of its own, without a hub in its policy: the page can fetch from nowhere.
  const session = sessions.fromPartition('supervisor');
  registerAppProtocol(session);
  guardPermissions(session, null);
  const desk = new DeskWindow(session);
  const client = createDeskClient(() => {
    const { origin, token } = around.credentials();
    return createAsk(origin, token, around.fetch);
  });
  const files = new DeskFiles(desk.files());
  registerDeskIpc(deskHandlers({ client, files, look: around.look }), (event) =>
    desk.isSender(event),
  );
  return desk;
}
