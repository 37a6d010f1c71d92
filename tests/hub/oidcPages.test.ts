import type { FastifyInstance } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp, sendPage } from '#electron/hub/http/app.ts';
import type { Oidc } from '#electron/hub/people/oidc.ts';
import { OidcError } from '#electron/hub/people/oidcError.ts';
import type { OidcErrorCode } from '#electron/hub/people/oidcError.ts';
import type { CallbackPage } from '#electron/hub/people/oidcPages.ts';
import { callbackPage } from '#electron/hub/people/oidcPages.ts';
import { createBuckets } from '#electron/hub/security/buckets.ts';
import { originRules } from '#electron/hub/security/origins.ts';
import { testClock } from './support/clock.ts';
import { maya, outcomeOf, setUp } from './support/oidc.ts';
import { redirectUri } from './support/oidcProvider.ts';

/** The hub's own server with the provider's way back. */
async function callbackServer(oidc: Oidc) {
  const shown: CallbackPage[] = [];
  const app: FastifyInstance = createApp({
    tls: null,
    trustProxy: false,
    maxBodyBytes: 1024,
    origins: originRules(false, () => null, [], []),
    visits: createBuckets({ burst: 100, perSecond: 1 }, testClock()),
    admission: { enter: () => () => undefined },
    ownsHost: () => false,
    log: () => undefined,
  });
  app.get('/oidc/callback', async (request, reply) => {
    const page = await callbackPage(oidc, new URL(request.url, redirectUri));
    shown.push(page);
    return sendPage(reply, page.status, page.html);
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => app.close());
  const open = async (back: URL) => {
    const answer = await fetch(`${origin}/oidc/callback${back.search}`);
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  return { open, shown };
}

describe('the page that the browser comes back to', () => {
  it('shows the code that the app asks for, and is kept nowhere', async () => {
    const { oidc, browser } = await setUp();
    const { open } = await callbackServer(oidc);
    const begun = await oidc.begin();
    const { status, headers, html } = await open(await browser.signIn(begun.url));
    expect(status).toBe(200);
    const code = /<strong>(\d{3} \d{3})<\/strong>/.exec(html)?.[1] ?? '';
    expect(await outcomeOf(oidc, begun, code)).toMatchObject(maya);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha/);
  });

  it('says what to do when it is loaded again', async () => {
    const { oidc, browser } = await setUp();
    const { open, shown } = await callbackServer(oidc);
    const back = await browser.signIn((await oidc.begin()).url);
    await open(back);
    const { status, html } = await open(back);
    expect(status).toBe(410);
    expect(html).toContain('This sign-in is over');
    expect(html).toContain('Go back to Hearback and sign in again.');
    expect(shown.map(({ error }) => error?.code ?? null)).toEqual([null, 'unknownFlow']);
  });

  it('repeats nothing of the address it was opened with', async () => {
    const { oidc } = await setUp();
    const { open } = await callbackServer(oidc);
    const address = new URL(redirectUri);
    address.search = '?state=<script>alert(1)</script>&error=<b>no</b>&error_description=pay%20me';
    const { html } = await open(address);
    expect(html).not.toMatch(/script|<b>|pay me/);
  });

  it('names a provider that is away', async () => {
    const { oidc, browser, provider } = await setUp();
    const { open, shown } = await callbackServer(oidc);
    const back = await browser.signIn((await oidc.begin()).url);
    await provider.leave();
    const { status, html } = await open(back);
    expect([status, html]).toEqual([503, expect.stringContaining('does not answer')]);
    expect(shown[0]?.error?.detail).toMatch(/^TypeError: fetch failed < Error: ECONNREFUSED/);
  });

  it('tells the log why provider and hub do not understand each other', async () => {
    const { oidc, browser } = await setUp({ clientSecret: 'another' });
    const { open, shown } = await callbackServer(oidc);
    const { status } = await open(await browser.signIn((await oidc.begin()).url));
    expect(status).toBe(502);
    expect(shown[0]?.error?.detail).toContain('WWWAuthenticateChallengeError');
    expect(shown[0]?.error?.detail).not.toContain('another');
  });

  it.each<[OidcErrorCode, number, string]>([
    ['denied', 403, 'You were not signed in'],
    ['untrusted', 400, 'This sign-in could not be trusted'],
  ])('has words for %s', async (code, status, title) => {
    const finish = () => Promise.reject(new OidcError(code));
    expect(await callbackPage({ finish }, new URL(redirectUri))).toMatchObject({
      status,
      html: expect.stringContaining(`<h1>${title}</h1>`),
    });
  });

  it('leaves other errors to the hub', async () => {
    const finish = () => Promise.reject(new Error('The store is away'));
    const shown = callbackPage({ finish }, new URL(redirectUri));
    await expect(shown).rejects.toThrow('The store is away');
  });
});
