import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isSecure, lookAt, readPasted } from '#electron/main/account/look.ts';
import { testHub } from '../../hub/support/hub.ts';
import { anInvitation, firstAccount } from './support.ts';

const token = 'k7Qz-4mVtR_0123456789';

describe('what was pasted', () => {
  it.each([
    ['https://hub.example.org', { is: 'hub', origin: 'https://hub.example.org' }],
    [' hub.example.org\n', { is: 'hub', origin: 'https://hub.example.org' }],
    ['hub.example.org:8443/agents', { is: 'hub', origin: 'https://hub.example.org:8443' }],
    ['http://10.0.0.7:4610/', { is: 'hub', origin: 'http://10.0.0.7:4610' }],
    ['localhost:4610', { is: 'hub', origin: 'http://localhost:4610' }],
    ['127.0.0.1:4610', { is: 'hub', origin: 'http://127.0.0.1:4610' }],
    ['[::1]:4610', { is: 'hub', origin: 'http://[::1]:4610' }],
    ['hub-server:4610', { is: 'hub', origin: 'https://hub-server:4610' }],
    [
      `https://hub.example.org/invitation#${token}`,
      { is: 'invitation', origin: 'https://hub.example.org', token },
    ],
    [
      `http://127.0.0.1:4610/start#${token}`,
      { is: 'start', origin: 'http://127.0.0.1:4610', token },
    ],
    // Copied without its end: the hub is still found.
    ['https://hub.example.org/invitation#short', { is: 'hub', origin: 'https://hub.example.org' }],
    [`https://hub.example.org/join#${token}`, { is: 'customerLink' }],
    ['', { is: 'notAnAddress' }],
    ['hello', { is: 'notAnAddress' }],
    ['my hub', { is: 'notAnAddress' }],
    ['ftp://hub.example.org', { is: 'notAnAddress' }],
    ['javascript:alert(1)', { is: 'notAnAddress' }],
    ['https://me:secret@hub.example.org', { is: 'notAnAddress' }],
  ])('%j is read', (pasted, read) => {
    expect(readPasted(pasted)).toEqual(read);
  });

  it.each([
    ['https://hub.example.org', true],
    ['http://localhost:1', true],
    ['http://127.0.0.1:1', true],
    ['http://[::1]:1', true],
    ['http://127.0.0.1.example.org', false],
    ['http://10.0.0.7', false],
    ['file:///etc/passwd', false],
  ])('%s can be read on its way: %s', (url, secure) => {
    expect(isSecure(new URL(url))).toBe(secure);
  });
});

describe('who is at an address', () => {
  it('is a hub that nobody has an account at yet, and later one that somebody has', async () => {
    const hub = await testHub({ team: true });
    const { origin } = hub;
    const start = hub.startLink ?? '';
    expect(await lookAt(start, fetch)).toMatchObject({ is: 'start', origin, secure: true });
    expect(await lookAt(origin, fetch)).toMatchObject({ is: 'hub', ways: { needsStart: true } });
    await firstAccount(hub);
    const ways = { needsStart: false, openId: null };
    expect(await lookAt(start, fetch)).toEqual({ is: 'hub', origin, secure: true, ways });
  });

  it('is a hub that invited somebody, or did not', async () => {
    const hub = await testHub({ team: true });
    const ada = await firstAccount(hub);
    const link = await anInvitation(hub, ada, { name: 'Maya', email: 'maya@example.org' });
    expect(await lookAt(link, fetch)).toMatchObject({
      is: 'invitation',
      origin: hub.origin,
      token: new URL(link).hash.slice(1),
      view: { state: 'open', name: 'Maya', email: 'maya@example.org', teams: ['North'] },
    });
    const forged = `${hub.origin}/invitation#${token}`;
    expect(await lookAt(forged, fetch)).toMatchObject({ view: { state: 'unknown' } });
  });

  it('is no team’s hub, and says which way', async () => {
    const alone = await testHub();
    expect(await lookAt(alone.origin, fetch)).toMatchObject({ because: 'noTeam' });
    await alone.close();
    expect(await lookAt(alone.origin, fetch)).toEqual({
      is: 'nothing',
      because: 'noAnswer',
      origin: alone.origin,
    });
    const other = createServer((_request, response) => response.end('<!doctype html>'));
    onTestFinished(() => void other.close());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await lookAt(`127.0.0.1:${port}`, fetch)).toMatchObject({ because: 'notAHub' });
  });

  it('is not followed to another address', async () => {
    const hub = await testHub({ team: true });
    const proxy = createServer((request, response) => {
      response.writeHead(308, { location: `${hub.origin}${request.url}` }).end();
    });
    onTestFinished(() => void proxy.close());
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    expect(await lookAt(`127.0.0.1:${port}`, fetch)).toMatchObject({ is: 'nothing' });
  });
});
