import type { Random } from './random.ts';

/*
 * Values that no contract has in mind, and valid messages with one thing wrong with them.
 */

/** Nested deeply, but not so deep that a client's own encoder gives up. */
function nested(depth: number): unknown {
  let value: unknown = 'the bottom';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** An object that has such a key as its own, as JSON can make it. */
function withKey(key: string, value: unknown): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  Object.defineProperty(made, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return made;
}

export const oddKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  '_placeholder',
  '$where',
  '',
  '0',
  '\u0000',
  'é\u202Eabc',
] as const;

const makers: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => 0,
  () => -0,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => Number.NEGATIVE_INFINITY,
  () => 2 ** 53 + 2,
  () => -(2 ** 63),
  () => 1e308,
  () => 0.1,
  () => -1,
  () => '',
  () => ' ',
  () => '\u0000',
  () => 'a\u0000b',
  () => '\uD800',
  () => 'x\uDFFFy',
  () => '\u202Egnp.exe',
  () => '\uFEFF',
  () => 'ﷺ'.repeat(30),
  () => "'; DROP TABLE people; --",
  () => '../../../../etc/passwd',
  () => 'javascript:alert(1)',
  () => '${7*7}{{7*7}}%s%n',
  () => '9007199254740993',
  () => '1e400',
  () => 'null',
  () => [],
  () => [[]],
  () => [null, undefined, Number.NaN],
  () => ({}),
  () => ({ length: 1e9 }),
  () => ({ _placeholder: true, num: 0 }),
  () => ({ toJSON: 'no function' }),
  (random) => withKey('__proto__', { admin: true, isAdministrator: true, ok: random.next() }),
  () => withKey('constructor', withKey('prototype', { admin: true })),
  (random) => withKey(random.pick(oddKeys), random.int(9)),
  (random) => 'x'.repeat(random.pick([65, 300, 5000])),
  (random) => '🐶'.repeat(random.pick([33, 200])),
  (random) => Array.from({ length: random.pick([101, 600]) }, (_, i) => i),
  (random) => nested(random.pick([5, 60, 300])),
  (random) => new Uint8Array(random.int(40)),
  () => Buffer.from('a buffer'),
  () => new Date(Number.NaN),
];

/** A value out of anybody's mind. */
export const hostile = (random: Random): unknown => random.pick(makers)(random);

type Container = Record<string, unknown> | unknown[];

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Uint8Array) &&
  !(value instanceof Date);

const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy);
  if (!isContainer(value)) return value;
  const made: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) Object.assign(made, withKey(key, copy(inner)));
  return made;
};

/** Somewhere inside; the deeper, the rarer. */
function place(root: Container, random: Random): Container {
  let here: Container = root;
  for (;;) {
    const inner: Container[] = Object.values(here).filter(isContainer);
    if (inner.length === 0 || random.chance(0.35)) return here;
    here = random.pick(inner);
  }
}

const set = (at: Container, key: string, value: unknown): void => {
  // A list with names of its own is nothing that can be sent.
  if (Array.isArray(at) && !/^\d+$/.test(key)) {
    at.push(value);
    return;
  }
  Object.defineProperty(at, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
};

/** A value of the wrong kind that still looks like the right one. */
function twisted(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 1 : 'false';
  if (Array.isArray(value)) return { ...value };
  if (isContainer(value)) return Object.values(value);
  return value === null ? {} : null;
}

/** The same message with one to three things wrong. */
export function mutated(message: unknown, random: Random): unknown {
  const copied = copy(message);
  if (!isContainer(copied)) return random.chance(0.3) ? twisted(copied) : hostile(random);
  if (random.chance(0.06)) return twisted(copied);
  for (let times = 1 + random.int(3); times > 0; times -= 1) {
    const at = place(copied, random);
    const keys = Object.keys(at);
    const key = keys.length === 0 ? '' : random.pick(keys);
    switch (random.int(6)) {
      case 0:
        if (Array.isArray(at)) at.pop();
        else delete at[key];
        break;
      case 1:
        set(at, random.pick(oddKeys), hostile(random));
        break;
      case 2:
        if (keys.length > 0) set(at, key, twisted((at as Record<string, unknown>)[key]));
        break;
      case 3:
        if (Array.isArray(at)) at.push(...at.slice(0, 200), hostile(random));
        else set(at, `${key}2`, hostile(random));
        break;
      default:
        if (keys.length > 0) set(at, key, hostile(random));
    }
  }
  return copied;
}
