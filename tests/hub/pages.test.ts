import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ask, guestPageIn, tempFolder, testHub } from './support/hub.ts';

describe('the customer’s page', () => {
  it('comes with a policy that lets it do its work and nothing else', async () => {
    const hub = await testHub();
    const { status, headers, body } = await ask(hub, 'GET', '/join');
    expect([status, body]).toEqual([200, '<!doctype html><title>Your call</title>']);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; " +
        `connect-src 'self' ws://127.0.0.1:${hub.port}; img-src 'self' data: blob:; ` +
        "media-src 'self' blob:; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; " +
        "form-action 'none'",
    );
    expect(headers.get('permissions-policy')).toMatch(/^camera=\(self\), microphone=\(self\)/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('is kept for ever where a file’s name holds its hash, and else never', async () => {
    const hub = await testHub();
    const hashed = await ask(hub, 'GET', '/guest/assets/index-Ab3_x9Qz.js');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers.get('content-type')).toMatch(/javascript/);
    const plain = await ask(hub, 'GET', '/guest/assets/plain.js');
    expect(plain.headers.get('cache-control')).toBe('no-store');
  });

  it('comes compressed to those who can read that, and plain to others', async () => {
    const hub = await testHub();
    const file = '/guest/assets/index-Ab3_x9Qz.js';
    const get = (encoding: string, method = 'GET') =>
      new Promise<readonly [string, unknown, unknown]>((resolve, reject) => {
        const headers = { 'accept-encoding': encoding };
        const asked = request(`${hub.origin}${file}`, { headers, method }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const body = Buffer.concat(chunks);
            const isBrotli = answer.headers['content-encoding'] === 'br' && body.length > 0;
            const text = (isBrotli ? brotliDecompressSync(body) : body).toString();
            resolve([text, answer.headers['content-encoding'], answer.headers['content-type']]);
          });
        });
        asked.on('error', reject).end();
      });
    const type = expect.stringMatching(/javascript; charset=utf-8$/);
    expect(await get('gzip, br')).toEqual(['export {};', 'br', type]);
    expect(await get('gzip, br')).toEqual(['export {};', 'br', type]);
    expect(await get('gzip')).toEqual(['export {};', undefined, type]);
    expect(await get('br', 'HEAD')).toEqual(['', 'br', type]);
    const { headers } = await ask(hub, 'GET', file);
    expect(headers.get('vary')).toContain('Accept-Encoding');
    expect(headers.get('cache-control')).toContain('immutable');
  });

  it('may do nothing when it is asked for by its file’s name', async () => {
    const hub = await testHub();
    const { headers } = await ask(hub, 'GET', '/guest/index.html');
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  });

  it('names the public address in its policy behind a proxy, but no address of a stranger', async () => {
    const hub = await testHub({ publicUrl: 'https://calls.example.com' });
    const policyFor = (host: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const asked = request(`${hub.origin}/join`, { headers: { host } }, (answer) => {
          answer.resume();
          resolve(String(answer.headers['content-security-policy']));
        });
        asked.on('error', reject).end();
      });
    expect(await policyFor('calls.example.com')).toContain(
      "connect-src 'self' wss://calls.example.com;",
    );
    expect(await policyFor('evil.example')).toContain("connect-src 'self';");
  });
});

describe('other addresses', () => {
  it('begin with a plain page that says what this is', async () => {
    const hub = await testHub();
    const { status, body, headers } = await ask(hub, 'GET', '/');
    expect(status).toBe(200);
    expect(body).toContain('This is a Hearback hub');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
  });

  it.each([
    '/nothing-here',
    '/join/more',
    '/guest/',
    '/guest/none.js',
    '/guest/.secret',
    '/guest/../hub.db',
    '/guest/%2e%2e/hub.db',
    '/guest/..%2fhub.db',
    '/guest/%00',
    '/%',
  ])('%s gets a friendly page', async (route) => {
    const hub = await testHub();
    const { status, body } = await ask(hub, 'GET', route);
    expect([400, 403, 404]).toContain(status);
    expect(body).toMatch(/There is nothing at this address|That did not work/);
    expect(body).not.toContain('not for anybody');
  });

  it('of the interface answer in its own language', async () => {
    const hub = await testHub();
    const { status, body } = await ask(hub, 'GET', '/api/nothing');
    expect([status, body]).toMatchObject([404, { error: 'notFound' }]);
  });

  it('tell that the hub is well', async () => {
    const hub = await testHub();
    const { body } = await ask(hub, 'GET', '/healthz');
    expect(body).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});

describe('a page of another origin', () => {
  const body = { token: 'x'.repeat(43), seat: null };

  it('is refused', async () => {
    const hub = await testHub();
    for (const origin of ['https://evil.example', 'null', `http://evil.example:${hub.port}`]) {
      const answer = await ask(hub, 'POST', '/api/guest/invite', { origin, body });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('may ask where the hub was told to allow it', async () => {
    const hub = await testHub();
    const origin = 'app://hearback';
    const before = await ask(hub, 'OPTIONS', '/api/guest/invite', { origin });
    expect(before.status).toBe(204);
    expect(before.headers.get('access-control-allow-origin')).toBe(origin);
    expect(before.headers.get('access-control-allow-headers')).toContain('content-type');
    const answer = await ask(hub, 'POST', '/api/guest/invite', { origin, body });
    expect([answer.status, answer.body]).toEqual([200, { state: 'unknown' }]);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('cannot send what needs no asking: anything but JSON is refused', async () => {
    const hub = await testHub();
    const answer = await fetch(`${hub.origin}/api/guest/invite`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
  });
});

it('refuses to start without the customer’s page', async () => {
  const folder = tempFolder();
  guestPageIn(folder);
  await expect(testHub({ guestDir: `${folder}/elsewhere` })).rejects.toMatchObject({
    code: 'other',
    message: expect.stringContaining('npm run build'),
  });
});
