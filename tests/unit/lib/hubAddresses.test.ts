import { describe, expect, it } from 'vitest';
import { MAX_HUB_ADDRESSES, createHubAddresses, safeAddresses } from '#shared/lib/hubAddresses.ts';

const [a, b, c] = ['https://a.test', 'https://b.test:4610', 'https://c.test'] as const;

describe('which addresses may be used', () => {
  it('the own one first, each once', () => {
    expect(safeAddresses(a, [b, a, b])).toEqual([a, b]);
  });

  it('none without encryption where the own one has it', () => {
    expect(safeAddresses(a, ['http://a.test', b])).toEqual([a, b]);
    expect(safeAddresses('http://127.0.0.1:1', ['http://127.0.0.1:2', b])).toEqual([
      'http://127.0.0.1:1',
      'http://127.0.0.1:2',
      b,
    ]);
  });

  it.each([
    'https://b.test/path',
    'https://user@b.test',
    'https://b.test ; script-src *',
    "https://b.test'",
    'https://b.test;x',
    'ftp://b.test',
    'b.test',
    '',
  ])('nothing but origins: %s', (named) => {
    expect(safeAddresses(a, [named])).toEqual([a]);
  });

  it('no endless list', () => {
    const many = Array.from({ length: 50 }, (_, at) => `https://${at}.test`);
    expect(safeAddresses(a, many)).toHaveLength(MAX_HUB_ADDRESSES);
  });
});

describe('which address is used', () => {
  it('goes to the next after a failure, and round', () => {
    const addresses = createHubAddresses(a, [b]);
    expect(addresses.current()).toBe(a);
    addresses.failed(a);
    expect(addresses.current()).toBe(b);
    // A late word about one that is not in use any more.
    addresses.failed(a);
    expect(addresses.current()).toBe(b);
    addresses.failed(b);
    expect(addresses.current()).toBe(a);
  });

  it('stays with the one that worked', () => {
    const addresses = createHubAddresses(a, [b, c]);
    addresses.worked(c);
    expect(addresses.current()).toBe(c);
    addresses.worked('https://elsewhere.test');
    expect(addresses.current()).toBe(c);
  });

  it('learns, and leaves one that is none of the hub’s any more', () => {
    const addresses = createHubAddresses(a, [b]);
    addresses.worked(b);
    addresses.learn([a, c]);
    expect(addresses.all()).toEqual([a, c]);
    expect(addresses.current()).toBe(a);
  });
});
