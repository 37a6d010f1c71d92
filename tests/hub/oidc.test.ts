import { describe, expect, it } from 'vitest';
import type { OidcOptions } from '#electron/hub/people/oidc.ts';
import { createOidc, flowLifeMs } from '#electron/hub/people/oidc.ts';
import { flowsInMemory } from './support/flowsInMemory.ts';
import { describeFlowStore } from './support/flowStore.ts';
import { client, maya, outcomeOf, setUp } from './support/oidc.ts';
import { TestBrowser } from './support/oidcProvider.ts';

/** Another six digits. */
const wrong = (code: string, by = 1): string =>
  String((Number(code) + by) % 1_000_000).padStart(6, '0');

describe('a sign-in at the company’s provider', () => {
  it('tells the app who it was, once, for the code that the browser shows', async () => {
    const { oidc, browser, provider } = await setUp();
    const begun = await oidc.begin();
    expect(await outcomeOf(oidc, begun)).toBe('waiting');
    const code = await oidc.finish(await browser.signIn(begun.url));
    expect(code).toMatch(/^\d{6}$/);
    expect(await outcomeOf(oidc, begun)).toBe('needsCode');
    const spaced = ` ${code.slice(0, 3)} ${code.slice(3)}`;
    expect(await outcomeOf(oidc, begun, spaced)).toEqual({ issuer: provider.issuer, ...maya });
    expect(await outcomeOf(oidc, begun, code)).toBe('expired');
  });

  it('asks with PKCE, state and nonce, for no more than a name and an address', async () => {
    const { oidc, provider } = await setUp();
    const [first, second] = [await oidc.begin(), await oidc.begin()];
    const url = new URL(first.url);
    expect(url.origin).toBe(provider.issuer);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      client_id: client.id,
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
    });
    const other = new URL(second.url).searchParams;
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[name]).toMatch(/^[\w-]{43}$/);
      expect(asked[name]).not.toBe(other.get(name));
    }
    for (const secret of [first.pollSecret, first.flowId]) expect(first.url).not.toContain(secret);
  });

  it.each([
    [{ inToken: true }, client.secret, 0, /^Basic /],
    [{ method: 'client_secret_post' }, client.secret, 1, /^none$/],
    [{ method: 'none' }, null, 1, /^none$/],
  ])('works with a provider of another kind: %j', async (kind, clientSecret, userinfo, header) => {
    const { oidc, browser, provider } = await setUp({ clientSecret }, kind);
    const begun = await oidc.begin();
    const code = await oidc.finish(await browser.signIn(begun.url));
    expect(await outcomeOf(oidc, begun, code)).toEqual({ issuer: provider.issuer, ...maya });
    expect(provider.asked('/me')).toBe(userinfo);
    expect(provider.headersAt('/token')[0] ?? 'none').toMatch(header);
  });

  it.each([
    ['kim', { email: 'kim@northwind.example', emailVerified: true, name: 'Kim Aguirre' }],
    ['stranger', { email: 'maya@northwind.example', emailVerified: false, name: maya.name }],
    ['nameless', { email: null, emailVerified: false, name: null }],
  ])('tells of %s no more than the provider vouches for', async (who, expected) => {
    const { oidc, browser } = await setUp();
    const begun = await oidc.begin();
    const code = await oidc.finish(await browser.signIn(begun.url, who));
    expect(await outcomeOf(oidc, begun, code)).toMatchObject({ subject: who, ...expected });
  });

  it('goes on from hub to hub where they share what is under way', async () => {
    const { oidc: begins, options, browser } = await setUp({ flows: flowsInMemory() });
    const [finishes, tells] = [createOidc(options), createOidc(options)];
    const begun = await begins.begin();
    const code = await finishes.finish(await browser.signIn(begun.url));
    expect(await outcomeOf(tells, begun, code)).toMatchObject(maya);
    expect(await outcomeOf(begins, begun, code)).toBe('expired');
  });

  it('that is called off at the provider has failed, once', async () => {
    const { oidc, browser } = await setUp();
    const begun = await oidc.begin();
    const back = await browser.signIn(begun.url, null);
    await expect(oidc.finish(back)).rejects.toMatchObject({ name: 'OidcError', code: 'denied' });
    expect(await outcomeOf(oidc, begun)).toBe('failed');
    expect(await outcomeOf(oidc, begun)).toBe('expired');
  });
});

describe('the code from the browser', () => {
  const atTheCode = async () => {
    const all = await setUp();
    const begun = await all.oidc.begin();
    return { ...all, begun, code: await all.oidc.finish(await all.browser.signIn(begun.url)) };
  };

  it('may be mistyped four times', async () => {
    const { oidc, begun, code } = await atTheCode();
    for (let guess = 1; guess <= 4; guess += 1) {
      expect(await outcomeOf(oidc, begun, wrong(code, guess))).toBe('wrongCode');
    }
    expect(await outcomeOf(oidc, begun, code)).toMatchObject(maya);
  });

  it('is worth nothing after the fifth guess', async () => {
    const { oidc, begun, code } = await atTheCode();
    for (let guess = 1; guess <= 4; guess += 1) await outcomeOf(oidc, begun, wrong(code, guess));
    expect(await outcomeOf(oidc, begun, '')).toBe('failed');
    expect(await outcomeOf(oidc, begun, code)).toBe('expired');
  });

  it('is not found by guesses at once: one of them counts, the others learn nothing', async () => {
    const { oidc, begun, code } = await atTheCode();
    const guesses = [wrong(code), wrong(code, 2), code, wrong(code, 3)];
    const told = await Promise.all(guesses.map((guess) => outcomeOf(oidc, begun, guess)));
    expect(told).toEqual(['wrongCode', 'needsCode', 'needsCode', 'needsCode']);
  });

  it('is given to one of two that ask at once', async () => {
    const { oidc, begun, code } = await atTheCode();
    const told = await Promise.all([1, 2].map(() => outcomeOf(oidc, begun, code)));
    expect(told.filter((each) => typeof each === 'object')).toHaveLength(1);
  });

  it('opens nothing for somebody else who asks', async () => {
    const { oidc, begun, code } = await atTheCode();
    const other = await oidc.begin();
    for (const [flowId, pollSecret] of [
      [begun.flowId, other.pollSecret],
      [begun.flowId, ''],
      [other.pollSecret, begun.pollSecret],
      ['', ''],
    ] as const) {
      expect(await oidc.outcome(flowId, pollSecret, code)).toBe('expired');
    }
    expect(await oidc.outcome(other.flowId, other.pollSecret, code)).toBe('waiting');
    expect(await outcomeOf(oidc, begun, code)).toMatchObject(maya);
  });
});

describe('a sign-in under way', () => {
  it('lasts ten minutes, and not one millisecond longer', async () => {
    const { oidc, browser, clock } = await setUp();
    const [late, inTime] = [await oidc.begin(), await oidc.begin()];
    const [lateBack, back] = [await browser.signIn(late.url), await browser.signIn(inTime.url)];
    clock.advance(flowLifeMs - 1);
    const code = await oidc.finish(back);
    expect(await outcomeOf(oidc, late)).toBe('waiting');
    clock.advance(1);
    await expect(oidc.finish(lateBack)).rejects.toMatchObject({ code: 'unknownFlow' });
    expect(await outcomeOf(oidc, late)).toBe('expired');
    expect(await outcomeOf(oidc, inTime, code)).toBe('expired');
  });

  it('is one of so many; there is room again when others have expired', async () => {
    const { oidc, clock } = await setUp({ flows: flowsInMemory(2) });
    await oidc.begin();
    await oidc.begin();
    await expect(oidc.begin()).rejects.toMatchObject({ name: 'Refusal', error: 'tooMany' });
    clock.advance(flowLifeMs);
    expect((await oidc.begin()).url).toContain('code_challenge');
  });

  it('leaves nothing where it is kept that would open anything', async () => {
    const flows = flowsInMemory();
    const { oidc, browser } = await setUp({ flows });
    const begun = await oidc.begin();
    const state = new URL(begun.url).searchParams.get('state') ?? '';
    const code = await oidc.finish(await browser.signIn(begun.url));
    const kept = JSON.stringify(await flows.find({ id: begun.flowId }));
    expect(kept).toContain('maya@northwind.example');
    for (const secret of [begun.pollSecret, state, `"${code}"`]) expect(kept).not.toContain(secret);
  });
});

describeFlowStore('in memory', flowsInMemory);

describe('an issuer', () => {
  const start = (issuer: string) => () => createOidc({ ...({} as OidcOptions), issuer });

  it.each([
    'http://login.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1:3000',
    'ftp://127.0.0.1',
    'javascript:alert(1)',
    'login.example.com',
    '',
    'https://login.example.com/?tenant=1',
    'https://login.example.com/#a',
    'https://user:password@login.example.com',
  ])('like %s stops the hub’s start', (issuer) => {
    expect(start(issuer)).toThrow("The sign-in service's address cannot be used.");
  });

  it.each(['https://login.example.com/tenant', 'http://localhost:1', 'http://[::1]:1/a'])(
    'like %s may be used',
    (issuer) => {
      expect(start(issuer)).not.toThrow(Error);
    },
  );
});

it('a browser that was never sent changes nothing', async () => {
  const { oidc } = await setUp();
  const begun = await oidc.begin();
  for (const query of ['', '?code=x', '?state=', '?state=x&code=x', '?error=access_denied']) {
    const address = new URL(`https://calls.example.com/oidc/callback${query}`);
    await expect(oidc.finish(address)).rejects.toMatchObject({ code: 'unknownFlow' });
  }
  expect(await outcomeOf(oidc, begun)).toBe('waiting');
  const code = await oidc.finish(await new TestBrowser().signIn(begun.url));
  expect(await outcomeOf(oidc, begun, code)).toMatchObject(maya);
});
