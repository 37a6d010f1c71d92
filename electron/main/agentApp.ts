import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserWindow, WebContents } from 'electron';
import { Menu, app, clipboard, dialog, powerMonitor, session as sessions } from 'electron';
import { moodSwitchedOff } from '#shared/model/moodOffer.ts';
import type { Bounds, HubSettings } from '#shared/model/settings.ts';
import { openTeamWork } from './account/teamWork.ts';
import { prepareDesk } from './desk/openDesk.ts';
import type { OwnHub } from './hub/certificate.ts';
import { trustOwnHub } from './hub/certificate.ts';
import { withNamedHubs } from './hub/knownHubs.ts';
import { HubService } from './hub/service.ts';
import { agentHandlers } from './ipc/agentHandlers.ts';
import { registerAgentIpc, sendToAgent } from './ipc/registry.ts';
import { isFromPage } from './ipc/sender.ts';
import { Leaving } from './leaving.ts';
import { appMenu } from './menu.ts';
import { openFaceModel } from './models/theFaceModel.ts';
import { Notices } from './notices.ts';
import type { AppOptions } from './options.ts';
import { guestDir, resourcesDir } from './paths.ts';
import { guardPermissions } from './permissions.ts';
import { registerAppProtocol } from './protocol.ts';
import { Reminders } from './reminders/reminders.ts';
import { showReminder } from './reminders/systemNotice.ts';
import { SimulatedCustomer } from './simulated/simulatedCustomer.ts';
import { openKeyring } from './store/keyring.ts';
import { openStore } from './store/openStore.ts';
import { systemProtector } from './store/protector.ts';
import { Surveys } from './surveys/surveys.ts';
import { TemplateExchange } from './templates/exchange.ts';
import { fileQuestions } from './templates/fileQuestions.ts';
import { TemplateLibrary } from './templates/library.ts';
import { text } from './text.ts';
import { comeForward } from './windows/appWindow.ts';
import { TeamLinks } from './teamLinks.ts';
import {
  AGENT_PAGE,
  AGENT_SETTINGS,
  createAgentWindow,
  settingsWith,
} from './windows/agentWindow.ts';
import { allowPanelWindow } from './windows/panelWindow.ts';
import { QuitGuard } from './windows/quitGuard.ts';
import { reviveWindow } from './windows/revival.ts';
import { WindowSight } from './windows/windowSight.ts';

/** The window opens after this, whether a hub elsewhere has answered by then or not. */
const WINDOW_AFTER_MS = 1500;

/**
 * Opens the agent's app: store, hub, window, in this order, so that the window finds both.
 * @param argv the whole command line, which may end in a link to a team
 */
export async function startAgentApp(options: AppOptions, argv: readonly string[]): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    // The first instance hears of it, of a link too, and comes forward.
    app.quit();
    return;
  }
  const links = new TeamLinks(argv);
  await app.whenReady();
  const leaving = new Leaving();
  try {
    await open(options, links, leaving);
  } catch (error) {
    // What was still opening when somebody quit has no reason to complain.
    if (leaving.begun) return;
    const detail = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${text('en', 'start.failed')} ${detail}\n`);
    dialog.showErrorBox(text(app.getLocale(), 'start.failed'), detail);
    app.exit(1);
  }
}

async function open(options: AppOptions, links: TeamLinks, leaving: Leaving): Promise<void> {
  const now = Date.now;
  const dataDir = path.join(app.getPath('userData'), 'data');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });

  const notices = new Notices();
  const keyring = await openKeyring(dataDir, systemProtector(), now);
  if (keyring.newAndUnprotected) notices.add('keyNotProtected');
  const store = await openStore(dataDir, keyring.databaseKey, now, notices);
  leaving.add(() => store.close());

  let window: BrowserWindow | null = null;
  /** The agent's page; null before its window is there, and once it is gone. */
  const page = (): WebContents | null =>
    window?.isDestroyed() === false ? window.webContents : null;
  const agentSession = sessions.fromPartition('persist:agent');
  const moodDisabled = moodSwitchedOff(process.env['HEARBACK_MOOD']);
  const templatesChanged = (): void => sendToAgent(page(), 'templates.changed', undefined);
  const templates = new TemplateLibrary({
    store: store.templates,
    folder: path.join(resourcesDir(), 'templates'),
    author: async () => (await store.settings.get()).agentName ?? '',
    freshId: () => randomUUID(),
    changed: () => {
      templatesChanged();
      void sharing.look();
    },
  });
  const hub = new HubService({
    mood: !moodDisabled,
    dataDir,
    guestDir: guestDir(),
    databaseKey: keyring.hubDatabaseKey,
    token: keyring.hubToken,
    fetch: (url, init) => agentSession.fetch(url, init),
    // Where it cannot be kept, it is learnt again at the next start.
    remember: (origin, also) => void rememberHubs(origin, also).catch(() => undefined),
    onStatus: (status) => {
      // The window opens again at the end of a move; until then its policy names the hub of before.
      if (!moving) sendToAgent(page(), 'hub.status', status);
      if (status.state !== 'running') return;
      void surveys.fetch();
      void outbox.look();
      void sharing.look();
    },
  });
  leaving.add(() => hub.stop());
  const rememberHubs = async (origin: string, also: readonly string[]): Promise<void> => {
    const hubNow = withNamedHubs((await store.settings.get()).hub, origin, also);
    if (hubNow !== null) await store.settings.save({ hub: hubNow });
  };
  const { account, outbox, sharing } = openTeamWork({
    store,
    hub,
    fetch: hub.fetch,
    now,
    changed: (view) => sendToAgent(page(), 'outbox.status', view),
    bundledIds: () => templates.bundledIds(),
    templatesChanged,
    hubChanged: () => moveHub(AGENT_SETTINGS),
  });
  leaving.add(() => outbox.stop());
  leaving.add(() => sharing.stop());
  leaving.add(() => account.cancelOpenId());
  const surveys = new Surveys({
    store: store.surveys,
    client: () => hub.client(),
    now,
    changed: () => sendToAgent(page(), 'surveys.changed', undefined),
  });
  const hubSettings = (stored: HubSettings): HubSettings => withOptions(stored, options);
  let moving = false;
  const moveHub = async (address: string): Promise<void> => {
    moving = true;
    await hub.start(hubSettings((await store.settings.get()).hub)).finally(() => {
      moving = false;
    });
    void window?.loadURL(address);
  };
  const ownHub = async (): Promise<OwnHub | null> => {
    const settings = hubSettings((await store.settings.get()).hub);
    const origin = hub.origins()[0];
    return settings.mode === 'embedded' && settings.tlsCertFile !== null && origin !== undefined
      ? { hostname: new URL(origin).hostname, certFile: settings.tlsCertFile }
      : null;
  };
  const simulatedSession = sessions.fromPartition('simulated');
  const faceModel = openFaceModel(options.modelFile, (status) =>
    sendToAgent(page(), 'faceModel.status', status),
  );
  leaving.add(() => faceModel.cancel());
  registerAppProtocol(agentSession, () => hub.origins(), faceModel);
  registerAppProtocol(simulatedSession, () => hub.origins());
  for (const each of [agentSession, simulatedSession]) {
    trustOwnHub(each, ownHub);
  }
  guardPermissions(agentSession, (contents) => contents === page());
  guardPermissions(simulatedSession, null);

  const desk = prepareDesk({
    ask: () => hub.ask(),
    look: async () => {
      const { theme, locale } = await store.settings.get();
      return { theme, locale: locale ?? app.getLocale() };
    },
    now,
  });
  Menu.setApplicationMenu(appMenu(() => void desk.open()));

  const started = hub.start(hubSettings((await store.settings.get()).hub));
  // A hub far away that does not answer is no reason for a window that does not open.
  await Promise.race([started, new Promise((resolve) => setTimeout(resolve, WINDOW_AFTER_MS))]);
  if (leaving.begun) return;
  window = createAgentWindow(agentSession);
  window.once('closed', () => desk.close());
  const sight = new WindowSight((shown) => sendToAgent(page(), 'windows.shown', shown));
  sight.follow('agent', window);
  const panelMemory = {
    read: async () => (await store.settings.get()).panelBounds,
    // Where it cannot be kept, the window opens in its usual place next time.
    write: (panelBounds: Bounds) =>
      void store.settings.save({ panelBounds }).catch(() => undefined),
  };
  allowPanelWindow(window, panelMemory, (panel) => sight.follow('panel', panel));
  const quitGuard = new QuitGuard(window, () => {
    sendToAgent(page(), 'quit.requested', undefined);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void quitGuard.leaveNow());
  }
  const exchange = new TemplateExchange(templates, fileQuestions(window), (done) =>
    sendToAgent(page(), 'templates.importProgress', done),
  );
  leaving.add(() => exchange.cancel());
  const simulated = new SimulatedCustomer(simulatedSession);
  leaving.add(() => simulated.close());
  const commitmentsChanged = (): void => {
    sendToAgent(page(), 'commitments.changed', undefined);
    void reminders.look();
    outbox.saved();
  };
  const reminders = new Reminders({
    open: () => store.commitments.list({ of: 'open' }),
    choice: async () => (await store.settings.get()).reminders,
    setReminded: (ids, at) => store.commitments.setReminded(ids, at),
    tell: (due) => {
      showReminder(due, {
        onPressed: () => {
          if (window !== null) comeForward(window);
          sendToAgent(page(), 'commitments.show', undefined);
        },
        onUnshown: () => sendToAgent(page(), 'commitments.due', due),
      });
    },
    now,
    after: (delayMs, act) => {
      const timer = setTimeout(act, delayMs);
      return () => clearTimeout(timer);
    },
  });
  leaving.add(() => reminders.stop());
  powerMonitor.on('suspend', () => sendToAgent(page(), 'power.suspending', undefined));
  // macOS and Linux wait for it; nobody can be asked any more, so a call is ended and saved at once.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    void quitGuard.leaveNow();
  });
  powerMonitor.on('resume', () => {
    hub.wake();
    sendToAgent(page(), 'system.resumed', undefined);
    void reminders.look();
    void outbox.look();
    void sharing.look();
  });
  reviveWindow(window, {
    onGone: () => {
      quitGuard.pageGone();
      reminders.setInCall(false);
      simulated.close();
      notices.add('windowReturned');
    },
    load: () => void window?.loadURL(AGENT_PAGE),
    ticks: () => performance.now(),
  });
  registerAgentIpc(
    agentHandlers({
      store,
      hub,
      simulated,
      faceModel,
      quitGuard,
      window,
      notices: () => notices.all(),
      moodDisabled,
      templates,
      exchange,
      surveys,
      sight,
      account,
      outbox,
      sharing,
      hubSettings,
      now,
      commitmentsChanged,
      reminders,
      machine: {
        about: () => ({ version: app.getVersion(), locale: app.getLocale() }),
        copy: (words) => clipboard.writeText(words),
      },
      openDesk: () => desk.open(),
      reload: () => void window?.loadURL(AGENT_PAGE),
      moveHub: () => moveHub(AGENT_PAGE),
    }),
    (event) => isFromPage(event, page(), AGENT_PAGE),
  );
  notices.forward((notice) => sendToAgent(page(), 'notice', notice));
  await window.loadURL(AGENT_PAGE);
  void reminders.look();
  links.follow((link) => {
    if (window === null) return;
    comeForward(window);
    if (link === null) return;
    if (quitGuard.inCall) notices.add('linkWaits');
    else void window.loadURL(settingsWith(link));
  });
}

/** The command line's choices on top of the stored ones, for this run. */
function withOptions(stored: HubSettings, options: AppOptions): HubSettings {
  if (stored.mode === 'remote') return stored;
  return {
    ...stored,
    host: options.host ?? stored.host,
    port: options.port ?? stored.port,
    tlsCertFile: options.tlsCertFile ?? stored.tlsCertFile,
    tlsKeyFile: options.tlsKeyFile ?? stored.tlsKeyFile,
    publicUrl: options.publicUrl ?? stored.publicUrl,
  };
}
