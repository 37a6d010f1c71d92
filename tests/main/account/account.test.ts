import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/model/settings.ts';
import { ask, testHub } from '../../hub/support/hub.ts';
import { TestBrowser, client, oidcProvider } from '../../hub/support/oidcProvider.ts';
import { aSummary } from '../../store/support/records.ts';
import { NOW } from '../../store/support/stores.ts';
import { PASSWORD, aDesk, anInvitation, firstAccount } from './support.ts';

const ada = { name: 'Ada Brandt', email: 'ada@example.org', password: PASSWORD };
const tokenIn = (link: string | null): string => new URL(link ?? '').hash.slice(1);

describe('coming into a team’s hub', () => {
  it('begins with the first account, and goes back to what the app’s own hub was', async () => {
    const hub = await testHub({ team: true });
    const { origin } = hub;
    const { store, account, moves } = await aDesk();
    const ownHub = { ...defaultSettings.hub, port: 4711 };
    await store.settings.save({ hub: ownHub as typeof defaultSettings.hub });
    const token = tokenIn(hub.startLink);
    expect(await account.start({ origin, token, ...ada, team: 'North' })).toMatchObject({
      state: 'signedIn',
      me: { person: { name: 'Ada Brandt' }, teams: [{ name: 'North' }] },
    });
    const settings = await store.settings.get();
    expect(settings).toMatchObject({
      agentName: 'Ada Brandt',
      hub: { mode: 'remote', url: origin, account: { name: 'Ada Brandt' } },
    });
    expect(await account.me()).toMatchObject({ state: 'signedIn', origin });
    await account.signOut();
    expect((await store.settings.get()).hub).toEqual(ownHub);
    expect(await account.me()).toEqual({ state: 'nobody' });
    expect(moves()).toBe(2);
    const old = settings.hub.mode === 'remote' ? settings.hub.token : '';
    expect((await ask(hub, 'GET', '/api/people/me', { token: old })).status).toBe(401);
  });

  it('goes by an invitation, with every “no” beside the field that it is about', async () => {
    const hub = await testHub({ team: true });
    const { origin } = hub;
    const first = await firstAccount(hub);
    const token = tokenIn(await anInvitation(hub, first));
    const { store, account, moves } = await aDesk();
    await store.settings.save({ agentName: 'Maya L.' });
    const maya = { origin, token, name: 'Maya Lindqvist', email: 'maya@example.org' };
    expect(await account.join({ ...maya, password: 'short' })).toMatchObject({
      state: 'problem',
      at: 'password',
      message: expect.stringContaining('12 characters'),
    });
    expect(await account.join({ ...maya, email: ada.email, password: PASSWORD })).toMatchObject({
      state: 'problem',
      at: 'email',
    });
    expect(
      await account.join({ ...maya, token: 'x'.repeat(40), password: PASSWORD }),
    ).toMatchObject({ state: 'problem', at: 'form' });
    expect(moves()).toBe(0);
    expect(await account.join({ ...maya, password: PASSWORD })).toMatchObject({
      state: 'signedIn',
    });
    expect((await store.settings.get()).agentName).toBe('Maya L.');
    expect(await account.join({ ...maya, password: PASSWORD })).toMatchObject({
      state: 'problem',
      at: 'form',
    });
  });

  it('goes with address and password, not with a wrong one, nor while the hub is away', async () => {
    const hub = await testHub({ team: true });
    await firstAccount(hub);
    const { account, moves } = await aDesk();
    const { origin } = hub;
    const wrong = { origin, email: ada.email, password: 'no, not this one' };
    expect(await account.signIn(wrong)).toMatchObject({ state: 'problem', at: 'password' });
    expect(await account.signIn({ ...wrong, password: PASSWORD })).toMatchObject({
      state: 'signedIn',
    });
    expect(moves()).toBe(1);
    await hub.close();
    expect(await account.me()).toEqual({ state: 'away', origin, name: 'Ada Brandt' });
    expect(await account.signIn(wrong)).toMatchObject({ state: 'problem', at: 'form' });
    // Leaving works all the same: the machine is the agent's own.
    await account.signOut();
    expect(await account.me()).toEqual({ state: 'nobody' });
  });
});

describe('signing in at the company’s provider', () => {
  /** A hub with a provider, and a desk whose browser signs Maya in there and comes back. */
  const setUp = async () => {
    const { issuer } = await oidcProvider();
    const { id: clientId, secret: clientSecret } = client;
    const hub = await testHub({
      team: true,
      openId: { issuer, clientId, clientSecret, name: 'Northwind' },
      publicUrl: 'https://calls.example.com',
    });
    const shown = { code: '' };
    const desk = await aDesk({
      openInBrowser: async (url) => {
        const back = await new TestBrowser().signIn(url);
        const page = await ask(hub, 'GET', `${back.pathname}${back.search}`);
        shown.code = /<strong>([\d ]+)</.exec(String(page.body))?.[1] ?? '';
      },
    });
    return { hub, shown, ...desk };
  };

  it('takes the code that the browser shows, and no other', async () => {
    const { hub, shown, account, store } = await setUp();
    const { origin } = hub;
    const link = await anInvitation(hub, await firstAccount(hub));
    expect(await account.openId(origin, tokenIn(link))).toEqual({ state: 'needsCode' });
    const other = shown.code.replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10));
    expect(await account.openIdCode(other)).toMatchObject({ state: 'problem', at: 'code' });
    expect(await account.openIdCode(shown.code)).toMatchObject({
      state: 'signedIn',
      me: { person: { name: 'Maya Lindström' }, teams: [{ name: 'North' }] },
    });
    expect((await store.settings.get()).hub).toMatchObject({ account: { name: 'Maya Lindström' } });
    expect(await account.openIdCode(shown.code)).toMatchObject({ state: 'problem', at: 'form' });
  });

  it('lets nobody in who was not invited', async () => {
    const { hub, shown, account, moves } = await setUp();
    expect(await account.openId(hub.origin, null)).toEqual({ state: 'needsCode' });
    expect(await account.openIdCode(shown.code)).toMatchObject({
      state: 'problem',
      at: 'form',
      message: expect.stringContaining('invitation'),
    });
    expect(moves()).toBe(0);
  });

  it('says so where the hub has no provider', async () => {
    const hub = await testHub({ team: true });
    const { account } = await aDesk();
    expect(await account.openId(hub.origin, null)).toMatchObject({ state: 'problem', at: 'form' });
  });
});

describe('an account', () => {
  it('shows where it is signed in, closes places, and takes another password', async () => {
    const hub = await testHub({ team: true });
    const { origin } = hub;
    const first = await firstAccount(hub);
    const { account } = await aDesk();
    await expect(account.sessions()).rejects.toMatchObject({ code: 'refused' });
    await account.signIn({ origin, email: ada.email, password: PASSWORD });
    const places = await account.sessions();
    expect(places.map(({ device }) => device).toSorted()).toEqual(['Maya’s laptop', 'laptop']);
    await account.closeSession(first.me.sessionId);
    expect(await account.sessions()).toHaveLength(1);
    const next = 'a lantern over the harbour';
    expect(await account.changePassword({ current: 'not it', next })).toMatchObject({
      at: 'password',
    });
    expect(await account.changePassword({ current: PASSWORD, next: 'short' })).toMatchObject({
      at: 'next',
    });
    expect(await account.changePassword({ current: PASSWORD, next })).toEqual({ state: 'changed' });
    const again = await aDesk();
    expect(await again.account.signIn({ origin, email: ada.email, password: next })).toMatchObject({
      state: 'signedIn',
    });
  });

  it('knows that an administrator signed it out', async () => {
    const hub = await testHub({ team: true });
    const { origin } = hub;
    const first = await firstAccount(hub);
    const { account } = await aDesk();
    await account.signIn({ origin, email: ada.email, password: PASSWORD });
    const route = `/api/admin/people/${first.me.person.personId}/sessions`;
    await ask(hub, 'DELETE', route, { token: first.token });
    expect(await account.me()).toEqual({ state: 'signedOut', origin, name: 'Ada Brandt' });
  });
});

describe('calls of before', () => {
  const waiting = async (store: Awaited<ReturnType<typeof aDesk>>['store']) =>
    (await store.outbox.waiting(10)).map(({ callId }) => callId);

  it('stay here until the agent wants them along, which is asked once', async () => {
    const hub = await testHub({ team: true });
    await firstAccount(hub);
    const { origin } = hub;
    const { store, account } = await aDesk();
    await store.calls.save(aSummary({ callId: 'call-alone', startedAt: NOW - 1 }));
    await store.calls.save(aSummary({ callId: 'practice', simulated: true }));
    const signIn = () => account.signIn({ origin, email: ada.email, password: PASSWORD });
    await signIn();
    expect(await waiting(store)).toEqual([]);
    expect((await store.outbox.status()).keptHere).toBe(1);
    expect((await store.settings.get()).lastTeam?.askedPast).toBe(false);
    await account.bringPast(true);
    expect(await waiting(store)).toEqual(['call-alone']);
    // Signed in again at the same hub: what waits still goes, and nothing is asked.
    await signIn();
    expect(await waiting(store)).toEqual(['call-alone']);
    expect((await store.settings.get()).lastTeam?.askedPast).toBe(true);
    await account.signOut();
    await store.calls.save(aSummary({ callId: 'call-between', startedAt: NOW + 1 }));
    await signIn();
    expect(await waiting(store)).toEqual(['call-alone']);
    expect((await store.settings.get()).lastTeam?.askedPast).toBe(false);
    await account.bringPast(false);
    expect(await waiting(store)).toEqual(['call-alone']);
    expect((await store.settings.get()).lastTeam?.askedPast).toBe(true);
  });

  it('do not follow from one hub to another', async () => {
    const [north, south] = [await testHub({ team: true }), await testHub({ team: true })];
    await firstAccount(north);
    await firstAccount(south);
    const { store, account } = await aDesk();
    const signIn = ({ origin }: { origin: string }) =>
      account.signIn({ origin, email: ada.email, password: PASSWORD });
    await signIn(north);
    await store.calls.save(aSummary({ callId: 'call-north' }));
    await store.outbox.setSent('call-north', 1, NOW);
    await signIn(south);
    await store.calls.setNotes('call-north', 'changed');
    await account.bringPast(true);
    expect(await waiting(store)).toEqual([]);
  });
});
