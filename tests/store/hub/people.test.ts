import { describe, expect, it } from 'vitest';
import type { Person, Team } from '#shared/model/people.ts';
import { engines } from '../support/engines.ts';
import { anInvite, sha256 } from '../support/records.ts';
import { hubStore, NOW } from '../support/stores.ts';

const team = (teamId: string): Team => ({
  teamId,
  name: `Team ${teamId}`,
  agentFirstMs: 3_600_000,
  keepDays: null,
});

const person = (personId: string, changes: Partial<Person> = {}): Person => ({
  personId,
  name: `Person ${personId}`,
  email: `${personId}@example.org`,
  administrator: false,
  disabled: false,
  memberships: [],
  ...changes,
});

const asNew = (each: Person) => ({
  ...each,
  passwordHash: `hash of ${each.personId}`,
  createdAt: NOW,
});

describe.each(engines())('people on $kind', ({ place }) => {
  async function started() {
    const store = await hubStore(await place());
    const ada = person('ada', {
      administrator: true,
      memberships: [{ teamId: 'north', role: 'supervisor' }],
    });
    expect(await store.people.start(asNew(ada), team('north'))).toBe(true);
    return { ...store, ada };
  }

  const invited = async (
    store: Awaited<ReturnType<typeof started>>,
    personId: string,
    changes: Partial<Person> = {},
  ) => {
    const { administrator, memberships } = person(personId, changes);
    await store.invitations.add({
      invitationId: `invitation-${personId}`,
      tokenHash: sha256(personId),
      name: '',
      email: '',
      administrator,
      memberships,
      createdBy: 'ada',
      createdAt: NOW,
      expiresAt: NOW + 1000,
    });
    return { ...asNew(person(personId)), identity: null };
  };

  it('begin with one, whoever comes at the same time', async () => {
    const store = await hubStore(await place());
    expect(await store.people.isEmpty()).toBe(true);
    const tries = await Promise.all(
      ['a', 'b', 'c', 'd'].map((id) =>
        store.people.start(asNew(person(id, { administrator: true })), team(id)),
      ),
    );
    expect(tries.filter(Boolean)).toHaveLength(1);
    const winner = 'abcd'[tries.indexOf(true)] ?? '';
    expect((await store.people.list()).map(({ personId }) => personId)).toEqual([winner]);
    expect((await store.teams.list()).map(({ teamId }) => teamId)).toEqual([winner]);
    expect(await store.people.isEmpty()).toBe(false);
  });

  it('are found by address, with what opens their account', async () => {
    const { people, ada } = await started();
    expect(await people.findByEmail('ada@example.org')).toEqual({
      person: ada,
      passwordHash: 'hash of ada',
    });
    expect(await people.findByEmail('ADA@example.org')).toBeNull();
    await people.setPassword('ada', 'another');
    expect((await people.findByEmail('ada@example.org'))?.passwordHash).toBe('another');
    expect(await people.find('nobody')).toBeNull();
  });

  it('join by an invitation once, whoever comes at the same time', async () => {
    const store = await started();
    const joining = await invited(store, 'bo', {
      memberships: [{ teamId: 'north', role: 'agent' }],
    });
    const tries = await Promise.all(
      ['bo', 'cy', 'di'].map((id) =>
        store.invitations.use(sha256('bo'), { ...joining, ...person(id), createdAt: NOW }),
      ),
    );
    expect(tries.filter((each) => typeof each !== 'string')).toHaveLength(1);
    expect(tries.filter((each) => each === 'used')).toHaveLength(2);
    const all = await store.people.list();
    expect(all).toHaveLength(2);
    expect(all.find(({ personId }) => personId !== 'ada')?.memberships).toEqual([
      { teamId: 'north', role: 'agent' },
    ]);
  });

  it('do not join too late, with a taken address, or to a team that is not there', async () => {
    const store = await started();
    const joining = await invited(store, 'bo');
    const use = (changes: object) =>
      store.invitations.use(sha256('bo'), { ...joining, ...changes });
    expect(await use({ createdAt: NOW + 1000 })).toBe('expired');
    expect(await use({ email: 'ada@example.org' })).toBe('taken');
    expect(await store.invitations.use(sha256('cy'), joining)).toBe('unknown');
    // None of these used it up.
    expect(await use({})).toMatchObject({ personId: 'bo' });
    expect(await use({})).toBe('used');
    await expect(
      invited(store, 'di', { memberships: [{ teamId: 'south', role: 'agent' }] }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('are known by who vouches for them', async () => {
    const store = await started();
    const identity = { issuer: 'https://id.example.org', subject: '42' };
    const bo = { ...(await invited(store, 'bo')), passwordHash: null, identity };
    expect(await store.invitations.use(sha256('bo'), bo)).toMatchObject({ personId: 'bo' });
    expect(await store.people.findByIdentity(identity)).toMatchObject({ personId: 'bo' });
    expect(await store.people.findByIdentity({ ...identity, issuer: 'https://else' })).toBeNull();
    const cy = { ...(await invited(store, 'cy')), identity };
    expect(await store.invitations.use(sha256('cy'), cy)).toBe('taken');
  });

  it('change, but somebody is left who may manage them', async () => {
    const store = await started();
    const { people } = store;
    expect(await people.change('ada', { administrator: false })).toBe('last');
    expect(await people.change('ada', { disabled: true })).toBe('last');
    const bo = await invited(store, 'bo', { administrator: true });
    await store.invitations.use(sha256('bo'), bo);
    const both = await Promise.all([
      people.change('ada', { administrator: false }),
      people.change('bo', { administrator: false }),
    ]);
    expect(both.filter((each) => each === 'last')).toHaveLength(1);
    expect(await people.change('nobody', { name: 'X' })).toBeNull();
    await expect(
      people.change('bo', { memberships: [{ teamId: 'south', role: 'agent' }] }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const memberships = [{ teamId: 'north', role: 'agent' as const }];
    expect(await people.change('bo', { name: 'Bo', memberships })).toMatchObject({ name: 'Bo' });
    expect(await people.find('bo')).toMatchObject({ name: 'Bo', memberships });
  });

  it('are signed in at several places, until they sign out or are disabled', async () => {
    const store = await started();
    const { sessions, people } = store;
    await store.invitations.use(sha256('bo'), await invited(store, 'bo'));
    const open = (sessionId: string, personId: string) =>
      sessions.open({
        sessionId,
        tokenHash: sha256(sessionId),
        personId,
        device: 'laptop',
        createdAt: NOW,
        expiresAt: NOW + 1000,
      });
    for (const id of ['one', 'two', 'three']) await open(id, 'bo');
    await open('other', 'ada');
    expect(await sessions.find(sha256('one'), NOW)).toMatchObject({ person: { personId: 'bo' } });
    expect(await sessions.find(sha256('one'), NOW + 1000)).toBeNull();
    await sessions.touch('one', NOW + 900, NOW + 1900);
    expect(await sessions.find(sha256('one'), NOW + 1000)).toMatchObject({ lastSeenAt: NOW + 900 });
    expect((await sessions.list('bo', NOW + 1000)).map(({ sessionId }) => sessionId)).toEqual([
      'one',
    ]);
    expect(await sessions.close('bo', 'other')).toBe(false);
    expect(await sessions.close('bo', 'two')).toBe(true);
    expect(await sessions.closeAll('bo', 'one')).toEqual(['three']);
    await people.change('bo', { disabled: true });
    await people.change('bo', { disabled: false });
    expect(await sessions.find(sha256('one'), NOW + 1000)).toBeNull();
    await sessions.forgetBefore(NOW + 1001);
    expect(await sessions.list('ada', NOW)).toEqual([]);
  });

  it('keep a queue’s links from asking once it does not ask', async () => {
    const { teams, invites } = await started();
    await teams.addQueue({ queueId: 'bills', teamId: 'north', name: 'Bills', mood: true });
    await invites.create(anInvite({ queueId: 'bills', offersMood: true }));
    expect(await teams.changeQueue('bills', { name: 'Billing' })).toMatchObject({ mood: true });
    expect(await invites.find('invite-1')).toMatchObject({ offersMood: true, queueId: 'bills' });
    await teams.changeQueue('bills', { mood: false });
    expect(await invites.find('invite-1')).toMatchObject({ offersMood: false });
    await expect(
      teams.addQueue({ queueId: 'x', teamId: 'south', name: 'X', mood: true }),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await teams.change('north', { keepDays: 30 })).toMatchObject({ keepDays: 30 });
    expect(await teams.change('south', { keepDays: 30 })).toBeNull();
  });

  it('finish a sign-in elsewhere at whichever hub', async () => {
    const { openIdFlows } = await started();
    const flow = { flowId: 'f', state: 's', version: 0, body: '{"a":1}', expiresAt: NOW + 10 };
    expect(await openIdFlows.add(flow, NOW, 1)).toBe(true);
    expect(await openIdFlows.add({ ...flow, flowId: 'g', state: 't' }, NOW, 1)).toBe(false);
    expect(await openIdFlows.find('state', 's')).toEqual(flow);
    const both = await Promise.all([
      openIdFlows.replace('f', 0, '{"a":2}'),
      openIdFlows.replace('f', 0, '{"a":3}'),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await openIdFlows.remove('f', 0)).toBe(false);
    const gone = await Promise.all([openIdFlows.remove('f', 1), openIdFlows.remove('f', 1)]);
    expect(gone.filter(Boolean)).toHaveLength(1);
    // What expired makes room.
    expect(await openIdFlows.add(flow, NOW, 1)).toBe(true);
    expect(await openIdFlows.add({ ...flow, flowId: 'g', state: 't' }, NOW + 10, 1)).toBe(true);
  });
});
