import { describe, expect, it } from 'vitest';
import type { adminIpc } from '#shared/contract/adminIpc.ts';
import type { IpcAnswer, IpcArgs, IpcResult } from '#shared/contract/ipc.ts';
import { adminHandlers } from '#electron/main/account/adminHandlers.ts';
import { answer } from '#electron/main/ipc/answer.ts';
import { ask } from '../../hub/support/hub.ts';
import type { TestTeam } from '../../hub/support/team.ts';
import { PASSWORD, teamHub } from '../../hub/support/team.ts';
import { aDesk } from './support.ts';

type Channel = keyof typeof adminIpc;

interface Manager {
  /** As the window asks: never rejects. */
  readonly ask: <C extends Channel>(
    channel: C,
    args: IpcArgs<C>,
  ) => Promise<IpcAnswer<IpcResult<C>>>;
  /** The same where the answer has to be a value. */
  readonly get: <C extends Channel>(channel: C, args: IpcArgs<C>) => Promise<IpcResult<C>>;
  /** How often the app learned that its sign-in is over. */
  readonly ended: () => number;
}

/** The app of somebody who signed in at a hub. */
async function appOf({ hub }: TestTeam, email: string): Promise<Manager> {
  const { account } = await aDesk();
  await account.signIn({ origin: hub.origin, email, password: PASSWORD });
  let ended = 0;
  const handlers = adminHandlers({ account, hub: { signedOut: () => void (ended += 1) } });
  const asked: Manager['ask'] = (channel, args) =>
    answer(channel, handlers[channel] as Parameters<typeof answer<typeof channel>>[1], args);
  return {
    ask: asked,
    get: async (channel, args) => {
      const answered = await asked(channel, args);
      if (!answered.ok) throw new Error(answered.failure.message);
      return answered.value;
    },
    ended: () => ended,
  };
}

const ADA = 'ada@example.org';

describe('an administrator', () => {
  it('lists people, changes what they may do, and is refused with the hub’s sentence', async () => {
    const team = await teamHub();
    const { nils, ada, rut, north, south } = team;
    const { ask: asked, get } = await appOf(team, ADA);
    const people = await get('admin.people', undefined);
    expect(people.map(({ name }) => name)).toEqual(['Ada Brandt', 'Nils', 'Rut', 'Sara', 'Sven']);
    const memberships = [
      { teamId: south, role: 'supervisor' as const },
      { teamId: north, role: 'agent' as const },
    ];
    const patch = { memberships, administrator: true };
    expect(await get('admin.changePerson', { personId: nils.personId, patch })).toMatchObject({
      name: 'Nils',
      memberships,
      administrator: true,
    });
    for (const personId of [nils.personId, rut.personId]) {
      await get('admin.changePerson', { personId, patch: { administrator: false } });
    }
    const last = { personId: ada.personId, patch: { administrator: false } };
    expect(await asked('admin.changePerson', last)).toEqual({
      ok: false,
      failure: { code: 'changed', message: 'Somebody has to be left who may manage people.' },
    });
    const stranger = { personId: 'nobody', patch: { disabled: true } };
    expect(await asked('admin.changePerson', stranger)).toEqual({
      ok: false,
      failure: { code: 'notFound', message: 'There is no such account here.' },
    });
    const unknown = [{ teamId: 'nowhere', role: 'agent' as const }];
    const moved = { personId: nils.personId, patch: { memberships: unknown } };
    expect(await asked('admin.changePerson', moved)).toEqual({
      ok: false,
      failure: { code: 'notFound', message: 'There is no such team.' },
    });
    const twice = { personId: nils.personId, patch: { memberships: [...unknown, ...unknown] } };
    expect(await asked('admin.changePerson', twice)).toMatchObject({
      failure: { code: 'badRequest' },
    });
  });

  it('signs somebody out everywhere, and keeps somebody from signing in until they may again', async () => {
    const team = await teamHub();
    const { hub, nils, sven } = team;
    const { get } = await appOf(team, ADA);
    const me = async (token: string): Promise<number> =>
      (await ask(hub, 'GET', '/api/people/me', { token })).status;
    await get('admin.signOutEverywhere', { personId: nils.personId });
    expect([await me(nils.token), await me(sven.token)]).toEqual([401, 200]);

    const { personId } = sven;
    await get('admin.changePerson', { personId, patch: { disabled: true } });
    expect(await me(sven.token)).toBe(401);
    const body = { email: sven.me.person.email, password: PASSWORD, device: 'laptop' };
    const signIn = async (): Promise<number> =>
      (await ask(hub, 'POST', '/api/people/sign-in', { body })).status;
    expect(await signIn()).toBe(401);
    await get('admin.changePerson', { personId, patch: { disabled: false } });
    expect(await signIn()).toBe(200);
  });

  it('invites: the link is in the one answer, lets somebody in, and is taken back', async () => {
    const team = await teamHub();
    const { hub, north } = team;
    const { ask: asked, get } = await appOf(team, ADA);
    const wanted = {
      name: 'Maya Lindqvist',
      email: 'Maya@Example.org',
      administrator: false,
      memberships: [{ teamId: north, role: 'agent' as const }],
      expiresInMs: 7 * 24 * 3_600_000,
    };
    const made = await get('admin.invite', wanted);
    expect(made.expiresAt - made.createdAt).toBe(wanted.expiresInMs);
    const url = new URL(made.url ?? '');
    expect([url.origin, url.pathname]).toEqual([hub.origin, '/invitation']);
    expect(await get('admin.invitations', undefined)).toEqual([{ ...made, url: null }]);

    const { account } = await aDesk();
    expect(await account.look(url.href)).toMatchObject({
      is: 'invitation',
      view: { state: 'open', name: 'Maya Lindqvist', email: 'maya@example.org', teams: ['North'] },
    });
    const { invitationId } = made;
    await get('admin.revokeInvitation', { invitationId });
    expect(await get('admin.invitations', undefined)).toEqual([]);
    expect(await account.look(url.href)).toMatchObject({ view: { state: 'unknown' } });
    expect(await asked('admin.revokeInvitation', { invitationId })).toEqual({
      ok: false,
      failure: { code: 'notFound', message: 'This invitation is not open any more.' },
    });
    expect(
      await asked('admin.invite', { ...wanted, expiresInMs: 31 * 24 * 3_600_000 }),
    ).toMatchObject({ failure: { code: 'badRequest' } });
  });

  it('adds and changes teams and their queues', async () => {
    const team = await teamHub();
    const { ask: asked, get } = await appOf(team, ADA);
    const { teamId } = await get('admin.addTeam', { name: 'West' });
    const settings = { name: 'West Coast', agentFirstMs: 2 * 3_600_000, keepDays: 90 };
    expect(await get('admin.changeTeam', { teamId, patch: settings })).toEqual({
      teamId,
      ...settings,
    });
    const names = (await get('admin.teams', undefined)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['North', 'South', 'West Coast']);
    expect(
      await asked('admin.changeTeam', { teamId: 'nowhere', patch: { name: 'East' } }),
    ).toMatchObject({ failure: { code: 'notFound', message: 'There is no such team.' } });

    const queue = await get('admin.addQueue', { teamId, name: 'Bills', mood: true });
    const { queueId } = queue;
    const patch = { name: 'Bills and moving', mood: false };
    expect(await get('admin.changeQueue', { queueId, patch })).toEqual({ ...queue, ...patch });
    expect(await get('admin.queues', undefined)).toEqual([{ ...queue, ...patch }]);
    expect(await asked('admin.addQueue', { ...queue, teamId: 'nowhere' })).toMatchObject({
      failure: { code: 'notFound', message: 'There is no such team.' },
    });
    expect(
      await asked('admin.changeQueue', { queueId: 'nowhere', patch: { mood: true } }),
    ).toMatchObject({ failure: { code: 'notFound', message: 'There is no such queue.' } });
  });

  it('whose sign-in has ended, and whose hub is away, is told so', async () => {
    const team = await teamHub();
    const { hub, ada, rut } = team;
    const app = await appOf(team, ADA);
    await ask(hub, 'DELETE', `/api/admin/people/${ada.personId}/sessions`, { token: rut.token });
    expect(await app.ask('admin.teams', undefined)).toMatchObject({
      failure: { code: 'refused', message: expect.stringMatching(/sign-in .+ has ended/) },
    });
    expect(app.ended()).toBe(1);
    const away = await appOf(team, rut.me.person.email);
    await hub.close();
    expect(await away.ask('admin.teams', undefined)).toMatchObject({
      failure: { code: 'hubUnreachable' },
    });
    expect(away.ended()).toBe(0);
  });
});

describe('anybody else', () => {
  it('is refused by the hub, whatever the window shows', async () => {
    const team = await teamHub();
    const { ask: asked, ended } = await appOf(team, team.sara.me.person.email);
    const patch = { administrator: true };
    const { personId } = team.sara;
    expect(await asked('admin.changePerson', { personId, patch })).toEqual({
      ok: false,
      failure: {
        code: 'refused',
        message: 'This account may not do that. Ask an administrator of the team hub.',
      },
    });
    expect(ended()).toBe(0);
    const { account } = await aDesk();
    const handlers = adminHandlers({ account, hub: { signedOut: () => undefined } });
    expect(await answer('admin.people', handlers['admin.people'], undefined)).toMatchObject({
      failure: { code: 'refused', message: 'Nobody is signed in at a team’s hub.' },
    });
  });
});
