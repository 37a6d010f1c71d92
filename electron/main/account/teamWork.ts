import { randomUUID } from 'node:crypto';
import os from 'node:os';
import type { OutboxView } from '#shared/contract/outbox.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { Fetch } from '../hub/ask.ts';
import { openInBrowser } from '../browser.ts';
import { createAsk } from '../hub/ask.ts';
import type { HubService } from '../hub/service.ts';
import { deliver } from '../outbox/deliver.ts';
import { OutboxKeeper } from '../outbox/keepSending.ts';
import { LibrarySharing } from '../templates/keepSharing.ts';
import { Account, signedInHub } from './account.ts';

/** As many characters as a hub takes for a place's name. */
const DEVICE_LENGTH = 80;

interface TeamWorkParts {
  readonly store: DesktopStore;
  readonly hub: HubService;
  readonly fetch: Fetch;
  readonly now: () => EpochMs;
  readonly changed: (view: OutboxView) => void;
  /** Sentences that the installation brings along. */
  readonly bundledIds: () => Promise<ReadonlySet<string>>;
  /** Others of the team changed sentences. */
  readonly templatesChanged: () => void;
  /** The settings name another hub. */
  readonly hubChanged: () => Promise<void>;
}

/** Puts together what somebody needs to work in a team's hub: their account, the outbox and the library. */
export function openTeamWork(parts: TeamWorkParts): {
  readonly account: Account;
  readonly outbox: OutboxKeeper;
  readonly sharing: LibrarySharing;
} {
  const { store, hub, fetch, now, changed, hubChanged } = parts;
  const outbox = new OutboxKeeper({
    store,
    way: async () => {
      const at = signedInHub((await store.settings.get()).hub);
      return at && ((parcel, signal) => deliver(at, fetch, parcel, signal));
    },
    now,
    after,
    random: Math.random,
    changed,
    signedOut: () => hub.signedOut(),
  });
  const sharing = new LibrarySharing({
    store: store.teamLibrary,
    way: async () => {
      const at = signedInHub((await store.settings.get()).hub);
      return at && { origin: at.origin, ask: createAsk(at.origin, at.token, fetch) };
    },
    bundledIds: parts.bundledIds,
    freshId: randomUUID,
    changed: parts.templatesChanged,
    after,
  });
  const account = new Account({
    store,
    fetch,
    device: os.hostname().slice(0, DEVICE_LENGTH),
    now,
    pause,
    openInBrowser,
    hubChanges: () => outbox.letGo(),
    hubChanged: async () => {
      await hubChanged();
      void outbox.look();
      void sharing.look();
    },
    outboxChanged: () => void outbox.look(),
  });
  return { account, outbox, sharing };
}

function after(delayMs: Ms, act: () => void): () => void {
  const timer = setTimeout(act, delayMs);
  return () => clearTimeout(timer);
}

function pause(ms: Ms, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
