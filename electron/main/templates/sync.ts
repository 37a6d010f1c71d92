import type { TeamPage } from '#shared/contract/library.ts';
import { LIBRARY_BATCH, teamAnswersSchema, teamPageSchema } from '#shared/contract/library.ts';
import type { TeamChange } from '#shared/model/teamTemplate.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { Ask } from '../hub/ask.ts';
import { KnownFailure } from '../ipc/failure.ts';

/** The team's hub, as somebody who is signed in there. */
export interface TeamHubWay {
  readonly origin: string;
  readonly ask: Ask;
}

export interface SyncParts {
  readonly store: DesktopStore['teamLibrary'];
  readonly bundledIds: () => Promise<ReadonlySet<string>>;
  readonly freshId: () => string;
  /** Sentences are different now. */
  readonly changed: () => void;
}

/**
 * Why sharing stopped. `done`: both know all of each other. `noTeam`: whoever is signed in is in no
 * team. `signedOut`: the hub does not know them (any more), or they have only an access token.
 */
export type SyncEnd = 'done' | 'away' | 'noTeam' | 'signedOut';

/**
 * Shares the library with the team's hub until both know all of each other. It may be killed at any
 * point: a change that was handed in without its answer having come is handed in again, and the hub
 * knows it by its request.
 * @throws StoreError
 */
export async function shareLibrary(parts: SyncParts, way: TeamHubWay): Promise<SyncEnd> {
  try {
    for (;;) {
      // First of all, so that a page never meets a change whose answer is still to come.
      await handInPending(parts, way);
      await readList(parts, way);
      const made = await parts.store.prepare(LIBRARY_BATCH, parts.freshId);
      if (made.length === 0) return 'done';
    }
  } catch (error) {
    if (!(error instanceof KnownFailure)) throw error;
    if (error.code === 'changed') return 'noTeam';
    return error.code === 'refused' ? 'signedOut' : 'away';
  }
}

async function handInPending(parts: SyncParts, way: TeamHubWay): Promise<void> {
  const link = await parts.store.link();
  // Those of another hub are forgotten when this one's list begins.
  if (link?.hub !== way.origin) return;
  const pending = await parts.store.pending();
  if (pending.length > 0) await handIn(parts, way, pending);
}

async function handIn(
  { store }: SyncParts,
  { ask }: TeamHubWay,
  changes: readonly TeamChange[],
): Promise<void> {
  const teamId = (await store.link())?.teamId;
  const body = { teamId, changes };
  try {
    const { answers } = await ask('POST', '/api/agent/templates', teamAnswersSchema, body);
    if (!(await store.note(answers))) await store.startOver();
  } catch (error) {
    // Somebody was put into another team: its list begins with the next page.
    if (error instanceof KnownFailure && error.code === 'changed') return;
    throw error;
  }
}

async function readList(parts: SyncParts, { origin, ask }: TeamHubWay): Promise<void> {
  const { store, bundledIds, freshId, changed } = parts;
  for (;;) {
    const link = await store.link();
    const after = link?.hub === origin ? link.place : 0;
    const route = `/api/agent/templates?after=${after}`;
    const page: TeamPage = await ask('GET', route, teamPageSchema);
    if (link?.hub !== origin || link.teamId !== page.teamId) {
      await store.begin(origin, page.teamId);
      // The page of another team's place says nothing about this one.
      if (after > 0) continue;
    } else if (page.last < after) {
      await store.startOver();
      continue;
    }
    const around = { bundledIds: await bundledIds(), freshId };
    if ((await store.takePage(page, around)) > 0) changed();
    if (!page.more) return;
  }
}
