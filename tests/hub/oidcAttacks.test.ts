import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OidcOptions } from '#electron/hub/people/oidc.ts';
import { createOidc } from '#electron/hub/people/oidc.ts';
import { OidcError } from '#electron/hub/people/oidcError.ts';
import { client, maya, outcomeOf, setUp } from './support/oidc.ts';
import { TestBrowser, signingKey } from './support/oidcProvider.ts';

type Reach = NonNullable<OidcOptions['fetch']>;

const reach: Reach = (url, init) => fetch(url, init as RequestInit);

/** Reaches the provider, and changes what it answers at one path. */
const changing =
  (path: string, change: (body: Record<string, unknown>) => Record<string, unknown>): Reach =>
  async (url, init) => {
    const answer = await reach(url, init);
    if (new URL(url).pathname !== path) return answer;
    return Response.json(change((await answer.json()) as Record<string, unknown>), answer);
  };

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The same ID token with other claims or header, signed with this key. */
function forged(token: unknown, key: KeyObject, claims: object = {}, header: object = {}): string {
  const [head = '', payload = ''] = String(token).split('.');
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as object;
  const signed = `${part({ ...read(head), ...header })}.${part({ ...read(payload), ...claims })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

type Answer = Record<string, unknown>;

describe('an answer from the provider that proves nothing', () => {
  /** Signs in while the provider's answers are changed. @returns what finish and the app are told */
  const toldOf = async (path: string, change: (body: Answer, key: KeyObject) => Answer) => {
    let key: KeyObject | null = null;
    const { oidc, browser, provider } = await setUp({
      fetch: changing(path, (body) => (key === null ? body : change(body, key))),
    });
    ({ key } = provider);
    const begun = await oidc.begin();
    const finished = await oidc
      .finish(await browser.signIn(begun.url))
      .catch((error: unknown) => (error instanceof OidcError ? error.code : error));
    return [finished, await outcomeOf(oidc, begun)];
  };

  it('is not one that was only written anew, with the provider’s own key', async () => {
    const [code, outcome] = await toldOf('/token', ({ id_token: token, ...body }, key) => ({
      ...body,
      id_token: forged(token, key),
    }));
    expect([code, outcome]).toEqual([expect.stringMatching(/^\d{6}$/), 'needsCode']);
  });

  it.each<[string, (body: Answer, key: KeyObject) => Answer]>([
    [
      'that another key has signed, though all in it is right',
      (body) => ({ ...body, id_token: forged(body['id_token'], signingKey('first').key) }),
    ],
    [
      'that says it is not signed',
      (body, key) => ({ ...body, id_token: forged(body['id_token'], key, {}, { alg: 'none' }) }),
    ],
    ['that is missing', ({ id_token: _without, ...body }) => body],
    ...[
      { aud: 'another' },
      { iss: 'https://login.example.com' },
      { exp: 1_700_000_000 },
      { nonce: 'another' },
      { sub: null },
    ].map((claims): [string, (body: Answer, key: KeyObject) => Answer] => [
      `with ${JSON.stringify(claims)}`,
      (body, key) => ({ ...body, id_token: forged(body['id_token'], key, claims) }),
    ]),
  ])('is an ID token %s', async (_name, change) => {
    expect(await toldOf('/token', change)).toEqual(['untrusted', 'failed']);
  });

  it.each([
    ['of somebody else', { sub: 'kim' }],
    ['of a size that nobody has', { name: 'x'.repeat(501) }],
    ['that is no name', { name: 7 }],
  ])('is a name %s', async (_name, claims) => {
    const told = await toldOf('/me', (body) => ({ ...body, ...claims }));
    expect(told).toEqual(['untrusted', 'failed']);
  });

  it('is one for a nonce that was not asked for', async () => {
    const { oidc, browser } = await setUp();
    const begun = await oidc.begin();
    const url = new URL(begun.url);
    url.searchParams.set('nonce', 'of somebody else');
    const back = await browser.signIn(url.href);
    await expect(oidc.finish(back)).rejects.toMatchObject({ code: 'untrusted' });
    expect(await outcomeOf(oidc, begun)).toBe('failed');
  });
});

describe('an address that comes back from the provider', () => {
  it('works once: again, it changes nothing', async () => {
    const { oidc, browser } = await setUp();
    const begun = await oidc.begin();
    const back = await browser.signIn(begun.url);
    const [first, second] = await Promise.allSettled([oidc.finish(back), oidc.finish(back)]);
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'unknownFlow' } });
    await expect(oidc.finish(back)).rejects.toMatchObject({ code: 'unknownFlow' });
    const code = first?.status === 'fulfilled' ? first.value : '';
    expect(await outcomeOf(oidc, begun, code)).toMatchObject(maya);
  });

  it('with another’s state finishes nothing, and leaves this sign-in as it was', async () => {
    const { oidc, browser } = await setUp();
    const begun = await oidc.begin();
    const back = await browser.signIn(begun.url);
    const altered = new URL(back);
    altered.searchParams.set('state', `${back.searchParams.get('state')}x`);
    await expect(oidc.finish(altered)).rejects.toMatchObject({ code: 'unknownFlow' });
    expect(await outcomeOf(oidc, begun)).toBe('waiting');
    const code = await oidc.finish(back);
    expect(await outcomeOf(oidc, begun, code)).toMatchObject(maya);
  });

  it('does not take another sign-in’s proof: the code is bound to who began', async () => {
    const { oidc, browser } = await setUp();
    const [mine, theirs] = [await oidc.begin(), await oidc.begin()];
    const back = await browser.signIn(mine.url);
    const stolen = await new TestBrowser().signIn(theirs.url, 'kim');
    back.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    await expect(oidc.finish(back)).rejects.toMatchObject({ code: 'untrusted' });
    expect(await outcomeOf(oidc, mine)).toBe('failed');
  });

  it('does not come from another provider', async () => {
    const { oidc, browser } = await setUp();
    const begun = await oidc.begin();
    const back = await browser.signIn(begun.url);
    back.searchParams.set('iss', 'https://login.example.com');
    await expect(oidc.finish(back)).rejects.toMatchObject({ code: 'untrusted' });
  });
});

describe('an error that comes back with the browser', () => {
  it.each([
    ['access_denied', 'denied'],
    ['consent_required', 'denied'],
    ['temporarily_unavailable', 'away'],
    ['invalid_scope', 'misconfigured'],
    ['unauthorized_client', 'misconfigured'],
    ['constructor', 'misconfigured'],
  ])('like %s means %s', async (error, code) => {
    const { oidc, browser } = await setUp();
    const begun = await oidc.begin();
    const back = await browser.signIn(begun.url);
    back.searchParams.delete('code');
    back.searchParams.set('error', error);
    await expect(oidc.finish(back)).rejects.toMatchObject({ name: 'OidcError', code });
    expect(await outcomeOf(oidc, begun)).toBe('failed');
  });
});

describe('a colleague who follows a link to somebody else’s sign-in', () => {
  it('gives nothing away: whoever began does not see the code', async () => {
    const { oidc } = await setUp();
    const attack = await oidc.begin();
    await oidc.finish(await new TestBrowser().signIn(attack.url));
    expect(await outcomeOf(oidc, attack)).toBe('needsCode');
    expect(await outcomeOf(oidc, attack, '')).toBe('wrongCode');
  });
});

describe('a provider that is away', () => {
  it('is named at the start, and works once it is there', async () => {
    const { oidc, browser, provider } = await setUp();
    await provider.leave();
    await expect(oidc.begin()).rejects.toMatchObject({
      name: 'OidcError',
      code: 'away',
      message: expect.stringContaining('does not answer right now'),
    });
    await provider.comeBack();
    const begun = await oidc.begin();
    const code = await oidc.finish(await browser.signIn(begun.url));
    expect(await outcomeOf(oidc, begun, code)).toMatchObject(maya);
  });

  it('when the browser comes back fails that sign-in, and the next one works', async () => {
    const { oidc, browser, provider } = await setUp();
    const begun = await oidc.begin();
    const back = await browser.signIn(begun.url);
    await provider.leave();
    await expect(oidc.finish(back)).rejects.toMatchObject({ code: 'away' });
    expect(await outcomeOf(oidc, begun)).toBe('failed');
    await provider.comeBack();
    const again = await oidc.begin();
    const code = await oidc.finish(await browser.signIn(again.url));
    expect(await outcomeOf(oidc, again, code)).toMatchObject(maya);
  });

  it.each([500, 503])('may answer with %i', async (status) => {
    const { oidc } = await setUp({ fetch: async () => new Response('', { status }) });
    await expect(oidc.begin()).rejects.toMatchObject({ code: 'away' });
  });

  it('is asked how it is reached once an hour, however many sign in', async () => {
    const { oidc, provider, clock, browser } = await setUp();
    const asked = () => provider.asked('/.well-known/openid-configuration');
    await Promise.all([oidc.begin(), oidc.begin(), oidc.begin()]);
    clock.advance(3_599_999);
    const begun = await oidc.begin();
    expect(asked()).toBe(1);
    clock.advance(1);
    await oidc.finish(await browser.signIn(begun.url));
    expect(asked()).toBe(1);
    await oidc.begin();
    expect(asked()).toBe(2);
  });
});

describe('a provider that does not fit', () => {
  const describedAs = (change: Record<string, unknown>) =>
    changing('/.well-known/openid-configuration', (body) => ({ ...body, ...change }));

  it.each([
    ['is another than it says', { issuer: 'https://login.example.com' }],
    ['has no page to sign in at', { authorization_endpoint: undefined }],
    ['sends people somewhere in the clear', { authorization_endpoint: 'http://example.com/auth' }],
    ['sends people into a script', { authorization_endpoint: 'javascript:alert(1)' }],
    ['sends people to a file', { authorization_endpoint: 'file:///etc/passwd' }],
  ])('because it %s is refused before anybody goes there', async (_name, change) => {
    const { oidc } = await setUp({ fetch: describedAs(change) });
    await expect(oidc.begin()).rejects.toMatchObject({ code: 'misconfigured' });
  });

  it('because it lets everybody in, of any company, is refused', async () => {
    const microsoft = 'https://login.microsoftonline.com';
    const described = (issuer: string) => ({
      issuer: `${microsoft}/common/v2.0`,
      fetch: async () =>
        Response.json({ issuer, authorization_endpoint: `${microsoft}/common/authorize` }),
    });
    const { oidc: everybody } = await setUp(described(`${microsoft}/{tenantid}/v2.0`));
    await expect(everybody.begin()).rejects.toMatchObject({ code: 'misconfigured' });
    const { oidc: oneTenant } = await setUp(described(`${microsoft}/common/v2.0`));
    expect((await oneTenant.begin()).url).toContain(`${microsoft}/common/authorize?`);
  });

  it('is not told the secret in the clear', async () => {
    const sent: string[] = [];
    const spied: Reach = (url, init) => {
      sent.push(url);
      return describedAs({ token_endpoint: 'http://login.example.com/token' })(url, init);
    };
    const { oidc, browser } = await setUp({ fetch: spied });
    const begun = await oidc.begin();
    const back = await browser.signIn(begun.url);
    await expect(oidc.finish(back)).rejects.toMatchObject({ code: 'misconfigured' });
    expect(sent.filter((url) => url.includes('example.com'))).toEqual([]);
  });

  it.each([
    ['is no provider', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['does not know this address', new Response('', { status: 404 })],
    ['sends the hub elsewhere', Response.redirect('https://login.example.com', 302)],
    ['says nothing', Response.json({})],
  ])('because it %s is named', async (_name, answer) => {
    const { oidc } = await setUp({ fetch: async () => answer.clone() });
    await expect(oidc.begin()).rejects.toMatchObject({ code: 'misconfigured' });
  });

  it('does not know the hub’s secret, and the administrator is asked for', async () => {
    const { oidc, browser } = await setUp({ clientSecret: 'another' });
    const begun = await oidc.begin();
    const back = await browser.signIn(begun.url);
    await expect(oidc.finish(back)).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('Tell your administrator'),
    });
  });

  it('does not hold the hub up at its start: nobody is asked before the first sign-in', async () => {
    const { options, provider } = await setUp();
    createOidc({ ...options, clientId: client.id });
    expect(provider.asked('/.well-known/openid-configuration')).toBe(0);
  });
});
