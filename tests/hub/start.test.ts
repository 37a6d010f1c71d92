import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HubStartError, startHub } from '#electron/hub/index.ts';
import { addressOf } from '#electron/hub/address.ts';
import { certificate } from './support/certificate.ts';
import { agent, connect, guest, ring } from './support/clients.ts';
import { SAM, ask, guestPageIn, tempFolder, testHub } from './support/hub.ts';

const failure = async (starting: Promise<unknown>): Promise<string> => {
  const error: unknown = await starting.then(
    () => new Error('it started'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof HubStartError)) throw error;
  return `${error.code}: ${error.message}`;
};

/** A port that somebody has. */
async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('a start that fails', () => {
  it('names the port that is taken, and leaves nothing behind', async () => {
    const port = await takenPort();
    const dataDir = tempFolder();
    expect(await failure(testHub({ port, dataDir }))).toBe(
      `portTaken: Port ${port} on 127.0.0.1 is in use by another program. Choose another port, or stop that program.`,
    );
    const hub = await testHub({ dataDir });
    expect((await ask(hub, 'GET', '/healthz')).status).toBe(200);
  });

  it('says that an address is not this machine’s', async () => {
    expect(await failure(testHub({ host: '192.0.2.1' }))).toMatch(
      /^other: .*no address 192\.0\.2\.1/,
    );
  });

  it('names the file of a data folder that cannot be used', async () => {
    const folder = tempFolder();
    const inTheWay = path.join(folder, 'file');
    writeFileSync(inTheWay, '');
    const guestDir = guestPageIn(folder);
    const dataDir = path.join(inTheWay, 'data');
    expect(await failure(testHub({ dataDir, guestDir }))).toMatch(/^dataDir: .*file/);
  });

  it('refuses access tokens that could be guessed, and an address that is none', async () => {
    expect(await failure(testHub({ agentTokens: ['short'] }))).toMatch(/^other: .*shorter/);
    for (const publicUrl of ['calls.example.com', 'ftp://calls.example.com']) {
      expect(await failure(testHub({ publicUrl }))).toMatch(/^other: The public address/);
    }
  });

  it('keeps a database that cannot be read aside, says so, and starts with a new one', async () => {
    const dataDir = tempFolder();
    writeFileSync(path.join(dataDir, 'hub.db'), 'this is not a database'.repeat(100));
    const hub = await testHub({ dataDir });
    expect(hub.entries.map(({ event }) => event)).toContain('databaseKeptAside');
    expect(readdirSync(dataDir).filter((name) => name.startsWith('hub.db')).length).toBeGreaterThan(
      1,
    );
  });
});

describe('closing', () => {
  it('is done once, and frees port and database', async () => {
    const hub = await testHub();
    await agent(hub);
    await Promise.all([hub.close(), hub.close()]);
    await expect(fetch(hub.origin)).rejects.toThrow('fetch failed');
    const again = await startHub({ ...hub.options, port: hub.port });
    await again.close();
  });
});

describe('TLS', () => {
  it('serves page, interface and sockets', async () => {
    const dataDir = tempFolder();
    const { pem: ca, ...tls } = certificate(dataDir);
    const hub = await testHub({ dataDir, tls });
    expect(hub.origin).toBe(`https://127.0.0.1:${hub.port}`);
    expect(hub.localOnly).toBe(false);
    const get = new Promise<readonly [number | undefined, string]>((resolve, reject) => {
      const asked = request(`${hub.origin}/join`, { ca }, (answer) => {
        answer.resume();
        resolve([answer.statusCode, String(answer.headers['content-security-policy'])]);
      });
      asked.on('error', reject).end();
    });
    expect(await get).toEqual([200, expect.stringContaining(`wss://127.0.0.1:${hub.port};`)]);
    const sam = await connect(hub, '/agent', { token: SAM, clientId: 'client-1' }, { ca });
    const invite = await new Promise<string>((resolve, reject) => {
      const headers = { authorization: `Bearer ${SAM}`, 'content-type': 'application/json' };
      const asked = request(
        `${hub.origin}/api/agent/invites`,
        { ca, headers, method: 'POST' },
        (answer) => {
          let text = '';
          answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
          answer.on('end', () => resolve((JSON.parse(text) as { url: string }).url));
        },
      );
      asked.on('error', reject);
      asked.end(
        '{"agentName":"Sam","company":"","customerName":"Maya","issue":null,"expiresInMs":60000,"simulated":false}',
      );
    });
    const maya = await guest(hub, { token: new URL(invite).hash.slice(1) }, { ca });
    const { callId } = await ring(maya);
    expect(await sam.take('call.ringing')).toMatchObject({ callId });
  });

  it('says which file is missing, unreadable, wrong or of another pair', async () => {
    const folder = tempFolder();
    const good = certificate(folder);
    const other = certificate(folder, 'other');
    const none = path.join(folder, 'none.pem');
    const text = path.join(folder, 'text.pem');
    const aFolder = path.join(folder, 'folder.pem');
    writeFileSync(text, 'hello');
    mkdirSync(aFolder);
    const start = (certFile: string, keyFile: string): Promise<string> =>
      failure(testHub({ dataDir: folder, tls: { certFile, keyFile } }));
    expect(await start(none, good.keyFile)).toBe(
      `tlsFiles: The certificate ${none} is not there. Check --tls-cert and its rights.`,
    );
    expect(await start(good.certFile, none)).toMatch(/^tlsFiles: The private key .* is not there/);
    expect(await start(aFolder, good.keyFile)).toMatch(/^tlsFiles: .* cannot be read \(EISDIR\)/);
    expect(await start(text, good.keyFile)).toMatch(/^tlsFiles: .*text\.pem is not a certificate/);
    expect(await start(good.certFile, text)).toMatch(/^tlsFiles: .*text\.pem is not a private key/);
    expect(await start(good.certFile, other.keyFile)).toMatch(/^tlsFiles: .* does not belong to/);
    const old = certificate(folder, 'old', new Date('2021-01-01T00:00:00Z'));
    expect(await start(old.certFile, old.keyFile)).toMatch(/^tlsFiles: .* expired on Jan .* 2021/);
  });

  it('says that a file may not be read', async (context) => {
    if (process.getuid?.() === 0) context.skip('root may read everything');
    const folder = tempFolder();
    const { certFile, keyFile } = certificate(folder);
    chmodSync(keyFile, 0);
    const starting = testHub({ dataDir: folder, tls: { certFile, keyFile } });
    expect(await failure(starting)).toMatch(/^tlsFiles: The private key .* \(EACCES\)/);
  });
});

describe('the hub’s address', () => {
  const tls = {
    cert: Buffer.alloc(0),
    key: Buffer.alloc(0),
    names: ['calls.example.com'],
    covers: (host: string) => host === 'calls.example.com',
  };

  it.each([
    ['127.0.0.1', null, null, 'http://127.0.0.1:4610', 'http://127.0.0.1:4610', true],
    ['::1', null, null, 'http://[::1]:4610', 'http://[::1]:4610', true],
    ['127.0.0.1', null, 'https://x.example/', 'http://127.0.0.1:4610', 'https://x.example', false],
    [
      '127.0.0.1',
      tls,
      null,
      'https://calls.example.com:4610',
      'https://calls.example.com:4610',
      false,
    ],
    ['127.0.0.1', null, 'http://x.example', 'http://127.0.0.1:4610', 'http://x.example', true],
  ] as const)('%s', (host, identity, publicUrl, origin, publicOrigin, localOnly) => {
    expect(addressOf({ host, port: 4610 }, identity, publicUrl)).toEqual({
      origin,
      publicOrigin,
      localOnly,
    });
  });

  it('on every interface is one that other machines can use', () => {
    const { origin, publicOrigin } = addressOf({ host: '0.0.0.0', port: 4610 }, null, null);
    expect(origin).toBe('http://127.0.0.1:4610');
    expect(publicOrigin).not.toContain('0.0.0.0');
  });
});
