import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { Account, signedInHub } from '#electron/main/account/account.ts';
import { createDeskClient } from '#electron/main/desk/deskClient.ts';
import { DeskFiles } from '#electron/main/desk/deskFiles.ts';
import { deskHandlers } from '#electron/main/desk/deskHandlers.ts';
import { Imports } from '#electron/main/desk/imports/imports.ts';
import type { Fetch } from '#electron/main/hub/ask.ts';
import { createAsk } from '#electron/main/hub/ask.ts';
import { HubService } from '#electron/main/hub/service.ts';
import { agentHandlers } from '#electron/main/ipc/agentHandlers.ts';
import { FaceModelKeeper } from '#electron/main/models/faceModelKeeper.ts';
import { deliver } from '#electron/main/outbox/deliver.ts';
import { OutboxKeeper } from '#electron/main/outbox/keepSending.ts';
import { Reminders } from '#electron/main/reminders/reminders.ts';
import { Surveys } from '#electron/main/surveys/surveys.ts';
import { TemplateExchange } from '#electron/main/templates/exchange.ts';
import { LibrarySharing } from '#electron/main/templates/keepSharing.ts';
import { TemplateLibrary } from '#electron/main/templates/library.ts';
import { WindowSight } from '#electron/main/windows/windowSight.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import { guestPageIn } from '#tests/hub/support/hub.ts';
import type { TestTeam } from '#tests/hub/support/team.ts';
import { PASSWORD } from '#tests/hub/support/team.ts';
import { NOW, desktopStore, optionsIn } from '#tests/store/support/stores.ts';
import { tempFolder } from '#tests/store/support/tempFolder.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Everything behind the two windows' channels, as the app puts it together without its windows. */
export interface Desktop {
  readonly store: DesktopStore;
  /** The database's file and its key. */
  readonly file: string;
  readonly key: string | null;
  readonly agent: ReturnType<typeof agentHandlers>;
  readonly desk: ReturnType<typeof deskHandlers>;
  /** Lets those go who wait for news of an import. */
  readonly endImports: () => void;
}

/** Only this machine is there: nobody's real address is asked, whatever is typed. */
const loopback: Fetch = (url, init) =>
  new URL(url).hostname === '127.0.0.1'
    ? fetch(url, init)
    : Promise.reject(new TypeError('There is no network.'));

/** The app of an agent who is signed in at a team's hub, and of a supervisor at the same. */
export async function desktop({ hub, sven, sara }: TestTeam): Promise<Desktop> {
  const options = optionsIn(tempFolder());
  const store = await desktopStore(options);
  const dataDir = tempFolder();
  const now = (): number => NOW;
  const later = (): (() => void) => () => undefined;
  const files = tempFolder();
  mkdirSync(path.join(files, 'guest'), { recursive: true });
  const service = new HubService({
    dataDir,
    guestDir: guestPageIn(dataDir),
    databaseKey: 'a key for tests',
    mood: true,
    token: 'desktop-0123456789-abcdefghijkl',
    fetch: loopback,
    onStatus: () => undefined,
  });
  onTestFinished(() => service.stop());
  const embedded = {
    mode: 'embedded',
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    tlsCertFile: null,
    tlsKeyFile: null,
  } as const;
  await service.start(embedded);
  const templates = new TemplateLibrary({
    store: store.templates,
    folder: path.join(root, 'resources/templates'),
    author: async () => 'Sam',
    freshId: randomUUID,
    changed: () => undefined,
  });
  const exchange = new TemplateExchange(
    templates,
    { open: async () => null, save: async (format) => path.join(files, `library.${format}`) },
    () => undefined,
  );
  const hubNow = async () => signedInHub((await store.settings.get()).hub);
  const outbox = new OutboxKeeper({
    store,
    way: async () => {
      const at = await hubNow();
      return at && ((parcel, signal) => deliver(at, loopback, parcel, signal));
    },
    now,
    after: later,
    random: () => 0.5,
    changed: () => undefined,
    signedOut: () => undefined,
  });
  const sharing = new LibrarySharing({
    store: store.teamLibrary,
    way: async () => {
      const at = await hubNow();
      return at && { origin: at.origin, ask: createAsk(at.origin, at.token, loopback) };
    },
    bundledIds: () => templates.bundledIds(),
    freshId: randomUUID,
    changed: () => undefined,
    after: later,
  });
  const account = new Account({
    store,
    fetch: loopback,
    device: 'laptop',
    now,
    pause: async () => undefined,
    openInBrowser: async () => undefined,
    hubChanges: () => outbox.letGo(),
    hubChanged: async () => undefined,
    outboxChanged: () => undefined,
  });
  await account.signIn({ origin: hub.origin, email: sven.me.person.email, password: PASSWORD });
  const reminders = new Reminders({
    open: () => store.commitments.list({ of: 'open' }),
    choice: async () => (await store.settings.get()).reminders,
    setReminded: (ids, at) => store.commitments.setReminded(ids, at),
    tell: () => undefined,
    now,
    after: later,
  });
  const faceModel = new FaceModelKeeper({
    places: { named: null, own: path.join(files, 'own.task'), bundled: path.join(files, 'b.task') },
    url: 'http://192.0.2.1/face.task',
    fetch: loopback,
    onStatus: () => undefined,
  });
  const nothing = (): void => undefined;
  const agent = agentHandlers({
    store,
    hub: service,
    simulated: { ring: async () => undefined },
    faceModel,
    quitGuard: { setActive: nothing, ready: nothing },
    window: { flashFrame: nothing, show: nothing },
    machine: { about: () => ({ version: '1.2.3', locale: 'en' }), copy: nothing },
    notices: () => [],
    moodDisabled: false,
    templates,
    exchange,
    surveys: new Surveys({
      store: store.surveys,
      client: () => service.client(),
      now,
      changed: nothing,
    }),
    sight: new WindowSight(nothing),
    account,
    outbox,
    sharing,
    hubSettings: () => embedded,
    now,
    reminders,
    commitmentsChanged: nothing,
    openDesk: async () => undefined,
    reload: nothing,
    moveHub: async () => undefined,
  });
  const ask = createAsk(hub.origin, sara.token, loopback);
  const client = createDeskClient(() => ask);
  const imports = new Imports({
    engine: { summarise: async () => null, rest: nothing, close: nothing },
    ask: async () => [],
    agents: () => client['desk.agents'](undefined),
    send: () => Promise.reject(new Error('Nothing is imported here.')),
    now,
  });
  const deskFiles = new DeskFiles({
    ask: async (suggested) => path.join(files, suggested.slice(-40).replaceAll('/', '-')),
    print: async () => new Uint8Array(9),
  });
  const desk = deskHandlers({
    client,
    files: deskFiles,
    imports,
    look: async () => ({ locale: 'en', theme: (await store.settings.get()).theme }),
  });
  onTestFinished(() => {
    outbox.stop();
    sharing.stop();
    reminders.stop();
    imports.close();
  });
  return {
    store,
    file: options.file,
    key: options.key,
    agent,
    desk,
    endImports: () => imports.close(),
  };
}
