import { Buffer } from 'node:buffer';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Invite } from '#shared/contract/hub.ts';
import { inviteSchema, inviteViewSchema } from '#shared/contract/hub.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import { liveCall, ringingCall } from './support/call.ts';
import { outcome } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import { KIM, SAM, anInviteRequest, ask, link, testHub, view } from './support/hub.ts';

const invites = '/api/agent/invites';

describe('making a link', () => {
  it('answers with its only address, on the hub’s public origin, behind the #', async () => {
    const clock = testClock();
    const hub = await testHub({ clock, publicUrl: 'https://calls.example.com' });
    const body = anInviteRequest({ expiresInMs: 60_000 });
    const answer = await ask(hub, 'POST', invites, { token: SAM, body });
    expect(answer.status).toBe(200);
    const { url, ...invite } = inviteSchema.parse(answer.body);
    expect(invite).toMatchObject({
      customerName: 'Maya Lindqvist',
      issue: 'The bill doubled',
      createdAt: clock.now(),
      expiresAt: clock.now() + 60_000,
    });
    expect(url).toMatch(/^https:\/\/calls\.example\.com\/join#[\w-]{43}$/);
    const token = new URL(url ?? '').hash.slice(1);
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
  });

  it('leaves no trace of the token, the seat or the access token on disk or in the log', async () => {
    const hub = await testHub({ storeKey: null });
    const { token, seat } = await liveCall(hub);
    await hub.close();
    const { dataDir } = hub.options;
    const files = readdirSync(dataDir).filter((name) => name.startsWith('hub.db'));
    expect(files).not.toEqual([]);
    const kept = files.map((name) => readFileSync(path.join(dataDir, name), 'latin1')).join();
    expect(kept).toContain('Maya Lindqvist');
    for (const secret of [token, seat, SAM]) {
      expect(kept).not.toContain(secret);
      expect(JSON.stringify(hub.entries)).not.toContain(secret);
    }
    expect(JSON.stringify(hub.entries)).not.toContain('Maya');
  });

  it.each([
    ['no name', { customerName: '' }],
    ['a name that hides text', { customerName: 'Maya\u0007' }],
    ['a wrong type', { simulated: 'yes' }],
    ['no time to use it', { expiresInMs: 10 }],
    ['too much text', { issue: 'x'.repeat(501) }],
  ])('is refused with %s', async (_what, changes) => {
    const hub = await testHub();
    const body = { ...anInviteRequest(), ...changes };
    const answer = await ask(hub, 'POST', invites, { token: SAM, body });
    expect(answer.status).toBe(400);
    expect(hubErrorSchema.parse(answer.body).error).toBe('badRequest');
  });

  it.each([
    ['nothing', undefined],
    ['a wrong token', 'wrong-0123456789-abcdefghijklm'],
    ['half a token', SAM.slice(0, -1)],
    ['a token and more', `${SAM} more`],
  ])('is refused with %s', async (_what, token) => {
    const hub = await testHub();
    for (const [method, route] of [
      ['POST', invites],
      ['GET', invites],
      ['DELETE', `${invites}/some`],
    ] as const) {
      const body = method === 'POST' ? { body: anInviteRequest() } : {};
      const answer = await ask(hub, method, route, { ...(token ? { token } : {}), ...body });
      expect(answer.status).toBe(401);
      expect(hubErrorSchema.parse(answer.body).error).toBe('unauthorised');
    }
  });
});

describe('an agent’s links', () => {
  const listed = async (hub: { origin: string }, token: string): Promise<string[]> => {
    const answer = await ask(hub, 'GET', invites, { token });
    return (answer.body as Invite[]).map((invite) => inviteSchema.parse(invite).inviteId);
  };

  it('are listed newest first while they can be used, without their addresses', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const used = await liveCall(hub);
    await link(hub, { expiresInMs: 1000 });
    clock.advance(1000);
    const older = await link(hub);
    clock.advance(1);
    const newer = await link(hub);
    expect(await listed(hub, SAM)).toEqual([newer.inviteId, older.inviteId]);
    await used.sam.ask('call.end', { callId: used.callId, reason: 'hungUp' });
    expect(await listed(hub, SAM)).toEqual([newer.inviteId, older.inviteId]);
    const answer = await ask(hub, 'GET', invites, { token: SAM });
    expect(JSON.stringify(answer.body)).not.toContain(older.token);
  });

  it('are nobody else’s', async () => {
    const hub = await testHub();
    const { inviteId, token } = await link(hub);
    expect(await listed(hub, KIM)).toEqual([]);
    const revoked = await ask(hub, 'DELETE', `${invites}/${inviteId}`, { token: KIM });
    expect(revoked.status).toBe(404);
    expect(await view(hub, token)).toMatchObject({ state: 'open' });
  });

  it('can be taken back, once or again', async () => {
    const hub = await testHub();
    const { inviteId, token } = await link(hub);
    for (let i = 0; i < 2; i += 1) {
      const answer = await ask(hub, 'DELETE', `${invites}/${inviteId}`, { token: SAM });
      expect([answer.status, answer.body]).toEqual([200, { ok: true }]);
    }
    expect(await view(hub, token)).toEqual({ state: 'expired' });
    expect(await listed(hub, SAM)).toEqual([]);
  });

  it('decline who rings when they are taken back, and keep a call that is live', async () => {
    const hub = await testHub();
    const ringing = await ringingCall(hub);
    const answer = await ask(hub, 'DELETE', `${invites}/${ringing.inviteId}`, { token: SAM });
    expect(answer.status).toBe(200);
    expect(await ringing.maya.phase('ended')).toMatchObject({ reason: 'declined' });
    const asked = ringing.maya.ask('ring', { video: true, locale: 'en' });
    expect(await outcome(asked)).toBe('expired');
    const live = await liveCall(hub, KIM);
    const refused = await ask(hub, 'DELETE', `${invites}/${live.inviteId}`, { token: KIM });
    expect([refused.status, refused.body]).toMatchObject([409, { error: 'wrongState' }]);
  });
});

describe('looking a link up', () => {
  it('tells an open one what the page needs, and nothing more', async () => {
    const hub = await testHub();
    const { token } = await link(hub);
    const seen = await view(hub, token);
    expect(inviteViewSchema.parse(seen)).toEqual({
      state: 'open',
      customerName: 'Maya Lindqvist',
      agentName: 'Sam Okafor',
      company: 'Northwind',
      offersMood: false,
    });
    expect(seen).not.toHaveProperty('issue');
  });

  it('says unknown for a token that never was, and nothing of who it might be', async () => {
    const hub = await testHub();
    await link(hub);
    expect(await view(hub, 'x'.repeat(43))).toEqual({ state: 'unknown' });
  });

  it('is open until the moment of expiry', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const { token } = await link(hub, { expiresInMs: 60_000 });
    clock.advance(59_999);
    expect(await view(hub, token)).toMatchObject({ state: 'open' });
    clock.advance(1);
    expect(await view(hub, token)).toEqual({ state: 'expired' });
  });

  it('shows no names to those who hold a used link', async () => {
    const hub = await testHub();
    const { token } = await liveCall(hub);
    expect(await view(hub, token)).toEqual({ state: 'used' });
    expect(await view(hub, token, 'not-the-seat-of-this-call')).toEqual({ state: 'used' });
  });

  it.each([
    ['no body', undefined, 400],
    ['a short token', { token: 'short', seat: null }, 400],
    ['no seat', { token: 'x'.repeat(43) }, 400],
    ['a list', [], 400],
    ['a very long token', { token: 'x'.repeat(17_000), seat: null }, 413],
  ])('is refused with %s', async (_what, body, status) => {
    const hub = await testHub();
    const answer = await ask(hub, 'POST', '/api/guest/invite', { body });
    expect(answer.status).toBe(status);
    expect(hubErrorSchema.safeParse(answer.body).success).toBe(true);
  });
});
