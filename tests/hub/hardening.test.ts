import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { connect as connectPlain } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from '#electron/launch/paths.ts';
import type { Hub, RouteEntry } from '#electron/hub/index.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import { certificate } from './support/certificate.ts';
import { testClock } from './support/clock.ts';
import { SAM, ask, tempFolder, testHub } from './support/hub.ts';
import { teamHub } from './support/team.ts';

/** An address of a route, its parts filled with what looks like an id. */
const addressOf = ({ url }: RouteEntry): string =>
  url.replaceAll(/:\w+/g, 'abcdefgh12').replace('*', 'assets/plain.js');

/** Sends bytes as they are, and resolves with all that comes back until the end. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectPlain(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (more: string) => {
      answer += more;
    });
    socket.on('error', reject).on('close', () => resolve(answer));
    onTestFinished(() => void socket.destroy());
  });
}

describe('a flood', () => {
  it('of requests to any route is held up, whoever floods, and told when to come back', async () => {
    const clock = testClock();
    const { hub, ada } = await teamHub({ clock, limits: { visits: { burst: 300, perSecond: 1 } } });
    // Until the network of this machine has used up what it may do.
    while ((await ask(hub, 'GET', '/healthz')).status === 200);
    const held: string[] = [];
    for (const route of hub.routes) {
      const sent = { token: ada.token };
      const { status, headers, body } = await ask(hub, route.method, addressOf(route), sent);
      const isApi = route.url.startsWith('/api/') && route.method !== 'HEAD';
      const words = isApi ? hubErrorSchema.parse(body).message : 'Wait';
      const isTold = headers.get('retry-after') === '1' && words.includes('Wait');
      if (status === 429 && isTold) held.push(route.url);
    }
    expect(held).toEqual(hub.routes.map(({ url }) => url));
    expect((await ask(hub, 'GET', '/nothing-here')).status).toBe(429);
    clock.advance(1000);
    expect((await ask(hub, 'GET', '/healthz')).status).toBe(200);
    expect((await ask(hub, 'GET', '/healthz')).status).toBe(429);
  });

  it('of one person is held up on every route that asks who it is, and nobody else is', async () => {
    const clock = testClock();
    const { hub, nils, sven } = await teamHub({
      clock,
      limits: { requests: { burst: 40, perSecond: 0.5 } },
    });
    const me = async (token: string): Promise<number> =>
      (await ask(hub, 'GET', '/api/people/me', { token })).status;
    while ((await me(nils.token)) === 200);
    const closed = hub.routes.filter(({ access }) => access !== 'anybody');
    expect(closed.length).toBeGreaterThan(60);
    const passed: string[] = [];
    for (const route of closed) {
      const sent = { token: nils.token };
      const { status, headers } = await ask(hub, route.method, addressOf(route), sent);
      if (status !== 429 || headers.get('retry-after') !== '2') passed.push(route.url);
    }
    expect(passed).toEqual([]);
    expect(await me(sven.token)).toBe(200);
    clock.advance(2000);
    expect(await me(nils.token)).toBe(200);
  });
});

describe('a body', () => {
  /** Routes that take more than the rest, with what they take. */
  const larger: Readonly<Record<string, number>> = {
    'PUT /api/desk/calls/:callId/review': 3 * 1024 * 1024,
    'PUT /api/desk/scorecards/:teamId': 128 * 1024,
    'PUT /api/desk/calibrations/:calibrationId': 128 * 1024,
    'PUT /api/desk/plans': 128 * 1024,
    'POST /api/desk/imports': 8 * 1024 * 1024,
    'POST /api/agent/summaries': 8 * 1024 * 1024,
    'POST /api/agent/templates': 1024 * 1024,
    'POST /api/agent/templates/use': 1024 * 1024,
  };

  it('is never larger than its route says, and is not looked at before its sender is', async () => {
    const { hub, ada } = await teamHub();
    const tooLarge: string[] = [];
    const known: string[] = [];
    const lookedAt: string[] = [];
    const withBody = hub.routes.filter(({ method }) => /POST|PUT|PATCH|DELETE/.test(method));
    for (const route of withBody) {
      const name = `${route.method} ${route.url}`;
      known.push(name);
      const most = larger[name] ?? 16 * 1024;
      const head = (who: string): string =>
        `${route.method} ${addressOf(route)} HTTP/1.1\r\nHost: localhost\r\n${who}` +
        `Content-Type: application/json\r\nContent-Length: ${most + 1}\r\nConnection: close\r\n\r\n`;
      // Only its length is said; the hub does not wait for the rest.
      const mine = await raw(hub.port, `${head(`Authorization: Bearer ${ada.token}\r\n`)}{`);
      if (mine.startsWith('HTTP/1.1 413')) tooLarge.push(name);
      const nobodys = await raw(hub.port, `${head('')}{`);
      const isLookedAt = !/^HTTP\/1\.1 (401|429)/.test(nobodys);
      if (isLookedAt && route.access !== 'anybody') lookedAt.push(name);
    }
    expect(lookedAt).toEqual([]);
    expect(tooLarge).toEqual(known);
    expect(Object.keys(larger).filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('every answer', () => {
  const always = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=(self)'),
  };

  const kinds: readonly (readonly [string, string, number])[] = [
    ['GET', '/', 200],
    ['GET', '/join', 200],
    ['GET', '/feedback', 200],
    ['GET', '/guest/assets/plain.js', 200],
    ['GET', '/guest/nothing.js', 404],
    ['GET', '/nothing', 404],
    ['GET', '/%', 400],
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', '/api/nothing', 404],
    ['GET', '/api/agent/invites', 401],
    ['POST', '/api/guest/invite', 400],
    ['PUT', '/api/guest/invite', 404],
    ['GET', '/socket.io/?EIO=4&transport=polling', 200],
  ];

  it.each(kinds)('to %s %s (%d) has the headers that keep it where it belongs', async (...kind) => {
    const [method, route, status] = kind;
    const hub = await testHub();
    const answer = await ask(hub, method, route, method === 'POST' ? { body: {} } : {});
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(always);
    const type = answer.headers.get('content-type') ?? '';
    const policy = answer.headers.get('content-security-policy') ?? '';
    const isConfined = /^default-src 'none';.*frame-ancestors 'none'/.test(policy);
    expect([type, isConfined || !/html|json/.test(type)]).toEqual([type, true]);
    expect(answer.headers.get('server')).toBeNull();
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('to what is no HTTP has them too, and says nothing about the hub', async () => {
    const hub = await testHub();
    const answer = await raw(hub.port, 'GET / HTTP/9.9\r\n\r\n');
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(head).toContain('x-content-type-options: nosniff');
    expect(head).toContain("content-security-policy: default-src 'none'; frame-ancestors 'none'");
    expect(hubErrorSchema.parse(JSON.parse(body)).error).toBe('badRequest');
    const long = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await raw(hub.port, long)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('tells browsers to stay with https only where the whole host is the hub’s', async () => {
    const strict = async (hub: Hub): Promise<string | null> =>
      (await ask(hub, 'GET', '/')).headers.get('strict-transport-security');
    const publicly = (publicUrl: string) => testHub({ publicUrl });
    expect(await strict(await publicly('https://calls.example.com'))).toBe('max-age=31536000');
    // A browser takes it for all ports of the host.
    expect(await strict(await publicly('https://calls.example.com:4610'))).toBeNull();
    expect(await strict(await testHub())).toBeNull();
  });

  it('about what no store can hold is a refusal in words, and no trouble of the hub’s', async () => {
    const hub = await testHub();
    const answer = await ask(hub, 'DELETE', '/api/agent/invites/%00', { token: SAM });
    expect([answer.status, answer.body]).toMatchObject([400, { error: 'badRequest' }]);
    expect(hub.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a slow client', () => {
  it('is let go before it holds a connection for long', { timeout: 40_000 }, async () => {
    const hub = await testHub();
    const from = performance.now();
    const lasted = await Promise.all(
      ['', 'GET / HTTP/1.1\r\nHost: loc', 'POST /api/guest/invite HTTP/1.1\r\n'].map(
        async (begun) => {
          await raw(hub.port, begun);
          return performance.now() - from;
        },
      ),
    );
    // Its 10 s, and 2 s until the hub looks; the rest is for a busy machine.
    for (const ms of lasted) expect(ms).toBeLessThan(20_000);
    expect((await ask(hub, 'GET', '/healthz')).status).toBe(200);
  });
});

describe('a client that says nothing any more', () => {
  const upgrade =
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n' +
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

  it.each([
    ['of a WebSocket', upgrade, 'sid'],
    [
      'that is being polled',
      'GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n',
      'sid',
    ],
    ['that began a request', 'POST /api/guest/invite HTTP/1.1\r\nHost: x\r\n', ''],
  ])('%s does not keep the hub from stopping', async (_what, begun, until) => {
    const hub = await testHub();
    await new Promise<void>((resolve) => {
      const socket = connectPlain(hub.port, '127.0.0.1', () => {
        socket.write(begun);
        if (until === '') resolve();
      });
      socket.on('data', (data) => data.includes(until) && resolve());
      // Being cut off while it still sends is what the hub may do to it.
      socket.on('error', () => undefined);
      // Whatever the hub says from now on, this client does not answer.
      onTestFinished(() => void socket.destroy());
    });
    const from = performance.now();
    await hub.close();
    expect(performance.now() - from).toBeLessThan(5000);
  });
});

describe('a connection', () => {
  it('that wants to become what the hub does not speak is refused and ended, also a used one', async () => {
    const { port } = await testHub();
    const first = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const upgrade =
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n';
    for (const text of [upgrade, first + upgrade]) {
      expect(await raw(port, text)).toMatch(/HTTP\/1\.1 400 .*"badRequest"/s);
    }
  });

  it('that is gone before its request is looked at is no trouble of the hub’s', async () => {
    const hub = await testHub();
    for (let each = 0; each < 200; each += 1) {
      await new Promise<void>((resolve) => {
        const socket = connectPlain(hub.port, '127.0.0.1', () => {
          socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(1 + (each % 20)));
          socket.resetAndDestroy();
        });
        socket.on('close', () => resolve());
      });
    }
    expect((await ask(hub, 'GET', '/healthz')).status).toBe(200);
    expect(hub.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('TLS', () => {
  /** How a handshake goes: the protocol and cipher, or why it failed. */
  const shake = (port: number, options: ConnectionOptions): Promise<string> =>
    new Promise((resolve) => {
      const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
      socket.on('secureConnect', () => {
        resolve(`${socket.getProtocol()} ${socket.getCipher().standardName}`);
        socket.destroy();
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });

  it('is 1.2 or 1.3, with forward secrecy, and nothing older', async () => {
    const hub = await testHub({ tls: certificate(tempFolder()) });
    const old = { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const;
    for (const maxVersion of ['TLSv1', 'TLSv1.1'] as const) {
      // The hub's own word: this client would have gone on.
      expect(await shake(hub.port, { ...old, maxVersion })).toBe(
        'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      );
    }
    const second = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
    expect(await shake(hub.port, second)).toMatch(
      /^TLSv1\.2 TLS_ECDHE_ECDSA_WITH_\w+_(GCM|POLY1305)/,
    );
    for (const weak of [
      'ECDHE-ECDSA-AES128-SHA',
      'ECDHE-ECDSA-AES128-SHA256',
      'AES128-GCM-SHA256',
    ]) {
      const ciphers = `${weak}:@SECLEVEL=0`;
      expect(await shake(hub.port, { ...second, ciphers })).toMatch(/HANDSHAKE_FAILURE/);
    }
    expect(await shake(hub.port, {})).toMatch(/^TLSv1\.3 TLS_/);
  });
});

it('what the threat model says is shown by tests that are there', () => {
  const readme = readFileSync(path.join(root, 'electron/hub/README.md'), 'utf8');
  const [, model = ''] = /^## Threat model\n(.*?)^## /ms.exec(readme) ?? [];
  const named = [...model.matchAll(/^\|[^|]+\|[^|]+\| ([^|]+) \|$/gm)]
    .slice(2)
    .flatMap(([, names]) =>
      // After a colon come the parts of the file before it, up to the next file.
      (names ?? '')
        .trim()
        .split(/; /)
        .flatMap((part) => part.replace(/:.*/, '').split(', ')),
    );
  expect(named.length).toBeGreaterThan(15);
  const isThere = (name: string): boolean =>
    existsSync(path.join(root, name === 'fuzz' ? 'tests/fuzz' : `tests/hub/${name}.test.ts`));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});
