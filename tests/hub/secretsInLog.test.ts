import { expect, it } from 'vitest';
import { createLogger } from '#electron/hub/cli/logger.ts';
import type { LogEntry } from '#electron/hub/index.ts';
import { openIdBegunSchema, openIdOutcomeSchema, signedInSchema } from '#shared/contract/people.ts';
import { feedbackLinkSchema } from '#shared/contract/survey.ts';
import { liveCall } from './support/call.ts';
import { aSignal, agent, connect, guest, newId, outcome, refusal } from './support/clients.ts';
import { KIM, SAM, ask, link } from './support/hub.ts';
import { TestBrowser, client, oidcProvider } from './support/oidcProvider.ts';
import { PASSWORD, inviteTo, teamHub, tokenIn } from './support/team.ts';

const TURN_SECRET = 'the-secret-of-the-turn-server-0123';
const WRONG_PASSWORD = 'nobody ever chose these words';
const WRONG_TOKEN = 'wrong-0123456789-abcdefghijklmnopqrstuvwxyz';
const COOKIE = 'a-cookie-of-some-other-page-0123456789';
const ICE_PASSWORD = 'ice-password-of-this-very-call';

/** A log that keeps what the hub says, before anything is struck out, and the lines as written. */
function recorder() {
  const entries: LogEntry[] = [];
  const lines: string[] = [];
  const write = createLogger((line) => void lines.push(line));
  const log = (entry: LogEntry): void => {
    entries.push(entry);
    write(entry);
  };
  return { entries, lines, log };
}

it('the log of a hub’s whole day holds no secret, no name and no address', async () => {
  const { entries, lines, log } = recorder();
  const provider = await oidcProvider();
  const openId = {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    name: 'Northwind',
  };
  const { hub, ada, nils, sven, north } = await teamHub({
    log,
    openId,
    publicUrl: 'https://calls.example.com',
    turn: { urls: ['turn:turn.example.org:3478'], secret: TURN_SECRET },
  });
  const secrets = new Set<string>([SAM, KIM, PASSWORD, WRONG_PASSWORD, WRONG_TOKEN, COOKIE]);
  for (const each of [client.secret, TURN_SECRET, ICE_PASSWORD, 'a key for tests'])
    secrets.add(each);
  for (const { token } of [ada, nils, sven]) secrets.add(token);

  // People: sign-ins that go well and that do not, an invitation, another password.
  for (const password of [PASSWORD, WRONG_PASSWORD]) {
    const body = { email: 'nils@example.org', password, device: 'pc' };
    const answer = await ask(hub, 'POST', '/api/people/sign-in', { body });
    const signedIn = signedInSchema.safeParse(answer.body);
    if (signedIn.success) secrets.add(signedIn.data.token);
  }
  const invitation = tokenIn((await inviteTo(hub, ada, [{ teamId: north, role: 'agent' }])).url);
  secrets.add(invitation);
  const next = { current: PASSWORD, next: 'seven otters in a teapot' };
  await ask(hub, 'POST', '/api/people/password', { token: sven.token, body: next });
  secrets.add(next.next);

  // The company's provider, there and back.
  const begun = openIdBegunSchema.parse((await ask(hub, 'POST', '/api/people/openid')).body);
  secrets.add(begun.pollSecret);
  const back = await new TestBrowser().signIn(begun.url);
  for (const name of ['code', 'state']) secrets.add(back.searchParams.get(name) ?? '');
  for (const name of ['state', 'nonce', 'code_challenge']) {
    secrets.add(new URL(begun.url).searchParams.get(name) ?? '');
  }
  const page = String((await ask(hub, 'GET', `${back.pathname}${back.search}`)).body);
  const code = /<strong>(\d{3}) (\d{3})<\/strong>/.exec(page)?.slice(1).join('') ?? '';
  const { flowId, pollSecret } = begun;
  const poll = { flowId, pollSecret, code, invitation, device: 'laptop' };
  const done = await ask(hub, 'POST', '/api/people/openid/outcome', { body: poll });
  const entered = openIdOutcomeSchema.parse(done.body);
  secrets.add(entered.state === 'signedIn' ? entered.signedIn.token : '');
  await ask(hub, 'GET', '/oidc/callback?code=a-code-of-somebody-else-0123&state=none');
  secrets.add('a-code-of-somebody-else-0123');

  // A call with what it takes to connect, its end, and the link to its questions.
  const call = await liveCall(hub);
  for (const each of [call.token, call.seat]) secrets.add(each);
  const again = await agent(hub, { clientId: call.clientId });
  const live = await again.phase('live');
  for (const { username, credential } of live.iceServers) {
    for (const each of [username, credential]) if (each !== undefined) secrets.add(each);
  }
  const signal = aSignal();
  const sdp = `v=0\r\na=ice-pwd:${ICE_PASSWORD}\r\n`;
  await outcome(again.signal(call.callId, { ...signal, data: { type: 'offer', sdp } }));
  await outcome(again.ask('call.end', { callId: call.callId, reason: 'hungUp' }));
  await call.maya.phase('ended');
  const route = `/api/agent/calls/${call.callId}/feedback-link`;
  const asked = await ask(hub, 'POST', route, { token: SAM });
  secrets.add(tokenIn(feedbackLinkSchema.parse(asked.body).url));

  // Guesses, garbage and a page that brings a cookie along.
  await ask(hub, 'GET', '/api/agent/invites', { token: WRONG_TOKEN });
  await ask(hub, 'POST', '/api/guest/invite', { body: { token: WRONG_TOKEN, seat: null } });
  await refusal(guest(hub, { token: WRONG_TOKEN }));
  await refusal(
    connect(hub, '/agent', { token: WRONG_TOKEN, clientId: newId() }, { origin: null }),
  );
  const { token } = await link(hub);
  secrets.add(token);
  await fetch(`${hub.origin}/join?token=${token}`, { headers: { cookie: `session=${COOKIE}` } });
  await fetch(`${hub.origin}/api/guest/invite`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${SAM}` },
    body: `{"token":"${token}",`,
  });
  await hub.close();

  secrets.delete('');
  expect(secrets.size).toBeGreaterThan(25);
  const said = new Set(entries.map(({ event }) => event));
  for (const event of ['guess.wrong', 'person.notSignedIn', 'call.ended', 'openid.failed']) {
    expect(said).toContain(event);
  }
  const personal = [
    'Maya Lindqvist',
    'Sam Okafor',
    'Nils',
    'nils@',
    'The bill doubled',
    '127.0.0.1',
  ];
  for (const text of [JSON.stringify(entries), lines.join('\n')]) {
    expect([...secrets, ...personal].filter((each) => text.includes(each))).toEqual([]);
  }
});

it('what looks like a secret is struck out of the log, however long it is', () => {
  const { lines, log } = recorder();
  const long = 'A'.repeat(43) + 'b'.repeat(60);
  log({ level: 'error', event: 'unexpected', fields: { error: `no such thing: ${long}.` } });
  expect(lines.join()).toContain('no such thing: ***.');
  expect(lines.join()).not.toMatch(/A{5}|b{5}/);
});
