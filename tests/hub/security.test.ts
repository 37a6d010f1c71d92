import { describe, expect, it } from 'vitest';
import type { LogEntry } from '#electron/hub/index.ts';
import { agentDirectory } from '#electron/hub/security/agents.ts';
import { createBuckets, networkOf } from '#electron/hub/security/buckets.ts';
import { notedGuesses } from '#electron/hub/security/guesses.ts';
import { originRules } from '#electron/hub/security/origins.ts';
import { randomIds, sameHash } from '#electron/hub/security/secrets.ts';
import { keyedQueue } from '#electron/hub/queue.ts';
import { testClock } from './support/clock.ts';

describe('origins', () => {
  const rules = originRules(
    false,
    () => new URL('https://calls.example.com'),
    ['hub.lan'],
    ['app://hearback'],
  );

  it.each([
    ['the hub by its address', 'http://127.0.0.1:4610', '127.0.0.1:4610', true],
    ['the hub by IPv6', 'http://[::1]:4610', '[::1]:4610', true],
    ['the hub by localhost', 'http://localhost:4610', 'localhost:4610', true],
    ['the hub by its name, in any case', 'http://HUB.lan:4610', 'hub.lan:4610', true],
    ['the proxy in front', 'https://calls.example.com', '127.0.0.1:4610', true],
    ['the agent’s window', 'app://hearback', '127.0.0.1:4610', true],
    ['another port', 'http://127.0.0.1:8080', '127.0.0.1:4610', false],
    ['another protocol', 'https://127.0.0.1:4610', '127.0.0.1:4610', false],
    ['a name pointed here (rebinding)', 'http://evil.example:4610', 'evil.example:4610', false],
    ['another site', 'https://evil.example', '127.0.0.1:4610', false],
    ['a look-alike', 'https://calls.example.com.evil.example', 'calls.example.com', false],
    ['a sandboxed page', 'null', '127.0.0.1:4610', false],
    ['no host', 'http://127.0.0.1:4610', undefined, false],
  ] as const)('%s', (_what, origin, host, allowed) => {
    expect(rules.allows(origin, host)).toBe(allowed);
  });

  it('let nothing but a host of ours into a header', () => {
    expect(rules.socketOf('127.0.0.1:4610')).toBe('ws://127.0.0.1:4610');
    expect(rules.socketOf('calls.example.com')).toBe('wss://calls.example.com');
    for (const host of ['evil.example', "127.0.0.1; script-src 'unsafe-inline'", '', undefined]) {
      expect(rules.socketOf(host)).toBeNull();
    }
  });
});

describe('rates', () => {
  it('allow a burst, then what the time brings', () => {
    const clock = testClock();
    const buckets = createBuckets({ burst: 2, perSecond: 0.5 }, clock);
    expect(['a', 'a', 'a', 'b'].map((key) => buckets.take(key))).toEqual([true, true, false, true]);
    clock.advance(1999);
    expect(buckets.take('a')).toBe(false);
    clock.advance(1);
    expect([buckets.take('a'), buckets.take('a')]).toEqual([true, false]);
  });

  it('say when it goes again', () => {
    const clock = testClock();
    const buckets = createBuckets({ burst: 1, perSecond: 0.1 }, clock);
    expect([buckets.waitS('a'), buckets.take('a'), buckets.waitS('a')]).toEqual([1, true, 10]);
    clock.advance(9000);
    expect([buckets.take('a'), buckets.waitS('a')]).toEqual([false, 1]);
    clock.advance(1000);
    expect(buckets.take('a')).toBe(true);
    const never = createBuckets({ burst: 0, perSecond: 0 }, clock);
    expect([never.take('a'), never.waitS('a')]).toEqual([false, 3600]);
  });

  it('survive more keys than are kept, and a clock that is set back', () => {
    const clock = testClock();
    const buckets = createBuckets({ burst: 1, perSecond: 1 }, clock);
    const taken = Array.from({ length: 30_000 }, (_, i) => buckets.take(`key-${i}`));
    expect(taken.every(Boolean)).toBe(true);
    expect(buckets.take('key-29999')).toBe(false);
    clock.advance(-60_000);
    expect(buckets.take('key-29999')).toBe(false);
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1'],
    ['2001:DB8:0:1::5', '2001:db8:0:1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('count %s for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('guesses', () => {
  it('are in the log, by a name of their network that is no address and does not last', () => {
    const clock = testClock();
    const entries: LogEntry[] = [];
    const buckets = createBuckets({ burst: 2, perSecond: 1 / 60 }, clock);
    const guesses = notedGuesses(buckets, clock, (entry) => void entries.push(entry));
    const guess = (network: string) => guesses.take(network);
    expect(['192.0.2.7', '192.0.2.7', '192.0.2.7', '192.0.2.7', '198.51.100.9'].map(guess)).toEqual(
      [true, true, false, false, true],
    );
    const said = entries.map(({ level, event, fields }) => [level, event, fields?.['network']]);
    const [first, other] = [said[0]?.[2], said.at(-1)?.[2]];
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(first).not.toBe(other);
    expect(said).toEqual([
      ['warn', 'guess.wrong', first],
      ['warn', 'guess.wrong', first],
      // Once, however many more come.
      ['warn', 'guess.heldUp', first],
      ['warn', 'guess.wrong', other],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/192\.0|198\.51/);
    clock.advance(24 * 3_600_000);
    expect(guesses.take('192.0.2.7')).toBe(true);
    expect(entries.at(-1)?.fields?.['network']).not.toBe(first);
  });
});

describe('secrets', () => {
  it('are 256 bits, url-safe, and never the same', () => {
    const made = Array.from({ length: 100 }, () => randomIds.secret());
    expect(new Set(made).size).toBe(100);
    for (const secret of made) expect(secret).toMatch(/^[\w-]{43}$/);
  });

  it('are compared whole', () => {
    expect(sameHash('abc', 'abc')).toBe(true);
    expect(sameHash('abc', 'abd')).toBe(false);
    expect(sameHash('abc', 'abcd')).toBe(false);
  });

  it('tell agents apart, the same way after a restart, without showing the token', async () => {
    const tokens = ['first-0123456789', 'second-0123456789'];
    const [first, second] = await Promise.all(
      tokens.map((token) => agentDirectory(tokens).find(token)),
    );
    expect(first).not.toBe(second);
    expect(await agentDirectory([...tokens].toReversed()).find('first-0123456789')).toBe(first);
    expect(first).not.toContain('first');
    expect(await agentDirectory(tokens).find('third-0123456789')).toBeNull();
    expect(await agentDirectory([]).find('')).toBeNull();
  });
});

describe('the queue', () => {
  it('keeps the order within a key, goes on after a failure, and can be waited for', async () => {
    const queue = keyedQueue();
    const done: string[] = [];
    const slow = queue.run('a', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push('slow');
      throw new Error('no');
    });
    void queue.run('a', async () => void done.push('next'));
    void queue.run('b', async () => void done.push('other'));
    await expect(slow).rejects.toThrow('no');
    await queue.idle();
    expect(done).toEqual(['other', 'slow', 'next']);
  });
});
