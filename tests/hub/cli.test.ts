import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readArgs } from '#electron/hub/cli/args.ts';
import { openDataFolder } from '#electron/hub/cli/dataFolder.ts';
import { certificate } from './support/certificate.ts';
import { ask, guestPageIn, tempFolder } from './support/hub.ts';
import { cli } from './support/process.ts';

describe('the command line', () => {
  it('has defaults for everything', () => {
    expect(readArgs([])).toMatchObject({
      host: '127.0.0.1',
      port: 4610,
      tls: null,
      publicUrl: null,
      also: [],
      trustProxy: false,
      iceServers: [],
      turn: null,
      relayOnly: false,
    });
    expect(readArgs(['--help'])).toBeNull();
  });

  it('is read whole', () => {
    const args = '--port 0 --host 0.0.0.0 --data /srv/hub --tls-cert c.pem --tls-key k.pem';
    const more = '--public-url https://calls.example.com/ --trust-proxy --guest-dir /srv/page';
    const secretFile = path.join(tempFolder(), 'turn-secret');
    writeFileSync(secretFile, `${'s'.repeat(32)}\n`);
    const relays = '--turn turn:b.example:3478?transport=tcp --turn turns:[2001:db8::1]:5349';
    const turn = `${relays} --turn-secret-file ${secretFile} --relay-only`;
    const ice = '--ice stun:a.example:3478 --ice turns:user:p:w@b.example:5349?transport=tcp';
    const also = '--also https://two.example.com/ --also https://three.example.com:8443';
    expect(readArgs(`${args} ${more} ${also} ${ice} ${turn}`.split(' '))).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: path.resolve('/srv/hub'),
      guestDir: path.resolve('/srv/page'),
      tls: { certFile: 'c.pem', keyFile: 'k.pem' },
      database: null,
      redis: null,
      publicUrl: 'https://calls.example.com',
      also: ['https://two.example.com', 'https://three.example.com:8443'],
      trustProxy: true,
      mood: true,
      openId: null,
      metrics: null,
      iceServers: [
        { urls: 'stun:a.example:3478' },
        { urls: 'turns:b.example:5349?transport=tcp', username: 'user', credential: 'p:w' },
      ],
      turn: {
        urls: ['turn:b.example:3478?transport=tcp', 'turns:[2001:db8::1]:5349'],
        secret: 's'.repeat(32),
      },
      relayOnly: true,
    });
  });

  it('takes further addresses from the environment too, and refuses what is none', () => {
    const HEARBACK_ALSO = 'https://two.example.com, https://three.example.com';
    expect(readArgs(['--also', 'https://one.example.com'], { HEARBACK_ALSO })?.also).toEqual([
      'https://one.example.com',
      'https://two.example.com',
      'https://three.example.com',
    ]);
    expect(readArgs([], { HEARBACK_ALSO: '' })?.also).toEqual([]);
    expect(() => readArgs(['--also', 'two.example.com'])).toThrow(/not a web address/);
    expect(() => readArgs(['--also', 'https://two.example.com/path'])).toThrow(/has a path/);
    expect(() => readArgs(['--also', 'https://a;b.example'])).toThrow(/no browser would find/);
    const many = Array.from({ length: 8 }, (_, at) => `https://${at}.example`).join();
    expect(() => readArgs([], { HEARBACK_ALSO: many })).toThrow(/7 at most/);
  });

  it('takes addresses with passwords from the environment too', () => {
    const database = 'postgres://hub:p%40ss@db.example:5432/hearback';
    const redis = 'rediss://:secret@redis.example:6380';
    const env = { HEARBACK_DATABASE: database, HEARBACK_REDIS: redis };
    expect(readArgs([], env)).toMatchObject({ database, redis });
    const flag = 'postgresql://other.example/hub';
    expect(readArgs(['--database', flag], env)).toMatchObject({ database: flag, redis });
    expect(readArgs([], { HEARBACK_DATABASE: '' })).toMatchObject({ database: null, redis: null });
  });

  it('takes the secret of the TURN servers from a file or the environment, and says it nowhere', () => {
    const HEARBACK_TURN_SECRET = 'a secret of thirty characters!';
    const turn = ['--turn', 'turn:a.example:3478'];
    expect(readArgs(turn, { HEARBACK_TURN_SECRET })?.turn?.secret).toBe(HEARBACK_TURN_SECRET);
    const file = path.join(tempFolder(), 'turn-secret');
    writeFileSync(file, 'too-short');
    const withFile = [...turn, '--turn-secret-file', file];
    expect(() => readArgs(withFile, { HEARBACK_TURN_SECRET })).toThrow(/both set/);
    expect(() => readArgs(withFile, {})).toThrow(/shorter than 16/);
    expect(() => readArgs(withFile, {})).not.toThrow(/too-short/);
    writeFileSync(file, '\n');
    expect(() => readArgs(withFile, {})).toThrow(/is empty/);
    const withUser = ['--turn', 'turn:user:top-secret@a.example'];
    expect(() => readArgs(withUser, {})).toThrow(/without a user/);
    expect(() => readArgs(withUser, {})).not.toThrow(/top-secret/);
  });

  it.each(['--database', '--redis'])('does not say the password of a wrong %s', (flag) => {
    const read = () => readArgs([flag, 'mysql://hub:top-secret@db.example/hub'], {});
    expect(read).toThrow(`${flag} is not understood: it looks like`);
    expect(read).not.toThrow('top-secret');
  });

  it.each([
    ['--port 65536', /--port 65536 is not a port/],
    ['--port -1', /--port/],
    ['--port 1e3', /--port 1e3 is not a port/],
    ['--port', /--port <value>' argument missing/],
    ['--prot 1', /Unknown option '--prot'/],
    ['4610', /Unexpected argument '4610'/],
    ['--help=yes', /--help/],
    ['--host=', /--host is empty/],
    ['--data=', /--data is empty/],
    ['--tls-cert c.pem', /belong together/],
    ['--tls-key k.pem', /belong together/],
    ['--tls-cert= --tls-key=', /belong together/],
    ['--public-url calls.example.com', /not a web address/],
    ['--public-url ws://calls.example.com', /not a web address/],
    ['--public-url https://example.com/calls', /has a path.*give https:\/\/example\.com/],
    ['--ice http://a.example', /--ice .* is not understood/],
    ['--ice turn:a.example:3478', /turn:user:password@host/],
    ['--ice stun:user:password@a.example', /is not understood/],
    ['--turn a.example:3478', /--turn a\.example:3478 is not understood: it looks like turn:host/],
    ['--turn turn:a.example:99999', /is not understood/],
    ['--turn turn:a.example?transport=sctp', /is not understood/],
    ['--turn stun:a.example', /is not understood/],
    ['--turn turns:a.example?transport=udp', /no TURN over DTLS/],
    ['--turn turn:a.example:3478', /--turn needs the secret/],
    ['--turn-secret-file /nowhere/at-all', /--turn-secret-file: .* cannot be read \(ENOENT\)/],
    ['--relay-only', /--relay-only needs a server that relays/],
    ['--relay-only --ice stun:a.example', /--relay-only needs a server that relays/],
  ])('%s is refused with a sentence', (args, sentence) => {
    expect(() => readArgs(args.split(' '))).toThrow(sentence);
  });
});

describe('the data folder', () => {
  it('keeps key and tokens, and takes tokens that were added', async () => {
    const folder = path.join(tempFolder(), 'new/hub');
    const first = await openDataFolder(folder);
    expect(first.agentTokens).toHaveLength(1);
    expect(first.agentTokens[0]).toMatch(/^[\w-]{43}$/);
    writeFileSync(
      first.agentTokenFile,
      `# Sam\n${first.agentTokens[0]}\r\n\nanother-agents-token\n`,
    );
    const second = await openDataFolder(folder);
    expect(second.databaseKey).toBe(first.databaseKey);
    expect(second.agentTokens).toEqual([...first.agentTokens, 'another-agents-token']);
  });

  it.runIf(process.platform !== 'win32')('is for its owner only', async () => {
    const folder = path.join(tempFolder(), 'hub');
    await openDataFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of ['database-key', 'agent-token']) {
      expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
    }
  });

  it('is made once by two that start together', async () => {
    const folder = path.join(tempFolder(), 'hub');
    const all = await Promise.all(Array.from({ length: 8 }, () => openDataFolder(folder)));
    expect(new Set(all.map(({ databaseKey }) => databaseKey)).size).toBe(1);
    expect(new Set(all.map(({ agentTokens }) => agentTokens.join())).size).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['agent-token', 'database-key']);
  });

  it('says what is wrong with it', async () => {
    const folder = tempFolder();
    writeFileSync(path.join(folder, 'database-key'), '');
    await expect(openDataFolder(folder)).rejects.toThrow(/database-key is empty/);
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    await expect(openDataFolder(path.join(file, 'data'))).rejects.toMatchObject({
      code: 'dataDir',
      message: expect.stringContaining('--data'),
    });
  });
});

describe('the command', () => {
  it('starts, says where it is, serves, and stops when asked', async () => {
    const folder = tempFolder();
    const guestDir = guestPageIn(folder);
    const data = path.join(folder, 'data');
    const run = cli(['--port', '0', '--data', data, '--guest-dir', guestDir]);
    const [, origin = ''] = await run.heard(/Hearback hub at (http:\/\/127\.0\.0\.1:\d+)\n/);
    await run.heard(/customers can call from this machine only/);
    const tokenFile = path.join(data, 'agent-token');
    expect(run.said.out).toContain(tokenFile);
    const token = readFileSync(tokenFile, 'utf8').trim();
    const answer = await ask({ origin }, 'GET', '/api/agent/invites', { token });
    expect([answer.status, answer.body]).toEqual([200, []]);
    run.kill('SIGTERM');
    expect(await run.done).toBe(0);
    const log = run.said.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(log.map(({ event }) => event)).toEqual(['hub.started', 'hub.stopping']);
    expect(run.said.out + run.said.err).not.toContain(token);
  });

  it('ends with 2 on bad input and 0 on --help', async () => {
    const wrong = cli(['--port', 'many']);
    expect(await wrong.done).toBe(2);
    expect(wrong.said.err).toBe(
      'hearback-hub: --port many is not a port: give a whole number from 0 to 65535.\n',
    );
    const help = cli(['--help']);
    expect(await help.done).toBe(0);
    expect(help.said.out).toContain('Usage: npm run hub');
  });

  it('ends with 1 and a sentence when it cannot start', async () => {
    const folder = tempFolder();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const port = String((server.address() as AddressInfo).port);
    const place = ['--data', folder, '--guest-dir', guestPageIn(folder)];
    const taken = cli(['--port', port, ...place]);
    expect(await taken.done).toBe(1);
    expect(taken.said.err).toMatch(/^hearback-hub: Port \d+ on 127\.0\.0\.1 is in use.*\n$/);
    const { certFile } = certificate(folder);
    const tls = cli(['--port', '0', ...place, '--tls-cert', certFile, '--tls-key', certFile]);
    expect(await tls.done).toBe(1);
    expect(tls.said.err).toMatch(/^hearback-hub: .*is not a private key/);
  });
});
