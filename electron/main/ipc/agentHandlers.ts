import type { BrowserWindow } from 'electron';
import type { Notice } from '#shared/contract/ipc.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { HubSettings, Settings, SettingsPatch } from '#shared/model/settings.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { Account } from '../account/account.ts';
import { adminHandlers } from '../account/adminHandlers.ts';
import { withKnownHubs } from '../hub/knownHubs.ts';
import type { HubService } from '../hub/service.ts';
import type { LibrarySharing } from '../templates/keepSharing.ts';
import type { OutboxKeeper } from '../outbox/keepSending.ts';
import type { SimulatedCustomer } from '../simulated/simulatedCustomer.ts';
import type { FaceModelKeeper } from '../models/faceModelKeeper.ts';
import type { Reminders } from '../reminders/reminders.ts';
import type { Surveys } from '../surveys/surveys.ts';
import type { TemplateLibrary } from '../templates/library.ts';
import type { TemplateExchange } from '../templates/exchange.ts';
import type { QuitGuard } from '../windows/quitGuard.ts';
import type { WindowSight } from '../windows/windowSight.ts';
import { KnownFailure } from './failure.ts';
import type { AgentHandlers } from './answer.ts';
import { accountHandlers } from './accountHandlers.ts';
import { feedbackHandlers } from './feedbackHandlers.ts';
import { surveyHandlers } from './surveyHandlers.ts';
import { templateHandlers } from './templateHandlers.ts';

/** An invite can be used for its first ring for this long. */
const INVITE_LIFE_MS = 24 * 3600_000;

/** What only Electron knows of this machine. */
export interface Machine {
  readonly about: () => { readonly version: string; readonly locale: string };
  readonly copy: (text: string) => void;
}

/** Everything the handlers act on. */
export interface AgentServices {
  readonly store: DesktopStore;
  readonly hub: HubService;
  readonly simulated: Pick<SimulatedCustomer, 'ring'>;
  readonly faceModel: FaceModelKeeper;
  readonly quitGuard: Pick<QuitGuard, 'setActive' | 'ready'>;
  readonly window: Pick<BrowserWindow, 'flashFrame' | 'show'>;
  readonly machine: Machine;
  readonly notices: () => readonly Notice[];
  /** The administrator switched the mood cue off. */
  readonly moodDisabled: boolean;
  readonly templates: TemplateLibrary;
  readonly exchange: TemplateExchange;
  readonly surveys: Surveys;
  readonly sight: WindowSight;
  readonly account: Account;
  readonly outbox: OutboxKeeper;
  readonly sharing: LibrarySharing;
  /** The stored hub settings with this run's command line on top. */
  readonly hubSettings: (stored: HubSettings) => HubSettings;
  readonly now: () => EpochMs;
  readonly reminders: Reminders;
  /** Commitments were opened, changed, ticked or removed. */
  readonly commitmentsChanged: () => void;
  /** Opens the supervisor's window, or brings it forward. */
  readonly openDesk: () => Promise<void>;
  /** Loads the window again, so that its policy names the hub's new address. */
  readonly reload: () => void;
  /** The stored settings name another hub: takes it into use, and loads the window again. */
  readonly moveHub: () => Promise<void>;
}

/** One handler a channel; each a line or two, the work is elsewhere. */
export function agentHandlers(services: AgentServices): AgentHandlers {
  const { store, hub, now, commitmentsChanged } = services;
  /** A summary reads differently now. */
  const saved = <T>(changed: T): T => {
    services.outbox.saved();
    return changed;
  };
  const told = <T>(changed: T): T => {
    commitmentsChanged();
    return changed;
  };
  return {
    'app.info': () => ({
      ...services.machine.about(),
      runtime: `Electron ${process.versions.electron ?? ''}`,
      platform: `${process.platform} ${process.arch}`,
      notices: services.notices(),
      moodDisabled: services.moodDisabled,
    }),
    'windows.shown': () => services.sight.now(),
    'settings.get': () => store.settings.get(),
    'settings.save': (patch) => saveSettings(services, patch as SettingsPatch),
    'hub.status': () => hub.status,
    'hub.retry': async () => {
      const before = hub.origins()[0];
      const status = await hub.start(services.hubSettings((await store.settings.get()).hub));
      if (hub.origins()[0] !== before) services.reload();
      return status;
    },
    'hub.credentials': () => hub.credentials(),
    'invites.create': async (draft) =>
      hub.client().createInvite({
        ...(await agentOf(store)),
        ...draft,
        offersMood: draft.offersMood && (await mayReadMood(services)),
        expiresInMs: INVITE_LIFE_MS,
        simulated: false,
      }),
    'invites.list': () => hub.client().listInvites(),
    'invites.revoke': ({ inviteId }) => hub.client().revokeInvite(inviteId),
    'simulated.start': async () =>
      services.simulated.ring(hub.client(), hub.credentials().origin, await agentOf(store)),
    ...templateHandlers(services),
    ...surveyHandlers(services),
    ...accountHandlers(services),
    ...adminHandlers(services),
    ...feedbackHandlers(() => hub.ask()),
    'calls.list': ({ limit, before }) => store.calls.list({ limit, before }),
    'calls.get': ({ callId }) => store.calls.get(callId),
    'calls.save': async (summary) => {
      await store.calls.save(summary);
      services.outbox.saved();
      if (summary.actions.length > 0) commitmentsChanged();
    },
    'calls.setFacts': async ({ callId, facts }) => saved(await store.calls.setFacts(callId, facts)),
    'calls.setNotes': async ({ callId, notes }) => saved(await store.calls.setNotes(callId, notes)),
    'commitments.list': (query) => store.commitments.list(query),
    'commitments.add': async (promise) => told(await store.commitments.add(promise, now())),
    'commitments.save': async (edit) => told(await store.commitments.edit(edit)),
    'commitments.done': async ({ id, done }) =>
      told(await store.commitments.setDone(id, done ? now() : null)),
    'commitments.remove': async ({ id, removed }) =>
      told(await store.commitments.setRemoved(id, removed ? now() : null)),
    'journal.append': ({ callId, firstSeq, events }) =>
      store.journal.append(callId, firstSeq, events),
    'journal.unfinished': () => store.journal.unfinished(),
    'faceModel.status': () => services.faceModel.status(),
    'faceModel.download': () => services.faceModel.download(),
    'faceModel.cancel': () => services.faceModel.cancel(),
    'clipboard.write': ({ text }) => services.machine.copy(text),
    'call.active': ({ active, customerName }) => {
      services.quitGuard.setActive(active ? { customerName } : null);
      services.reminders.setInCall(active);
    },
    'window.ring': async ({ ringing }) => {
      services.window.flashFrame(ringing);
      if (ringing && (await store.settings.get()).bringToFrontOnRing) services.window.show();
    },
    'desk.open': () => services.openDesk(),
    'quit.ready': () => services.quitGuard.ready(),
  };
}

async function mayReadMood({ store, moodDisabled }: AgentServices): Promise<boolean> {
  return !moodDisabled && (await store.settings.get()).moodCue;
}

async function agentOf(store: DesktopStore): Promise<{ agentName: string; company: string }> {
  const { agentName, company } = await store.settings.get();
  if (agentName === null) {
    throw new KnownFailure(
      'badRequest',
      'Please enter your name first, so customers know who calls.',
    );
  }
  return { agentName, company };
}

async function saveSettings(services: AgentServices, patch: SettingsPatch): Promise<Settings> {
  const before = await services.store.settings.get();
  const after = await services.store.settings.save(withKnownHubs(patch, before));
  if (before.reminders !== after.reminders) void services.reminders.look();
  if (JSON.stringify(before.hub) !== JSON.stringify(after.hub)) {
    await services.moveHub();
  }
  return after;
}
