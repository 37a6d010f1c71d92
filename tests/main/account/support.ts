import type { Hub } from '#electron/hub/index.ts';
import { Account } from '#electron/main/account/account.ts';
import type { AccountParts } from '#electron/main/account/account.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { NewInvitation, SignedIn } from '#shared/contract/people.ts';
import { invitationSchema, signedInSchema } from '#shared/contract/people.ts';
import { ask } from '../../hub/support/hub.ts';
import { desktopStore, NOW } from '../../store/support/stores.ts';

export const PASSWORD = 'green kettle on the roof';

/** Makes the first account: an administrator in the team North. */
export async function firstAccount(hub: Pick<Hub, 'origin' | 'startLink'>): Promise<SignedIn> {
  const body = {
    token: new URL(hub.startLink ?? '').hash.slice(1),
    name: 'Ada Brandt',
    email: 'ada@example.org',
    password: PASSWORD,
    team: 'North',
    device: 'laptop',
  };
  return signedInSchema.parse((await ask(hub, 'POST', '/api/people/start', { body })).body);
}

/** Invites an agent into the administrator's team. @returns the link */
export async function anInvitation(
  hub: Pick<Hub, 'origin'>,
  { token, me }: SignedIn,
  changes: Partial<NewInvitation> = {},
): Promise<string> {
  const body = {
    name: '',
    email: '',
    administrator: false,
    memberships: me.teams.map(({ teamId }) => ({ teamId, role: 'agent' })),
    expiresInMs: 3_600_000,
    ...changes,
  };
  const answer = await ask(hub, 'POST', '/api/admin/invitations', { token, body });
  return invitationSchema.parse(answer.body).url ?? '';
}

export interface Desk {
  readonly store: DesktopStore;
  readonly account: Account;
  /** How often the settings named another hub. */
  readonly moves: () => number;
}

/** An app's own store with an account over it. */
export async function aDesk(changes: Partial<AccountParts> = {}): Promise<Desk> {
  const store = await desktopStore();
  let moves = 0;
  const account = new Account({
    store,
    fetch,
    device: 'Maya’s laptop',
    now: () => NOW,
    pause: async () => undefined,
    openInBrowser: async () => undefined,
    hubChanges: async () => undefined,
    hubChanged: async () => {
      moves += 1;
    },
    outboxChanged: () => undefined,
    ...changes,
  });
  return { store, account, moves: () => moves };
}
