import { describe, expect, it } from 'vitest';
import { openIdBegunSchema, openIdOutcomeSchema, waysInSchema } from '#shared/contract/people.ts';
import type { HubStore } from '#electron/store/index.ts';
import { storedFlows } from '#electron/hub/people/storedFlows.ts';
import { engines } from '../store/support/engines.ts';
import { hubStore } from '../store/support/stores.ts';
import { describeFlowStore } from './support/flowStore.ts';
import { ask } from './support/hub.ts';
import { TestBrowser, client, oidcProvider } from './support/oidcProvider.ts';
import type { TestTeam } from './support/team.ts';
import { inviteTo, teamHub, tokenIn } from './support/team.ts';

for (const { kind, place } of engines()) {
  describeFlowStore(`in ${kind}`, async (most) => {
    const store: HubStore = await hubStore(await place());
    return storedFlows(store.openIdFlows, most);
  });
}

async function setUp() {
  const provider = await oidcProvider();
  const openId = {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    name: 'Northwind',
  };
  // The address that the provider knows; the tests come to the hub itself.
  const team = await teamHub({ openId, publicUrl: 'https://calls.example.com' });
  return { provider, team };
}

const begin = async ({ hub }: TestTeam) =>
  openIdBegunSchema.parse((await ask(hub, 'POST', '/api/people/openid')).body);

/** Brings the browser back from the provider. @returns what the hub's page says */
async function comeBack({ hub }: TestTeam, url: string, who?: string) {
  const back = await new TestBrowser().signIn(url, who);
  return ask(hub, 'GET', `${back.pathname}${back.search}`);
}

const codeIn = (page: unknown): string =>
  /<strong>(\d{3}) (\d{3})<\/strong>/.exec(String(page))?.slice(1).join('') ?? '';

const poll = async (
  { hub }: TestTeam,
  begun: { readonly flowId: string; readonly pollSecret: string },
  sent: { readonly code?: string; readonly invitation?: string } = {},
) => {
  const { flowId, pollSecret } = begun;
  const body = { flowId, pollSecret, code: null, invitation: null, device: 'laptop', ...sent };
  return ask(hub, 'POST', '/api/people/openid/outcome', { body });
};

/** From the app's "begin" to what it is told in the end. */
async function signIn(team: TestTeam, invitation: string | null, who?: string) {
  const begun = await begin(team);
  const page = await comeBack(team, begun.url, who);
  const sent = { code: codeIn(page.body), ...(invitation === null ? {} : { invitation }) };
  return poll(team, begun, sent);
}

describe('signing in at the company’s provider', () => {
  it('is offered by its name', async () => {
    const { team } = await setUp();
    const ways = await ask(team.hub, 'GET', '/api/people/ways');
    expect(waysInSchema.parse(ways.body).openId).toBe('Northwind');
  });

  it('makes an account with an invitation, and finds it again without one', async () => {
    const { team } = await setUp();
    const { hub, ada, north } = team;
    const { url } = await inviteTo(hub, ada, [{ teamId: north, role: 'agent' }]);
    const first = openIdOutcomeSchema.parse((await signIn(team, tokenIn(url))).body);
    expect(first).toMatchObject({
      state: 'signedIn',
      signedIn: { me: { person: { name: 'Maya Lindström', email: 'maya@northwind.example' } } },
    });
    const again = openIdOutcomeSchema.parse((await signIn(team, null)).body);
    expect(again).toMatchObject({ state: 'signedIn' });
    const tokens = [first, again].map((each) => 'signedIn' in each && each.signedIn.token);
    for (const token of tokens) {
      const me = await ask(hub, 'GET', '/api/people/me', { token: String(token) });
      expect(me.body).toMatchObject({ person: { memberships: [{ teamId: north }] } });
    }
  });

  it('knows nobody who was not invited, and nobody who was disabled', async () => {
    const { team } = await setUp();
    const { hub, ada } = team;
    expect((await signIn(team, null)).body).toEqual({ state: 'stranger' });
    const joined = await signIn(team, tokenIn((await inviteTo(hub, ada, [])).url));
    const outcome = openIdOutcomeSchema.parse(joined.body);
    const personId = 'signedIn' in outcome ? outcome.signedIn.me.person.personId : '';
    const route = `/api/admin/people/${personId}`;
    await ask(hub, 'PATCH', route, { token: ada.token, body: { disabled: true } });
    expect((await signIn(team, null)).body).toEqual({ state: 'stranger' });
  });

  it('takes no address that the provider does not vouch for', async () => {
    const { team } = await setUp();
    const { url } = await inviteTo(team.hub, team.ada, []);
    const answer = await signIn(team, tokenIn(url), 'stranger');
    expect(answer.status).toBe(409);
    // The invitation is still good.
    expect((await signIn(team, tokenIn(url), 'kim')).body).toMatchObject({ state: 'signedIn' });
  });

  it('waits for the browser, then for its code, and tells nobody else', async () => {
    const { team } = await setUp();
    const begun = await begin(team);
    expect((await poll(team, begun)).body).toEqual({ state: 'waiting' });
    const page = await comeBack(team, begun.url);
    expect(page.status).toBe(200);
    expect((await poll(team, begun)).body).toEqual({ state: 'needsCode' });
    const other = await poll(team, { ...begun, pollSecret: 'x'.repeat(43) });
    expect(other.body).toEqual({ state: 'expired' });
    const code = codeIn(page.body);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await poll(team, begun, { code: wrong })).body).toEqual({ state: 'wrongCode' });
    expect((await poll(team, begun, { code })).body).toEqual({ state: 'stranger' });
    expect((await poll(team, begun, { code })).body).toEqual({ state: 'expired' });
  });

  it('is not used up by a link scanner', async () => {
    const { team } = await setUp();
    const begun = await begin(team);
    const back = await new TestBrowser().signIn(begun.url);
    const where = `${back.pathname}${back.search}`;
    expect((await ask(team.hub, 'HEAD', where)).status).toBe(404);
    expect(codeIn((await ask(team.hub, 'GET', where)).body)).toMatch(/^\d{6}$/);
  });

  it('says plainly that the provider is away', async () => {
    const { provider, team } = await setUp();
    await provider.leave();
    const answer = await ask(team.hub, 'POST', '/api/people/openid');
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ message: expect.stringContaining('does not answer') });
  });
});
