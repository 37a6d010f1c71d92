import { session as sessions } from 'electron';
import { importReceiptSchema } from '#shared/contract/deskImports.ts';
import type { DeskLook } from '#shared/contract/deskIpc.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Ask } from '../hub/ask.ts';
import { registerDeskIpc } from '../ipc/registry.ts';
import { guardPermissions } from '../permissions.ts';
import { registerAppProtocol } from '../protocol.ts';
import { engineSession } from '../analyse/engineWindow.ts';
import { openFaceModel } from '../models/theFaceModel.ts';
import { createDeskClient } from './deskClient.ts';
import { DeskFiles } from './deskFiles.ts';
import { deskHandlers } from './deskHandlers.ts';
import { createImportEngine } from './imports/importEngine.ts';
import { Imports } from './imports/imports.ts';
import { DeskWindow } from './deskWindow.ts';

/** What the desk needs of the app around it. */
export interface DeskSurroundings {
  /** Binds to the hub and the token as they are now. @throws KnownFailure while there is no hub */
  readonly ask: () => Ask;
  readonly look: () => Promise<DeskLook>;
  readonly now: () => EpochMs;
}

/** The desk of one run of the app. */
export interface PreparedDesk {
  /** Opens the window, or brings it forward. */
  open(): Promise<void>;
  /** For good: the window, and whatever is being imported. */
  close(): void;
}

/** Makes the supervisor's desk ready: its channels answer, and its window opens when asked. */
export function prepareDesk(around: DeskSurroundings): PreparedDesk {
  // A session of its own, without a hub in its policy: the page can fetch from nowhere.
  const session = sessions.fromPartition('supervisor');
  registerAppProtocol(session);
  guardPermissions(session, null);
  const desk = new DeskWindow(session);
  const client = createDeskClient(around.ask);
  const files = new DeskFiles(desk.files());
  const imports = new Imports({
    // Nobody is looked at in a recording, so the engine needs no model for faces.
    engine: createImportEngine(() => engineSession(openFaceModel(null))),
    ask: () => desk.askForRecordings(),
    agents: () => client['desk.agents'](undefined),
    send: (call) => around.ask()('POST', '/api/desk/imports', importReceiptSchema, call),
    now: around.now,
  });
  registerDeskIpc(deskHandlers({ client, files, imports, look: around.look }), (event) =>
    desk.isSender(event),
  );
  return {
    open: () => desk.open(),
    close: () => {
      imports.close();
      desk.close();
    },
  };
}
