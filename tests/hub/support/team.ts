import type { Hub } from '#electron/hub/index.ts';
import type { Invitation, SignedIn } from '#shared/contract/people.ts';
import { invitationSchema, signedInSchema } from '#shared/contract/people.ts';
import type { Membership } from '#shared/model/people.ts';
import { teamSchema } from '#shared/model/people.ts';
import type { HubOptions } from '#electron/hub/index.ts';
import type { TestHub } from './hub.ts';
import { ask, testHub } from './hub.ts';

/** Good enough for everybody in tests. */
export const PASSWORD = 'green kettle on the roof';

/** What stands behind # in a link. */
export const tokenIn = (link: string | null): string => new URL(link ?? '').hash.slice(1);

type At = Pick<Hub, 'origin'>;

/** Somebody who is signed in. */
export interface Someone extends SignedIn {
  readonly personId: string;
}

const someone = (body: unknown): Someone => {
  const signedIn = signedInSchema.parse(body);
  return { ...signedIn, personId: signedIn.me.person.personId };
};

/** Makes the first account: an administrator who supervises the first team. */
export async function startTeam(
  hub: At & Pick<Hub, 'startLink'>,
  name = 'Ada Brandt',
): Promise<Someone> {
  const body = {
    token: tokenIn(hub.startLink),
    name,
    email: 'ada@example.org',
    password: PASSWORD,
    team: 'North',
    device: 'laptop',
  };
  return someone((await ask(hub, 'POST', '/api/people/start', { body })).body);
}

/** Invites somebody. */
export async function inviteTo(
  hub: At,
  by: Someone,
  memberships: readonly Membership[],
  administrator = false,
): Promise<Invitation> {
  const body = { name: '', email: '', administrator, memberships, expiresInMs: 3_600_000 };
  const answer = await ask(hub, 'POST', '/api/admin/invitations', { token: by.token, body });
  return invitationSchema.parse(answer.body);
}

/** Somebody who joins by an invitation. */
export async function joining(
  hub: At,
  by: Someone,
  name: string,
  memberships: readonly Membership[],
  administrator = false,
): Promise<Someone> {
  const { url } = await inviteTo(hub, by, memberships, administrator);
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`;
  const body = { token: tokenIn(url), name, email, password: PASSWORD, device: 'laptop' };
  return someone((await ask(hub, 'POST', '/api/people/join', { body })).body);
}

/** Signs somebody in once more, as from another device. */
export async function signIn(hub: At, { me }: SignedIn): Promise<Someone> {
  const body = { email: me.person.email, password: PASSWORD, device: 'another' };
  return someone((await ask(hub, 'POST', '/api/people/sign-in', { body })).body);
}

/** Another team. @returns its id */
export async function addTeam(hub: At, by: Someone, name: string): Promise<string> {
  const answer = await ask(hub, 'POST', '/api/admin/teams', { token: by.token, body: { name } });
  return teamSchema.parse(answer.body).teamId;
}

export interface TestTeam {
  readonly hub: TestHub;
  /** Administrator, and supervisor of `north`. */
  readonly ada: Someone;
  readonly north: string;
  readonly south: string;
  /** Agent of `north`. */
  readonly nils: Someone;
  /** Agent of `south`. */
  readonly sven: Someone;
  /** Supervisor of `south`. */
  readonly sara: Someone;
  /** Administrator in no team. */
  readonly rut: Someone;
}

/** A hub with two teams. */
export async function teamHub(changes: Partial<HubOptions> = {}): Promise<TestTeam> {
  const hub = await testHub({ team: true, ...changes });
  const ada = await startTeam(hub);
  const north = ada.me.teams[0]?.teamId ?? '';
  const south = await addTeam(hub, ada, 'South');
  const nils = await joining(hub, ada, 'Nils', [{ teamId: north, role: 'agent' }]);
  const sven = await joining(hub, ada, 'Sven', [{ teamId: south, role: 'agent' }]);
  const sara = await joining(hub, ada, 'Sara', [{ teamId: south, role: 'supervisor' }]);
  const rut = await joining(hub, ada, 'Rut', [], true);
  return { hub, ada, north, south, nils, sven, sara, rut };
}
