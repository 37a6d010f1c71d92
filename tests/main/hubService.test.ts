import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HubStatus } from '#shared/contract/ipc.ts';
import type { HubSettings } from '#shared/model/settings.ts';
import { HubService } from '#electron/main/hub/service.ts';
import { agent, guest, ring } from '../hub/support/clients.ts';
import { ask, testHub } from '../hub/support/hub.ts';
import { firstAccount } from './account/support.ts';

const embedded: Extract<HubSettings, { mode: 'embedded' }> = {
  mode: 'embedded',
  host: '127.0.0.1',
  port: 0,
  tlsCertFile: null,
  tlsKeyFile: null,
  publicUrl: null,
};

const draft = {
  agentName: 'Sam',
  company: 'Northwind',
  customerName: 'Maya',
  issue: null,
  expiresInMs: 60_000,
  simulated: false,
  offersMood: false,
  queueId: null,
};

describe('the hub of the app', () => {
  let folder = '';
  let seen: HubStatus[] = [];
  const services: HubService[] = [];
  const servers: Server[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-hub-'));
    await mkdir(path.join(folder, 'guest'));
    await writeFile(path.join(folder, 'guest', 'index.html'), '<!doctype html><title>x</title>');
    seen = [];
  });

  afterEach(async () => {
    for (const service of services.splice(0)) await service.stop();
    for (const server of servers.splice(0)) server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const make = (token = 'a-token-of-the-agent'): HubService => {
    const service = new HubService({
      dataDir: folder,
      mood: true,
      guestDir: path.join(folder, 'guest'),
      databaseKey: 'k'.repeat(43),
      token,
      fetch: (url, init) => fetch(url, init),
      onStatus: (status) => seen.push(status),
    });
    services.push(service);
    return service;
  };

  const portOf = (status: HubStatus): number =>
    status.state === 'running' ? Number(new URL(status.origin).port) : -1;

  it('starts, and makes, lists and revokes links', async () => {
    const service = make();
    const status = await service.start(embedded);
    expect(status).toMatchObject({ state: 'running', mode: 'embedded', localOnly: true });
    expect(seen.map(({ state }) => state)).toEqual(['starting', 'running']);
    const client = service.client();
    const invite = await client.createInvite(draft);
    expect(invite.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/join#[\w-]{22,}$/);
    expect((await client.listInvites()).map(({ inviteId }) => inviteId)).toEqual([invite.inviteId]);
    await client.revokeInvite(invite.inviteId);
    expect(await client.listInvites()).toEqual([]);
    await expect(client.revokeInvite('no-such-link')).rejects.toMatchObject({ code: 'notFound' });
  });

  it('tells calls of the TURN servers that the settings name, never their secret', async () => {
    const secret = 'the secret of the TURN servers';
    const turn = { urls: ['turn:turn.example.org:3478'], secret, relayOnly: true };
    const service = make();
    const status = await service.start({ ...embedded, turn });
    if (status.state !== 'running') throw new Error('the hub does not run');
    const { url } = await service.client().createInvite(draft);
    const sam = await agent({ origin: status.origin }, { token: 'a-token-of-the-agent' });
    const maya = await guest({ origin: status.origin }, { token: url?.split('#')[1] ?? '' });
    await ring(maya);
    for (const told of [await sam.take('call.ringing'), await maya.phase('ringing')]) {
      expect(told).toMatchObject({ relayOnly: true, iceServers: [{ urls: turn.urls[0] }] });
      expect(told.iceServers[0]?.username).toMatch(/^\d+:[\w-]{22}$/);
      expect(JSON.stringify(told)).not.toContain(secret);
    }
  });

  it('keeps its port over a restart, so that open links go on working', async () => {
    const first = portOf(await make().start(embedded));
    await services[0]?.stop();
    expect(portOf(await make().start(embedded))).toBe(first);
  });

  it('moves to another port when nobody asked for the one that is taken', async () => {
    const first = portOf(await make().start(embedded));
    const other = await mkdtemp(path.join(os.tmpdir(), 'hearback-hub2-'));
    await writeFile(path.join(other, 'hub-port'), `${first}\n`);
    const second = new HubService({
      dataDir: other,
      mood: true,
      guestDir: path.join(folder, 'guest'),
      databaseKey: 'k'.repeat(43),
      token: 'a-token-of-the-agent',
      fetch: (url, init) => fetch(url, init),
      onStatus: () => undefined,
    });
    services.push(second);
    const port = portOf(await second.start(embedded));
    expect(port).toBeGreaterThan(0);
    expect(port).not.toBe(first);
    await second.stop();
    await rm(other, { recursive: true, force: true });
  });

  it('says so when the chosen port is taken, and starts once it is free', async () => {
    const blocker = createServer();
    servers.push(blocker);
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const service = make();
    const status = await service.start({ ...embedded, port });
    expect(status).toMatchObject({ state: 'failed', code: 'portTaken' });
    expect(status.state === 'failed' ? status.detail : '').toMatch(String(port));
    expect(() => service.client()).toThrow(/not running/);
    expect(service.origins()).toEqual([]);
    await new Promise((resolve) => blocker.close(resolve));
    expect(await service.start({ ...embedded, port })).toMatchObject({ state: 'running' });
  });

  it('says so when the certificate cannot be read', async () => {
    const files = { tlsCertFile: '/nowhere/cert.pem', tlsKeyFile: '/nowhere/key.pem' };
    const status = await make().start({ ...embedded, ...files });
    expect(status).toMatchObject({ state: 'failed', code: 'tlsFiles' });
  });

  it('finds a remote hub, and tells a wrong token from a silent one', async () => {
    const hub = make('the-right-token-of-sam');
    const running = await hub.start(embedded);
    const url = running.state === 'running' ? running.origin : '';
    const app = make();
    const remote = (token: string): HubSettings => ({
      mode: 'remote',
      url,
      token,
      account: null,
    });
    expect(await app.start(remote('the-right-token-of-sam'))).toMatchObject({
      state: 'running',
      mode: 'remote',
      origin: url,
    });
    expect(app.credentials()).toEqual({ origin: url, also: [], token: 'the-right-token-of-sam' });
    expect(await app.start(remote('a-wrong-token-of-eve'))).toMatchObject({ code: 'unauthorised' });
    await hub.stop();
    expect(await app.start(remote('the-right-token-of-sam'))).toMatchObject({
      code: 'unreachable',
    });
  });

  it('comes to a remote hub by itself that was away at the start', async () => {
    const hub = make('the-right-token-of-sam');
    const running = await hub.start(embedded);
    const url = running.state === 'running' ? running.origin : '';
    await hub.stop();
    const app = make();
    const settings: HubSettings = {
      mode: 'remote',
      url,
      token: 'the-right-token-of-sam',
      account: null,
    };
    expect(await app.start(settings)).toMatchObject({ state: 'failed', code: 'unreachable' });
    // The window may be opened, and connect later without being opened again.
    expect(app.origins()).toEqual([url]);
    const again = make('the-right-token-of-sam');
    const port = Number(new URL(url).port);
    await again.start({ ...embedded, port });
    await expect.poll(() => app.status.state, { timeout: 10_000 }).toBe('running');
    expect(app.credentials()).toEqual({ origin: url, also: [], token: 'the-right-token-of-sam' });
  });

  it('asks a hub that was away at once when the machine wakes up, and tells a sign-in that ended', async () => {
    const hub = make('the-right-token-of-sam');
    const running = await hub.start(embedded);
    const url = running.state === 'running' ? running.origin : '';
    await hub.stop();
    const app = make();
    const token = 'a-token-of-long-ago-of-sam';
    const account = { personId: 'person-sam', name: 'Sam' };
    await app.start({ mode: 'remote', url, token, account });
    await make('the-right-token-of-sam').start({ ...embedded, port: Number(new URL(url).port) });
    const before = seen.length;
    app.wake();
    app.wake();
    await expect.poll(() => app.status).toMatchObject({ code: 'unauthorised' });
    expect(seen.slice(before).filter((each) => each === app.status)).toHaveLength(1);
    // That is not asked again: nothing but signing in helps.
    app.wake();
    expect(app.status).toMatchObject({ code: 'unauthorised' });
  });

  it('goes on without further addresses at a hub that knows of none', async () => {
    // As hubs were before: the route is not there.
    const old = createHttpServer((request, response) => {
      const known = request.url === '/api/agent/invites';
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
      response.end(known ? '[]' : '{"error":"notFound","message":"There is nothing here."}');
    });
    servers.push(old);
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(old.address() as AddressInfo).port}`;
    const app = make();
    const token = 'the-right-token-of-sam';
    expect(await app.start({ mode: 'remote', url, token, account: null })).toMatchObject({
      state: 'running',
    });
    expect(app.origins()).toEqual([url]);
  });

  it('knows when the hub does not know its sign-in any more, and asks to sign in again', async () => {
    const hub = await testHub({ team: true });
    const { token, me } = await firstAccount(hub);
    const { personId, name } = me.person;
    const app = make();
    const account = { personId, name };
    const settings: HubSettings = { mode: 'remote', url: hub.origin, token, account };
    expect(await app.start(settings)).toMatchObject({ state: 'running', mode: 'remote' });
    const client = app.client();
    await ask(hub, 'DELETE', `/api/admin/people/${personId}/sessions`, { token });
    await expect(client.listInvites()).rejects.toMatchObject({ code: 'refused' });
    expect(app.status).toMatchObject({
      state: 'failed',
      code: 'unauthorised',
      detail: expect.stringContaining('Sign in again'),
    });
    expect(seen.at(-1)).toEqual(app.status);
    expect(await app.start(settings)).toMatchObject({ code: 'unauthorised' });
  });
});
